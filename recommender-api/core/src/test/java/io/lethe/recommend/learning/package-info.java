/** Tests of {@code learning}. */
@NullMarked
package io.lethe.recommend.learning;

import org.jspecify.annotations.NullMarked;
