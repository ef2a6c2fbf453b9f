package io.lethe.interest.profile;

/**
 * When an interest counts as faded and as revived, and what a revival is worth; see {@link Revivals} for how it is
 * recognised.
 *
 * <p>An interest that comes back grows faster than it first did, as what was once learned is learned again with less
 * effort (Ebbinghaus 1885 called it savings). Each event that speaks for it, from the revival on until it fades again,
 * is multiplied by
 *
 * <pre>1 + boost · P / (P + boostScale)      P: its strength at its peak before it faded</pre>
 *
 * @param faded      below which share of its peak an interest has faded, above 0 and below 1
 * @param back       at which share of that peak it is back, above {@code faded} and at most 1
 * @param gaps       how many of its usual gaps an interest is remembered at least, as a half-life, when it is asked
 *                   whether it has faded: whoever comes every ten days has not left after twenty; at least 0
 * @param events     how many events have to speak for its return, at least 1
 * @param boost      how much more than once events can count after a return, at least 0
 * @param boostScale the peak that brings half the boost, in weights of events, above 0
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

    /** The law where nothing else is set. */
    public static RevivalLaw defaults() {
        return new RevivalLaw(0.125, 0.25, 3, 3, 1, 10);
    }

    /** What events count for after the return of an interest that once was this strong. */
    double boostAfter(double peak) {
        return 1 + boost * peak / (peak + boostScale);
    }
}
