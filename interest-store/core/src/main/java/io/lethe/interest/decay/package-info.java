/** Kernels: the share of an event's weight that remains at a given age. */
@NullMarked
package io.lethe.interest.decay;

import org.jspecify.annotations.NullMarked;
