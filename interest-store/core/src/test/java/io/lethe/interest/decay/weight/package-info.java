/** Tests of {@code weight}. */
@NullMarked
package io.lethe.interest.decay.weight;

import org.jspecify.annotations.NullMarked;
