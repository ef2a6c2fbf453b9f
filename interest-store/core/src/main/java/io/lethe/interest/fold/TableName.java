package io.lethe.interest.fold;

/** The tables that a fold keeps, and what they hold. */
public enum TableName {
    /** {@link io.lethe.interest.ledger.LedgerKey} to the bytes that the log has: the state itself. */
    LEDGER,
    /** User and event id, for ids that do not carry their place, to the {@link io.lethe.interest.ledger.LedgerKey}. */
    EVENT_IDS,
    /** {@link io.lethe.event.EventKey} of an event that lost against one with the same id, to its bytes. */
    RIVALS,
    /** {@link io.lethe.interest.ledger.LongTermKey} behind the user, to the count. */
    LONG_TERM,
    /** {@link io.lethe.event.UserKey} to {@link io.lethe.interest.ledger.UserVersion}. */
    VERSIONS,
    /**
     * {@link io.lethe.interest.ledger.LedgerKey} of a change that the pairs do not hold yet, to what was there before.
     */
    PENDING,
    /** {@link io.lethe.interest.signal.ItemPair} to its {@link io.lethe.interest.signal.ItemCount}. */
    PAIRS,
    /** {@link io.lethe.interest.signal.TrendKey} to its {@link io.lethe.interest.signal.ItemCount}. */
    TRENDS
}
