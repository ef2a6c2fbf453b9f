/** Kernels: how much an event of a given age still weighs. */
@NullMarked
package io.lethe.interest.decay;

import org.jspecify.annotations.NullMarked;
