package io.lethe.evaluation.prediction;

import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.metric.UserDraws;
import io.lethe.evaluation.prediction.PredictionStudy.Case;
import io.lethe.recommend.learning.PlattScaling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Probabilities by a scale that was fitted on cases before the test.
 *
 * @param offset the offset, with what it is in draws of the users before the test
 * @param slope  the slope, likewise
 * @param scores how good the probabilities are on the test
 */
record FittedScale(Interval offset, Interval slope, ChanceScores scores) {

    /**
     * Fits and scores.
     *
     * @param number what a case's probability follows from
     */
    static FittedScale of(List<Case> cases, List<Case> before, ToDoubleFunction<Case> number, long seed) {
        double[] numbers = before.stream().mapToDouble(number).toArray();
        boolean[] happened = ChanceScores.happened(before);
        PlattScaling scale = PlattScaling.fit(numbers, happened);
        int[] userOf = ChanceScores.users(before);
        List<Interval> intervals = new UserDraws(Arrays.stream(userOf).max().orElse(-1) + 1, seed).intervals(counts -> {
            PlattScaling drawn = drawn(numbers, happened, ChanceScores.weights(userOf, counts));
            return new double[] {drawn.offset(), drawn.slope()};
        });
        return new FittedScale(
                intervals.get(0),
                intervals.get(1),
                new ChanceScores(cases, one -> scale.at(number.applyAsDouble(one)), seed));
    }

    private static PlattScaling drawn(double[] numbers, boolean[] happened, int[] weights) {
        int size = Arrays.stream(weights).sum();
        double[] some = new double[size];
        boolean[] up = new boolean[size];
        int next = 0;
        for (int i = 0; i < weights.length; i++) {
            Arrays.fill(some, next, next + weights[i], numbers[i]);
            Arrays.fill(up, next, next + weights[i], happened[i]);
            next += weights[i];
        }
        return PlattScaling.fit(some, up);
    }

    /** The scale in words. */
    String words() {
        return String.format(Locale.ROOT, " (%.2f + %.2f·x)", offset.mean(), slope.mean());
    }
}
