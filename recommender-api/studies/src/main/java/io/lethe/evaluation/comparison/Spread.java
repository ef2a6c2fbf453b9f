package io.lethe.evaluation.comparison;

import io.lethe.evaluation.run.ModelResult;
import java.util.Arrays;

/**
 * How far the mean of a metric differs from one order of the log to the other.
 *
 * @param lowest    the lowest mean of any order
 * @param highest   the highest
 * @param deviation the standard deviation of the means, n − 1 in the denominator; 0 of one order
 */
record Spread(double lowest, double highest, double deviation) {

    static Spread of(ModelResult result, String metric) {
        double[] means = result.orders().stream()
                .mapToDouble(order -> order.mean(metric))
                .sorted()
                .toArray();
        double mean = Arrays.stream(means).average().orElse(0);
        double squares =
                Arrays.stream(means).map(one -> (one - mean) * (one - mean)).sum();
        return new Spread(
                means[0], means[means.length - 1], means.length < 2 ? 0 : Math.sqrt(squares / (means.length - 1)));
    }
}
