/** The initial weight of an event: by type, value, dwell time and progress. */
@NullMarked
package io.lethe.interest.decay.weight;

import org.jspecify.annotations.NullMarked;
