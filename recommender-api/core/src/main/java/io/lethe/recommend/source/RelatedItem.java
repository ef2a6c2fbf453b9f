package io.lethe.recommend.source;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.parameter.Mix;
import java.util.function.IntFunction;

/**
 * An item of the history with all that belongs to it by {@link PairScores}. Events with the same item share it, and it
 * remembers what was asked for last. Not thread-safe.
 */
final class RelatedItem {
    private final Catalogue catalogue;
    private final Mix mix;
    private final int slot;
    private final IntFunction<double[]> divisors;
    private int lastAsked = -1;
    private double lastScore;
    private double[] prepared = {};

    /** @param divisors {@link PairScores#divisors} of as many slots as it is given at least */
    RelatedItem(Catalogue catalogue, Mix mix, int slot, IntFunction<double[]> divisors) {
        this.catalogue = catalogue;
        this.mix = mix;
        this.slot = slot;
        this.divisors = divisors;
    }

    /** How strongly another item belongs to it. */
    double score(int other) {
        if (other != lastAsked) {
            lastScore = PairScores.of(catalogue, slot, other, mix.backward(), mix.together());
            lastAsked = other;
        }
        return lastScore;
    }

    /** Looks up how strongly each of some items belongs to it, to be recalled one after another. */
    void prepare(int[] others) {
        prepared = PairScores.of(catalogue, slot, others, mix.backward(), mix.together());
    }

    /** Makes the score of one of the prepared items the one that was asked for last. */
    void recall(int place, int other) {
        lastAsked = other;
        lastScore = prepared[place];
    }

    /** The part of it that comes from being chosen at the same time. */
    double together(int other) {
        return PairScores.together(catalogue, slot, other, mix.together());
    }

    /** Adds {@code weight} times how strongly each item belongs to it, by slot. */
    void addTo(double[] scores, double weight) {
        double[] to = divisors.apply(scores.length);
        PairScores.addTo(catalogue, slot, weight, mix.backward(), mix.together(), to, scores);
    }
}
