/**
 * The ledger: one small entry for each event, in an order that follows from the events alone; what is counted from them
 * in exact integers; and a user's state as it is stored, merged and asked for.
 */
@NullMarked
package io.lethe.interest.ledger;

import org.jspecify.annotations.NullMarked;
