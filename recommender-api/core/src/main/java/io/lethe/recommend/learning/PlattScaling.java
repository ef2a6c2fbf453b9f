package io.lethe.recommend.learning;

import java.util.Arrays;

/**
 * A probability from a number: {@code 1/(1 + e^−(a + b·x))}, fitted by Newton's method to the largest likelihood
 * with a ridge of {@value #RIDGE} on both.
 *
 * @param offset a
 * @param slope  b
 */
public record PlattScaling(double offset, double slope) {
    private static final double RIDGE = 1e-3;
    private static final int STEPS = 50;
    private static final double CLOSE = 1e-10;

    /** The best one for these numbers and what happened. */
    public static PlattScaling fit(double[] numbers, boolean[] happened) {
        double[] alike = new double[numbers.length];
        Arrays.fill(alike, 1);
        return fit(numbers, happened, alike);
    }

    /**
     * The same where cases count unlike much.
     *
     * @param weights what each case counts, at least 0
     */
    public static PlattScaling fit(double[] numbers, boolean[] happened, double[] weights) {
        double a = 0;
        double b = 0;
        for (int step = 0; step < STEPS; step++) {
            double ga = -RIDGE * a;
            double gb = -RIDGE * b;
            double aa = RIDGE;
            double ab = 0;
            double bb = RIDGE;
            for (int i = 0; i < numbers.length; i++) {
                double p = new PlattScaling(a, b).at(numbers[i]);
                double error = weights[i] * ((happened[i] ? 1 : 0) - p);
                double weight = weights[i] * p * (1 - p);
                ga += error;
                gb += error * numbers[i];
                aa += weight;
                ab += weight * numbers[i];
                bb += weight * numbers[i] * numbers[i];
            }
            double determinant = aa * bb - ab * ab;
            double da = (bb * ga - ab * gb) / determinant;
            double db = (aa * gb - ab * ga) / determinant;
            a += da;
            b += db;
            if (Math.abs(da) + Math.abs(db) < CLOSE) {
                break;
            }
        }
        return new PlattScaling(a, b);
    }

    public double at(double number) {
        return 1 / (1 + Math.exp(-offset - slope * number));
    }
}
