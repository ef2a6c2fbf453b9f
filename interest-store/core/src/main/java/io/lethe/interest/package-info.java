/**
 * The core of Lethe: what a user's events say about interests, and how interests fade. A user's interest is a pure
 * function of the user's set of events, the catalogue, the settings and the requested time. Nothing here reads a clock,
 * a random source, a file or the network.
 *
 * <ul>
 *   <li>{@link io.lethe.interest.ledger}: the stored facts and the counts derived from them
 *   <li>{@link io.lethe.interest.cleaning}: which of them are no person's choice
 *   <li>{@link io.lethe.interest.fold}: how each record of the log updates them
 *   <li>{@link io.lethe.interest.decay}: how an event's weight falls with its age
 *   <li>{@link io.lethe.interest.signal}: what all users' events say about items
 *   <li>{@link io.lethe.interest.profile}: interest points, computed on request
 *   <li>{@link io.lethe.interest.law}: the laws that all of this obeys, tested on histories
 * </ul>
 */
@NullMarked
package io.lethe.interest;

import org.jspecify.annotations.NullMarked;
