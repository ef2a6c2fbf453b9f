package io.lethe.interest.fold;

/** The tables of a fold, with their keys and values. */
public enum TableName {
    /** {@link io.lethe.interest.ledger.LedgerKey} to the event's bytes in the log: the primary state. */
    LEDGER,
    /**
     * User and event id to the {@link io.lethe.interest.ledger.LedgerKey}, for ids that do not contain their position.
     */
    EVENT_IDS,
    /**
     * {@link io.lethe.event.EventKey} of an event that lost against another one with the same id, to the event's bytes.
     */
    RIVALS,
    /** The user followed by {@link io.lethe.interest.ledger.LongTermKey}, to the count. */
    LONG_TERM,
    /** {@link io.lethe.event.UserKey} to {@link io.lethe.interest.ledger.UserVersion}. */
    VERSIONS,
    /**
     * {@link io.lethe.interest.ledger.LedgerKey} of a change that the pairs do not include yet, to the entry before it.
     */
    PENDING,
    /** {@link io.lethe.interest.signal.ItemPair} to its {@link io.lethe.interest.signal.ItemCount}. */
    PAIRS,
    /**
     * {@link io.lethe.interest.signal.TrendKey} to its {@link io.lethe.interest.signal.ItemCount}. Before them, while
     * rows of an older form are renewed, how far that is: the key 0, to a version, 0 for rows or 1 for events, and the
     * key of the last one.
     */
    TRENDS,
    /**
     * {@link io.lethe.interest.ledger.LedgerKey} of an event that does not count across people, to the
     * {@link io.lethe.interest.cleaning.CleaningRule}. Empty while no rule is in force.
     */
    LEFT_OUT,
    /** What the rules of {@link #LEFT_OUT} need to know of each user. Empty while no rule is in force. */
    CONDUCT
}
