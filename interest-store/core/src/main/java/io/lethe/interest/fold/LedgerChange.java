package io.lethe.interest.fold;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * The change of a user's ledger by one record: an entry removed, an entry added, or both.
 *
 * @param user    the owner of the ledger
 * @param removed the entry to remove, if any
 * @param added   the entry to add, if any
 */
public record LedgerChange(
        UserKey user,
        @Nullable LedgerEntry removed,
        @Nullable LedgerEntry added) {}
