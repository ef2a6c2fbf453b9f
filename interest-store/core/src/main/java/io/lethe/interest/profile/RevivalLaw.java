package io.lethe.interest.profile;

/**
 * When an interest counts as faded and as revived, and how much a revival counts. {@link Revivals} detects them.
 *
 * <p>A revived interest grows faster than it first did, because relearning takes less effort (the savings effect,
 * Ebbinghaus 1885). The weight of each positive event from the revival until the next fading is multiplied by
 *
 * <pre>1 + boost · P / (P + boostScale)      P: its strength at its peak before it faded</pre>
 *
 * @param faded      the share of its peak below which an interest has faded, above 0 and below 1
 * @param back       the share of that peak at which it is back, above {@code faded} and at most 1
 * @param gaps       the minimum half-life for the fading test, in usual gaps of the interest, at least 0; a user who
 *                   comes every ten days has not left after twenty
 * @param events     the minimum number of positive events for a return, at least 1
 * @param boost      the maximum boost of events after a return, at least 0
 * @param boostScale the peak that gives half of the boost, in weights of events, positive
 */
public record RevivalLaw(double faded, double back, double gaps, int events, double boost, double boostScale) {

    public RevivalLaw {
        if (!(faded > 0 && faded < 1)) {
            throw new IllegalArgumentException("faded is a share above 0 and below 1, not " + faded);
        }
        if (!(back > faded && back <= 1)) {
            throw new IllegalArgumentException("back is a share above faded and at most 1, not " + back);
        }
        if (!(gaps >= 0) || Double.isInfinite(gaps)) {
            throw new IllegalArgumentException("gaps is at least 0 and finite, not " + gaps);
        }
        if (events < 1) {
            throw new IllegalArgumentException("events is at least 1, not " + events);
        }
        if (!(boost >= 0) || Double.isInfinite(boost)) {
            throw new IllegalArgumentException("boost is at least 0 and finite, not " + boost);
        }
        if (!(boostScale > 0) || Double.isInfinite(boostScale)) {
            throw new IllegalArgumentException("boostScale is above 0 and finite, not " + boostScale);
        }
    }

    /** The default law. */
    public static RevivalLaw defaults() {
        return new RevivalLaw(0.125, 0.25, 3, 3, 1, 10);
    }

    /** The factor for events after the return of an interest with this peak. */
    double boostAfter(double peak) {
        return 1 + boost * peak / (peak + boostScale);
    }
}
