/**
 * The fold: what each record of the log does to the tables that hold users' ledgers, what is counted from them, and the
 * counts of items. Pure: tables come from outside, and what they hold is a function of what the log holds.
 */
@NullMarked
package io.lethe.interest.fold;

import org.jspecify.annotations.NullMarked;
