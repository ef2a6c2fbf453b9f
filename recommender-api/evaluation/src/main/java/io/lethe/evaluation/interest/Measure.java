package io.lethe.evaluation.interest;

/** What the study of groupings measures; each is a mean over a user's moments, then over users. */
public enum Measure {
    /** {@link Clusterings#purity} against the items' genres. */
    PURITY("purity", true),
    /** Purity less that of random groups of the same sizes. */
    LIFT("lift", true),
    /** {@link Clusterings#agreement} with the items' genres. */
    AGREEMENT("agreement", true),
    /** {@link Clusterings#adjustedRand} of the groups before and after one more event, over the items of both. */
    STABILITY("one more event", false),
    /** The share of events after which {@link #STABILITY} was at least 0.9. */
    STABLE(">= .9", false),
    /** {@link Clusterings#adjustedRand} of the groups with half of the catalogue known, and with all of it. */
    CATALOGUE("catalogue doubled", false),
    /**
     * Where the next item ranks among a thousand others by the ranking's own formula for interests: 0 last, 1 first.
     * The eight heaviest groups count, each {@code weight / largest weight · max(0, cos)³}.
     */
    PREDICTION("next item", false);

    private final String label;
    private final boolean ofGenres;

    Measure(String label, boolean ofGenres) {
        this.label = label;
        this.ofGenres = ofGenres;
    }

    /** What the table calls it. */
    public String label() {
        return label;
    }

    /** Whether it takes items with genres. */
    public boolean ofGenres() {
        return ofGenres;
    }
}
