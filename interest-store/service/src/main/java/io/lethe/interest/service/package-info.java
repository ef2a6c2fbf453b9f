/**
 * Interest-store as a service: takes the log of embedded events into ledgers and what follows from them, answers what
 * is known of a user, and keeps the last state of each user in Postgres.
 */
@NullMarked
package io.lethe.interest.service;

import org.jspecify.annotations.NullMarked;
