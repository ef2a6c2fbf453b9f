/** Kernels: how much an event of a given age still weighs, and what an event weighs before it ages. */
@NullMarked
package io.lethe.interest.decay;

import org.jspecify.annotations.NullMarked;
