/**
 * Rules that say which of a user's events are no person's choice, so that nothing is learned from them for others. They
 * read the user's own ledger and nothing else.
 */
@NullMarked
package io.lethe.interest.cleaning;

import org.jspecify.annotations.NullMarked;
