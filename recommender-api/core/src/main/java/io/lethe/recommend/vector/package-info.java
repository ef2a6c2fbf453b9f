/** Vectors of items, laid out so that all of them can be compared with a few directions. */
@NullMarked
package io.lethe.recommend.vector;

import org.jspecify.annotations.NullMarked;
