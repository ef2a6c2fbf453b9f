package io.lethe.recommend.source;

import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.trend.PopularityShares;
import io.lethe.recommend.trend.Trends;

/**
 * The effect of decayed popularity on an item's relevance r:
 *
 * <pre>max(0, r) · ((s / ε + 1)^lift − 1) + trend · s,   ε = 10⁻⁴</pre>
 *
 * where {@code s} is the item's decayed popularity as a share of the highest ({@link Trends#shares}). On a logarithmic
 * scale it is a small addend beside relevance: an item that nobody wants any more must be much closer to the user to be
 * shown. Items of negative relevance are not lifted.
 */
public final class Popularity {
    static final double SMALLEST = 1e-4;

    private final Mix mix;
    private final PopularityShares shares;
    private final double[] lifts;

    Popularity(Mix mix, PopularityShares shares) {
        this.mix = mix;
        this.shares = shares;
        this.lifts = mix.lift() > 0 ? shares.powers(SMALLEST, mix.lift()) : new double[0];
    }

    double value(int slot, double relevance) {
        double[] bySlot = shares.bySlot();
        double share = slot < bySlot.length ? bySlot[slot] : 0;
        if (share == 0) {
            return 0;
        }
        double lifted = relevance > 0 && mix.lift() > 0 ? relevance * (lifts[slot] - 1) : 0;
        return lifted + mix.trend() * share;
    }

    /** Whether an item is among the most popular fifth of those that have any popularity. */
    boolean isPopular(int slot) {
        return shares.isPopular(slot);
    }
}
