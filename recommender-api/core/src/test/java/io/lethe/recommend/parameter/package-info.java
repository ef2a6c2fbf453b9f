/** Tests of {@code parameter}. */
@NullMarked
package io.lethe.recommend.parameter;

import org.jspecify.annotations.NullMarked;
