/** Tests of {@code label}. */
@NullMarked
package io.lethe.recommend.label;

import org.jspecify.annotations.NullMarked;
