package io.lethe.recommend.parameter;

import io.lethe.interest.decay.Gaussian;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How regularly a user chooses an item again: a usual gap μ between choices, and a spread σ around it. An item is due
 * when its last choice is μ ago. Until then its weight is a {@link Gaussian}, {@code e^(−(age − μ)² / 2σ²)}. After that
 * it is 1, since what is overdue is still wanted.
 *
 * <p>μ is the median of the newest eight gaps g. The scatter of m gaps is {@code s = 1.4826 · median |g − μ| / μ}, which
 * estimates the relative standard deviation. Medians, since one long holiday changes no habit. Few gaps say little of
 * their spread, so {@code σ/μ = (3 · 0.35 + (m − 1) · s) / (3 + m − 1)}. Where that is above 0.4, there is no cycle.
 *
 * @param meanSeconds   μ, above 0 and finite
 * @param spreadSeconds σ, above 0 and finite
 */
public record RepeatCycle(double meanSeconds, double spreadSeconds) {
    private static final int GAPS = 8;
    private static final int FEWEST_GAPS = 2;
    private static final double TO_DEVIATION = 1.4826;
    private static final double USUAL_SCATTER = 0.35;
    private static final double USUAL_GAPS = 3;
    private static final double IRREGULAR = 0.4;
    private static final double EARLY = 1.5;

    public RepeatCycle {
        checkLength("mean", meanSeconds);
        checkLength("spread", spreadSeconds);
    }

    /**
     * The cycle of an item's choices.
     *
     * @param times the times of the choices in milliseconds since 1970, ascending and different
     * @return empty if there are fewer than three, or if they follow no cycle
     */
    static Optional<RepeatCycle> of(List<Long> times) {
        List<Double> gaps = new ArrayList<>();
        for (int i = Math.max(1, times.size() - GAPS); i < times.size(); i++) {
            gaps.add((times.get(i) - times.get(i - 1)) / 1000.0);
        }
        if (gaps.size() < FEWEST_GAPS) {
            return Optional.empty();
        }
        double mean = median(gaps);
        double distance = median(gaps.stream().map(gap -> Math.abs(gap - mean)).toList());
        int more = gaps.size() - 1;
        double spread = (USUAL_GAPS * USUAL_SCATTER + more * TO_DEVIATION * distance / mean) / (USUAL_GAPS + more);
        return spread > IRREGULAR ? Optional.empty() : Optional.of(new RepeatCycle(mean, spread * mean));
    }

    /** Whether the item is due within one and a half spreads, or was due before. */
    public boolean isNearlyDue(double ageSeconds) {
        return ageSeconds >= meanSeconds - EARLY * spreadSeconds;
    }

    /** What earlier choices weigh, compared with when the item is due; 0 to 1. */
    public double weight(double ageSeconds) {
        return ageSeconds < meanSeconds ? new Gaussian(spreadSeconds, meanSeconds).at(ageSeconds) : 1;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static void checkLength(String name, double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("the " + name + " of a cycle is above 0 and finite, not " + seconds);
        }
    }
}
