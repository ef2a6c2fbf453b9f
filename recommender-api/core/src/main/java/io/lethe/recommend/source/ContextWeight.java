package io.lethe.recommend.source;

import io.lethe.interest.signal.Circumstance;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.trend.ContextLift;
import java.util.List;

/**
 * The effect of a request's context on an item's relevance r:
 *
 * <pre>max(0, r) · (L^weight − 1)</pre>
 *
 * where {@code L} is how many times as often the item is chosen in the context ({@link ContextLift}). Items of negative
 * relevance stay as they are.
 */
public final class ContextWeight {
    private final ContextLift lift;
    private final double weight;

    ContextWeight(ContextLift lift, double weight) {
        this.lift = lift;
        this.weight = weight;
    }

    /** Whether there is no context that counts. */
    public boolean isIdle() {
        return lift.isIdle();
    }

    /** By what a positive score is multiplied. */
    public double factor(int slot) {
        double times = lift.of(slot);
        return weight == 1 ? times : Math.pow(times, weight);
    }

    /** What it adds to an item's relevance. */
    public double value(int slot, double relevance) {
        return isIdle() || relevance <= 0 ? 0 : relevance * (factor(slot) - 1);
    }

    /** The same with its reason. */
    public Contribution contribution(int slot, double value) {
        List<String> facts =
                lift.circumstances().stream().map(ContextWeight::fact).toList();
        return new Contribution(
                Kind.CONTEXT, Contribution.inContext(facts, lift.of(slot), lift.isOwn(slot)), value, List.of(), null);
    }

    private static String fact(Circumstance in) {
        return in.key().code() + ":" + in.value();
    }
}
