/** How requests are read and errors are told. */
@NullMarked
package io.lethe.recommend.service.http;

import org.jspecify.annotations.NullMarked;
