/** Tests of the demo. */
@NullMarked
package io.lethe.standalone.demo;

import org.jspecify.annotations.NullMarked;
