package io.lethe.recommend.trend;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The decayed popularity of each slot at one moment, as a share of the highest. */
public final class PopularityShares {
    private static final double MOST = 0.8;

    private final double[] bySlot;
    private volatile double leastOfMost = Double.NaN;
    private volatile @Nullable Powers powers;

    /** {@code (share / smallest + 1)^power} of each slot. */
    private record Powers(double smallest, double power, double[] bySlot) {}

    PopularityShares(double[] bySlot) {
        this.bySlot = bySlot;
    }

    /** The shares, 0 to 1. The array is shared: do not modify it. */
    public double[] bySlot() {
        return bySlot;
    }

    /** {@code (share / smallest + 1)^power} of each slot. The array is shared: do not modify it. */
    @SuppressWarnings("FloatingPointEquality")
    public double[] powers(double smallest, double power) {
        Powers known = powers;
        if (known == null || known.smallest() != smallest || known.power() != power) {
            double[] fresh = new double[bySlot.length];
            for (int slot = 0; slot < fresh.length; slot++) {
                fresh[slot] = Math.pow(bySlot[slot] / smallest + 1, power);
            }
            known = new Powers(smallest, power, fresh);
            powers = known;
        }
        return known.bySlot();
    }

    /** Whether an item is among the most popular fifth of those that have any popularity. */
    public boolean isPopular(int slot) {
        if (Double.isNaN(leastOfMost)) {
            double[] some =
                    Arrays.stream(bySlot).filter(share -> share > 0).sorted().toArray();
            leastOfMost = some.length == 0 ? 1 : some[(int) (MOST * (some.length - 1))];
        }
        return slot < bySlot.length && bySlot[slot] >= leastOfMost;
    }
}
