/** How much an event weighs: by its type, value, dwell time and progress. */
@NullMarked
package io.lethe.interest.decay.weight;

import org.jspecify.annotations.NullMarked;
