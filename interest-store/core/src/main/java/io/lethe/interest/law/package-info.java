/**
 * The laws of the state. Each law is a test on random histories, or on a real one, against a naive model that keeps
 * every event. Order, repeats, delays, partitioning and restarts must not change a single byte of the result.
 */
@NullMarked
package io.lethe.interest.law;

import org.jspecify.annotations.NullMarked;
