package io.lethe.evaluation.metric;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Bootstrap intervals of any figure: whole users are drawn with replacement, and the figure computed from how often
 * each was. Figures that are computed from the same draws can be compared.
 */
public final class UserDraws {
    private static final int ROUNDS = 1000;
    private static final double TAIL = 0.025;

    private final int users;
    private final long seed;

    /** Of so many users. */
    public UserDraws(int users, long seed) {
        this.users = users;
        this.seed = seed;
    }

    /** The middle 95 % of a figure, which is given how often each user counts. Draws without a value are left out. */
    public Interval interval(ToDoubleFunction<int[]> figure) {
        return intervals(counts -> new double[] {figure.applyAsDouble(counts)}).get(0);
    }

    /** The same of several figures that are computed together. */
    public List<Interval> intervals(Function<int[], double[]> figures) {
        double[] all = figures.apply(each());
        double[][] values = draws(figures);
        return IntStream.range(0, all.length)
                .mapToObj(i -> interval(all[i], sound(values, i)))
                .toList();
    }

    /**
     * How likely a figure as far from 0 is, either way, if it were 0 but for chance: twice the share of draws on the
     * other side of 0, or on it; above 0, at most 1.
     */
    public double pValue(ToDoubleFunction<int[]> figure) {
        double[] values = sound(draws(counts -> new double[] {figure.applyAsDouble(counts)}), 0);
        long below = Arrays.stream(values).filter(value -> value <= 0).count();
        long above = Arrays.stream(values).filter(value -> value >= 0).count();
        return Math.min(1, 2 * (Math.min(below, above) + 1.0) / (values.length + 1.0));
    }

    private double[][] draws(Function<int[], double[]> figures) {
        double[][] values = new double[ROUNDS][];
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < ROUNDS; round++) {
            int[] counts = new int[users];
            for (int draw = 0; draw < users; draw++) {
                counts[random.nextInt(users)]++;
            }
            values[round] = figures.apply(counts);
        }
        return values;
    }

    private int[] each() {
        int[] counts = new int[users];
        Arrays.fill(counts, 1);
        return counts;
    }

    private static double[] sound(double[][] values, int figure) {
        return Arrays.stream(values)
                .mapToDouble(draw -> draw[figure])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    private static Interval interval(double all, double[] sound) {
        if (sound.length == 0) {
            return new Interval(all, Double.NaN, Double.NaN);
        }
        int cut = (int) (TAIL * sound.length);
        return new Interval(all, sound[cut], sound[sound.length - 1 - cut]);
    }
}
