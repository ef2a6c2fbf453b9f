/**
 * The heart of Lethe: what a user's events say about interest, and how that fades. A user's interest is a pure function
 * of the set of that user's events, the catalogue, the settings and the time asked about. Nothing in here reads a
 * clock, a random source, a file or a network.
 *
 * <ul>
 *   <li>{@link io.lethe.interest.ledger}: the facts that are kept, and what can be counted from them
 *   <li>{@link io.lethe.interest.fold}: what each record of the log does to them
 *   <li>{@link io.lethe.interest.decay}: how an event's weight falls with its age
 *   <li>{@link io.lethe.interest.signal}: what all users' events say about items
 *   <li>{@link io.lethe.interest.profile}: interest points, computed when asked for
 *   <li>{@link io.lethe.interest.law}: what has to hold of all this, tried on histories
 * </ul>
 */
@NullMarked
package io.lethe.interest;

import org.jspecify.annotations.NullMarked;
