/** The laws of a user's stored state, and the stored forms that every later version must be able to read. */
@NullMarked
package io.lethe.interest.ledger;

import org.jspecify.annotations.NullMarked;
