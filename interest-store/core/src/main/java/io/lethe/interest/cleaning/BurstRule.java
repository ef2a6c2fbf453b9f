package io.lethe.interest.cleaning;

/**
 * Of a user's events of one type with one item in one hour of the clock (UTC), the first ones count and the others do
 * not. Which ones are first is a matter of the ledger's order, not of arrival.
 *
 * @param most how many count, at least 1
 */
public record BurstRule(int most) {
    /** Five an hour. */
    public static final BurstRule DEFAULT = new BurstRule(5);

    public BurstRule {
        if (most < 1) {
            throw new IllegalArgumentException("at least one event of a burst counts, not " + most);
        }
    }
}
