/** Tests of the contract on HTTP. */
@NullMarked
package io.lethe.http;

import org.jspecify.annotations.NullMarked;
