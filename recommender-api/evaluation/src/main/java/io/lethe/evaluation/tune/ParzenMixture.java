package io.lethe.evaluation.tune;

import io.lethe.evaluation.tune.Parameter.Choice;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A density over the cube of a {@link Space}: an even one, and one round each of some points, all with the same share.
 * Round a point it is the product over the parameters of a density; of words, the point's own has {@value #OWN} more
 * than an even share of the rest. Of numbers it is two normal densities cut off at the ends, half and half: one whose
 * deviation is Scott's ({@code σ · n^(−1/(d+4))}, D. W. Scott 1992) within bounds, and a narrow one, so that what
 * is drawn round a point differs from it in some parameters and not in all of them.
 */
final class ParzenMixture {
    private static final double LEAST = 0.06;
    private static final double MOST = 0.35;
    private static final double OWN = 0.6;
    private static final double STAYS = 0.7;
    private static final double NEAR = 0.03;
    private static final int MOST_DRAWS = 100;

    private final List<Parameter> parameters;
    private final List<double[]> points;
    private final double[] deviations;

    ParzenMixture(List<Parameter> parameters, List<double[]> points) {
        this.parameters = parameters;
        this.points = points;
        this.deviations = new double[parameters.size()];
        double shrink = Math.pow(Math.max(1, points.size()), -1.0 / (parameters.size() + 4));
        for (int i = 0; i < deviations.length; i++) {
            deviations[i] = Math.min(MOST, Math.max(LEAST, shrink * deviation(i)));
        }
    }

    /** The deviation of the points, with an even density as one of them, so that a single point has one too. */
    private double deviation(int side) {
        double mean = (points.stream().mapToDouble(point -> point[side]).sum() + 0.5) / (points.size() + 1);
        double squares = points.stream()
                .mapToDouble(point -> (point[side] - mean) * (point[side] - mean))
                .sum();
        double even = 1 / 12.0 + (0.5 - mean) * (0.5 - mean);
        return Math.sqrt((squares + even) / (points.size() + 1));
    }

    double[] draw(SplittableRandom random) {
        int chosen = random.nextInt(points.size() + 1);
        double[] drawn = RandomSearch.point(random, parameters.size());
        if (chosen == points.size()) {
            return drawn;
        }
        double[] centre = points.get(chosen);
        for (int i = 0; i < drawn.length; i++) {
            if (parameters.get(i) instanceof Choice) {
                drawn[i] = random.nextDouble() < OWN ? centre[i] : drawn[i];
            } else {
                double deviation = random.nextDouble() < STAYS ? NEAR : deviations[i];
                drawn[i] = normal(centre[i], deviation, random);
            }
        }
        return drawn;
    }

    private static double normal(double mean, double deviation, SplittableRandom random) {
        for (int i = 0; i < MOST_DRAWS; i++) {
            double normal =
                    Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
            double drawn = mean + deviation * normal;
            if (drawn >= 0 && drawn <= 1) {
                return drawn;
            }
        }
        return mean;
    }

    /** The logarithm of the density at a point. */
    double log(double[] at) {
        double sum = 1;
        for (double[] centre : points) {
            double product = 1;
            for (int i = 0; i < at.length; i++) {
                product *= density(i, centre[i], at[i]);
            }
            sum += product;
        }
        return Math.log(sum / (points.size() + 1));
    }

    private double density(int side, double centre, double at) {
        if (parameters.get(side) instanceof Choice choice) {
            int words = choice.words().size();
            boolean own = (int) Math.min(words - 1.0, at * words) == (int) Math.min(words - 1.0, centre * words);
            return (own ? OWN * words : 0) + 1 - OWN;
        }
        return STAYS * normal(centre, NEAR, at) + (1 - STAYS) * normal(centre, deviations[side], at);
    }

    /** A normal density cut off at 0 and 1. */
    private static double normal(double centre, double deviation, double at) {
        double within = below((1 - centre) / deviation) - below(-centre / deviation);
        double away = (at - centre) / deviation;
        return Math.exp(-away * away / 2) / (Math.sqrt(2 * Math.PI) * deviation * within);
    }

    /**
     * The normal distribution function, to 7.5e-8 (M. Abramowitz and I. A. Stegun, <i>Handbook of Mathematical
     * Functions</i>, 1964, 26.2.17).
     */
    static double below(double x) {
        if (x < 0) {
            return 1 - below(-x);
        }
        double t = 1 / (1 + 0.2316419 * x);
        double sum = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI) * sum;
    }
}
