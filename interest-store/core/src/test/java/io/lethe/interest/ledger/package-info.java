/** The laws of what is kept of a user, and the stored forms that every later version has to read. */
@NullMarked
package io.lethe.interest.ledger;

import org.jspecify.annotations.NullMarked;
