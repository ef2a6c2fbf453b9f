package io.lethe.evaluation.prediction;

import io.lethe.evaluation.metric.Interval;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Bootstrap intervals of any figure: whole users are drawn with replacement, and the figure computed from how often
 * each was.
 */
final class UserDraws {
    private static final int ROUNDS = 1000;
    private static final double TAIL = 0.025;

    private final int users;
    private final long seed;

    UserDraws(int users, long seed) {
        this.users = users;
        this.seed = seed;
    }

    /** The middle 95 % of a figure, which is given how often each user counts. Draws without a value are left out. */
    Interval interval(ToDoubleFunction<int[]> figure) {
        double[] values = new double[ROUNDS];
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int[] counts = new int[users];
            for (int draw = 0; draw < users; draw++) {
                counts[random.nextInt(users)]++;
            }
            values[round] = figure.applyAsDouble(counts);
        }
        double[] sound = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double all = figure.applyAsDouble(Chances.once(users));
        if (sound.length == 0) {
            return new Interval(all, Double.NaN, Double.NaN);
        }
        int cut = (int) (TAIL * sound.length);
        return new Interval(all, sound[cut], sound[sound.length - 1 - cut]);
    }
}
