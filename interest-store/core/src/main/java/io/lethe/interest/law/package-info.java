/**
 * The laws of the state, each a check on random histories (or on a real one) against a naive model that keeps every
 * event: whatever the order, the repeats, the delays, the parts and the restarts, the same bytes.
 */
@NullMarked
package io.lethe.interest.law;

import org.jspecify.annotations.NullMarked;
