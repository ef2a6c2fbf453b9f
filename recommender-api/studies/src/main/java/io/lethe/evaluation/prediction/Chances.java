package io.lethe.evaluation.prediction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Probabilities that were predicted, and what happened. Each case can be weighted, by how often its user was drawn.
 *
 * <p>AUC is the probability that a case that happened has more than one that did not, ties counted half; accuracy takes
 * one half as the border; the Brier score is the mean of (p − y)² (G. Brier, Monthly Weather Review 78, 1950); log-loss
 * is −mean ln of the probability given to what happened, kept to 10<sup>−6</sup>; the expected calibration error is the
 * mean distance of predicted and actual shares over ten bins of equal width (M. Naeini et al., AAAI 2015).
 */
public final class Chances {
    private static final double LEAST = 1e-6;
    private static final int BINS = 10;

    private final double[] probabilities;
    private final boolean[] happened;
    private final int[] order;
    private final double[] hits;
    private final double[] losses;
    private final double[] squares;

    /**
     * The cases whose probabilities are close to each other.
     *
     * @param from      the least probability
     * @param to        below this one; the last bin has 1 too
     * @param cases     how many they are
     * @param predicted their mean probability
     * @param happened  the share of them that happened
     */
    public record Bin(double from, double to, long cases, double predicted, double happened) {}

    /** Of as many probabilities as there are outcomes. */
    public Chances(double[] probabilities, boolean[] happened) {
        this.probabilities = probabilities.clone();
        this.happened = happened.clone();
        this.order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.hits = byCase((probability, up) -> probability > 0.5 == up ? 1 : 0);
        this.losses = byCase((probability, up) -> -Math.log(Math.max(LEAST, up ? probability : 1 - probability)));
        this.squares = byCase((probability, up) -> (probability - (up ? 1 : 0)) * (probability - (up ? 1 : 0)));
    }

    /** For each case, 1 if it was on the right side of one half, else 0. Not to be changed. */
    double[] hits() {
        return hits;
    }

    /** For each case, −ln of the probability given to what happened. Not to be changed. */
    double[] losses() {
        return losses;
    }

    /** For each case, (p − y)². Not to be changed. */
    double[] squares() {
        return squares;
    }

    /** A figure of a case. */
    private interface OfCase {
        double of(double probability, boolean up);
    }

    private double[] byCase(OfCase figure) {
        double[] figures = new double[probabilities.length];
        for (int i = 0; i < figures.length; i++) {
            figures[i] = figure.of(probabilities[i], happened[i]);
        }
        return figures;
    }

    private static double mean(double[] figures, int[] weights) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < figures.length; i++) {
            sum += weights[i] * figures[i];
            all += weights[i];
        }
        return sum / all;
    }

    /** Each case once. */
    public static int[] once(int cases) {
        int[] weights = new int[cases];
        Arrays.fill(weights, 1);
        return weights;
    }

    public double auc(int[] weights) {
        double below = 0;
        double wins = 0;
        double positive = 0;
        for (int begin = 0, end; begin < order.length; begin = end) {
            double up = 0;
            double down = 0;
            end = begin;
            while (end < order.length && probabilities[order[end]] == probabilities[order[begin]]) {
                if (happened[order[end]]) {
                    up += weights[order[end]];
                } else {
                    down += weights[order[end]];
                }
                end++;
            }
            wins += up * (below + down / 2);
            below += down;
            positive += up;
        }
        return wins / (positive * below);
    }

    public double accuracy(int[] weights) {
        return mean(hits, weights);
    }

    public double logLoss(int[] weights) {
        return mean(losses, weights);
    }

    /** The Brier score: the mean of (p − y)². */
    public double brier(int[] weights) {
        return mean(squares, weights);
    }

    public double calibrationError(int[] weights) {
        double error = 0;
        double all = 0;
        for (Bin bin : bins(weights)) {
            error += Math.abs(bin.predicted() - bin.happened()) * bin.cases();
            all += bin.cases();
        }
        return error / all;
    }

    /**
     * The reliability curve: by bins of equal width, what was predicted and how much of it happened. Bins without a case
     * are left out.
     */
    public List<Bin> bins(int[] weights) {
        double[] predicted = new double[BINS];
        double[] actual = new double[BINS];
        long[] cases = new long[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
            predicted[bin] += weights[i] * probabilities[i];
            actual[bin] += happened[i] ? weights[i] : 0;
            cases[bin] += weights[i];
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (cases[bin] > 0) {
                bins.add(new Bin(
                        bin / (double) BINS,
                        (bin + 1) / (double) BINS,
                        cases[bin],
                        predicted[bin] / cases[bin],
                        actual[bin] / cases[bin]));
            }
        }
        return bins;
    }
}
