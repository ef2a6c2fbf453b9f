package io.lethe.recommend.trend;

import io.lethe.interest.signal.Circumstance;
import java.util.List;

/**
 * How much more often each item is chosen in the context of a request than at large: the product of the ratios of its
 * circumstances ({@link ContextTrends}), {@value #LEAST} to {@value #MOST}.
 */
public final class ContextLift {
    /** The lift of a request without context: 1 for every item. */
    public static final ContextLift NONE = new ContextLift(List.of(), new double[0]);

    private static final double LEAST = 0.125;
    private static final double MOST = 8;

    private final List<Circumstance> circumstances;
    private final double[] product;

    private ContextLift(List<Circumstance> circumstances, double[] product) {
        this.circumstances = List.copyOf(circumstances);
        this.product = product;
    }

    /** @param ratios of each circumstance, by slot */
    static ContextLift of(List<Circumstance> circumstances, List<double[]> ratios) {
        int slots = ratios.stream().mapToInt(one -> one.length).min().orElse(0);
        double[] product = new double[slots];
        for (int slot = 0; slot < slots; slot++) {
            double all = 1;
            for (double[] one : ratios) {
                all *= one[slot];
            }
            product[slot] = Math.max(LEAST, Math.min(MOST, all));
        }
        return new ContextLift(circumstances, product);
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
}
