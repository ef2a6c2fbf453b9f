/** Tests of {@code vector}. */
@NullMarked
package io.lethe.recommend.vector;

import org.jspecify.annotations.NullMarked;
