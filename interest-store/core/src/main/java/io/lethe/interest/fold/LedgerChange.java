package io.lethe.interest.fold;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * What a record does to a user's ledger: takes an entry out, puts one in, or both.
 *
 * @param user    whose ledger
 * @param removed what is there no longer
 * @param added   what was not there before
 */
public record LedgerChange(
        UserKey user,
        @Nullable LedgerEntry removed,
        @Nullable LedgerEntry added) {}
