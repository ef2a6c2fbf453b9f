/**
 * The ledger: one small entry per event, in an order that depends on the events alone. It also holds the exact integer
 * counts derived from the entries, and a user's state as it is stored, merged and queried.
 */
@NullMarked
package io.lethe.interest.ledger;

import org.jspecify.annotations.NullMarked;
