/**
 * The fold: how each record of the log updates users' ledgers, the counts derived from them, and the counts of items.
 * It has no side effects beyond the tables, which the caller provides. Their content is a function of the log's
 * content.
 */
@NullMarked
package io.lethe.interest.fold;

import org.jspecify.annotations.NullMarked;
