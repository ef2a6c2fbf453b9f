package io.lethe.evaluation.interest;

import java.util.Arrays;
import java.util.Random;

/**
 * A mean over users, and the interval in which it lies with 95 % confidence, by the percentiles of means of users drawn
 * anew (B. Efron, <i>Bootstrap Methods</i>, 1979).
 *
 * @param mean the mean
 * @param low  where the interval begins
 * @param high where it ends
 */
public record Estimate(double mean, double low, double high) {
    private static final int DRAWS = 1000;

    /** From one value a user, of which those that are not numbers are left out; of none, not a number. */
    static Estimate of(double[] perUser, long seed) {
        double[] values = Arrays.stream(perUser).filter(Double::isFinite).toArray();
        if (values.length == 0) {
            return new Estimate(Double.NaN, Double.NaN, Double.NaN);
        }
        Random random = new Random(seed);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[draw] = sum / values.length;
        }
        Arrays.sort(means);
        double mean = Arrays.stream(values).average().orElseThrow();
        return new Estimate(mean, means[DRAWS / 40], means[DRAWS - 1 - DRAWS / 40]);
    }
}
