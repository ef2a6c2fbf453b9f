package io.lethe.evaluation.rival.classic;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A vector of so many factors for each of some rows: users or items. */
final class Factors {
    private static final double ENOUGH = 1e-12;

    private final int width;
    private final double[][] rows;

    /** All 0. */
    Factors(int rows, int width) {
        this.width = width;
        this.rows = new double[rows][width];
    }

    /** Rows of normally distributed numbers with a standard deviation of 0.1/√width. */
    static Factors random(int rows, int width, SplittableRandom random) {
        Factors factors = new Factors(rows, width);
        for (double[] row : factors.rows) {
            for (int f = 0; f < width; f++) {
                row[f] = 0.1 / Math.sqrt(width) * gaussian(random);
            }
        }
        return factors;
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    double[] row(int number) {
        return rows[number];
    }

    int size() {
        return rows.length;
    }

    /** The sum of all {@code h hᵀ}. */
    double[][] gram() {
        double[][] gram = new double[width][width];
        IntStream.range(0, width).parallel().forEach(left -> {
            for (double[] row : rows) {
                double value = row[left];
                for (int right = 0; right < width; right++) {
                    gram[left][right] += value * row[right];
                }
            }
        });
        return gram;
    }

    /**
     * Moves x towards the solution of {@code (unobserved · G + ridge · I + Σ c_i h_i h_iᵀ) x = Σ c_i h_i} by
     * conjugate gradients (M. R. Hestenes and E. Stiefel, 1952).
     *
     * @param gram  G
     * @param some  the numbers i of rows
     * @param c     their weights
     * @param ridge above 0
     * @param steps how many at most; as many as x has numbers solve it but for rounding
     */
    void solve(double[][] gram, double unobserved, int[] some, double[] c, double ridge, double[] x, int steps) {
        double[] rest = new double[width];
        apply(gram, unobserved, some, c, ridge, x, rest);
        for (int f = 0; f < width; f++) {
            rest[f] = -rest[f];
        }
        for (int i = 0; i < some.length; i++) {
            add(rows[some[i]], c[i], rest);
        }
        double[] direction = rest.clone();
        double[] image = new double[width];
        double squares = dot(rest, rest);
        for (int step = 0; step < steps && squares > ENOUGH; step++) {
            apply(gram, unobserved, some, c, ridge, direction, image);
            double length = squares / dot(direction, image);
            add(direction, length, x);
            add(image, -length, rest);
            double before = squares;
            squares = dot(rest, rest);
            for (int f = 0; f < width; f++) {
                direction[f] = rest[f] + squares / before * direction[f];
            }
        }
    }

    private void apply(
            double[][] gram, double unobserved, int[] some, double[] c, double ridge, double[] x, double[] into) {
        for (int f = 0; f < width; f++) {
            into[f] = ridge * x[f];
        }
        for (int f = 0; f < width; f++) {
            add(gram[f], unobserved * x[f], into);
        }
        for (int i = 0; i < some.length; i++) {
            double[] row = rows[some[i]];
            add(row, c[i] * dot(row, x), into);
        }
    }

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int f = 0; f < left.length; f++) {
            sum += left[f] * right[f];
        }
        return sum;
    }

    private static void add(double[] what, double factor, double[] to) {
        for (int f = 0; f < to.length; f++) {
            to[f] += factor * what[f];
        }
    }
}
