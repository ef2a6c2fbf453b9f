package io.lethe.recommend.trend;

import io.lethe.interest.signal.Circumstance;
import java.util.List;

/**
 * How much more often each item is chosen in the context of a request than at large: the product of the ratios of its
 * circumstances ({@link ContextTrends}), {@value #LEAST} to {@value #MOST}.
 */
public final class ContextLift {
    /** The lift of a request without context: 1 for every item. */
    public static final ContextLift NONE = new ContextLift(List.of(), List.of(), new double[0]);

    private static final double LEAST = 0.125;
    private static final double MOST = 8;

    private final List<Circumstance> circumstances;
    private final List<ContextRatios> ratios;
    private final double[] product;

    private ContextLift(List<Circumstance> circumstances, List<ContextRatios> ratios, double[] product) {
        this.circumstances = List.copyOf(circumstances);
        this.ratios = List.copyOf(ratios);
        this.product = product;
    }

    /** @param ratios of each circumstance, by slot */
    static ContextLift of(List<Circumstance> circumstances, List<ContextRatios> ratios) {
        int slots = ratios.stream().mapToInt(ContextRatios::slots).min().orElse(0);
        double[] product = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            double all = 1;
            for (ContextRatios one : ratios) {
                all *= one.of(slot);
            }
            product[slot] = Math.max(LEAST, Math.min(MOST, all));
        }
        return new ContextLift(circumstances, ratios, product);
    }

    /** Whether it is 1 for every item: there is no context, or nothing was chosen in it yet. */
    public boolean isIdle() {
        return circumstances.isEmpty();
    }

    /** The circumstances of the request in which something was chosen. */
    public List<Circumstance> circumstances() {
        return circumstances;
    }

    /** How many times as often an item is chosen. */
    public double of(int slot) {
        return slot < product.length ? product[slot] : 1;
    }

    /**
     * Whether an item was chosen itself in each of the circumstances. Otherwise it may be its category that speaks for it.
     */
    public boolean isOwn(int slot) {
        return slot < product.length && ratios.stream().allMatch(one -> one.isOwn(slot));
    }
}
