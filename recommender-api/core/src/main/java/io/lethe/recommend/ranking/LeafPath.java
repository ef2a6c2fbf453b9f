package io.lethe.recommend.ranking;

import java.util.Arrays;
import java.util.List;

/** The path from a tree's root to one of its leaves. {@link Tree} has the formula. */
final class LeafPath {
    private final int[] nodes;
    private final boolean[] lefts;
    private final int[] places;
    private final int[] features;
    private final double[] shares;
    private final double[] weights;

    /**
     * One step of the path.
     *
     * @param node    the inner node
     * @param left    whether the path goes left
     * @param feature the feature of the split
     * @param share   the share of the node's training rows that went this way, above 0
     */
    record Step(int node, boolean left, int feature, double share) {}

    private LeafPath(List<Step> steps, int[] features) {
        this.features = features;
        this.nodes = new int[steps.size()];
        this.lefts = new boolean[steps.size()];
        this.places = new int[steps.size()];
        this.shares = new double[features.length];
        Arrays.fill(shares, 1);
        for (int i = 0; i < nodes.length; i++) {
            Step step = steps.get(i);
            nodes[i] = step.node();
            lefts[i] = step.left();
            places[i] = Arrays.binarySearch(features, step.feature());
            shares[places[i]] *= step.share();
        }
        this.weights = weights(features.length);
    }

    static LeafPath of(List<Step> steps) {
        return new LeafPath(
                steps,
                steps.stream().mapToInt(Step::feature).sorted().distinct().toArray());
    }

    /** {@code w(t) = t! · (D − t − 1)! / D!} for t from 0 to D − 1. */
    private static double[] weights(int count) {
        double[] weights = new double[count];
        for (int t = 0; t < count; t++) {
            weights[t] = t == 0 ? 1.0 / count : weights[t - 1] * t / (count - t);
        }
        return weights;
    }

    /** Adds each feature's share of the leaf's value. */
    void attribute(double value, boolean[] goesLeft, double[] into) {
        int count = features.length;
        boolean[] out = new boolean[count];
        for (int i = 0; i < nodes.length; i++) {
            out[places[i]] |= goesLeft[nodes[i]] != lefts[i];
        }
        double[] polynomial = new double[count + 1];
        polynomial[0] = 1;
        int passed = 0;
        double outside = value;
        for (int i = 0; i < count; i++) {
            if (out[i]) {
                outside *= shares[i];
            } else {
                passed++;
                for (int k = passed; k > 0; k--) {
                    polynomial[k] += polynomial[k - 1] * shares[i];
                }
            }
        }
        double refused = passed == count ? 0 : -outside * sum(polynomial, passed);
        for (int i = 0; i < count; i++) {
            into[features[i]] +=
                    out[i] ? refused : outside * (1 - shares[i]) * sumWithout(polynomial, passed, shares[i]);
        }
    }

    private double sum(double[] polynomial, int size) {
        double sum = 0;
        for (int k = 0; k <= size; k++) {
            sum += polynomial[k] * weights[size - k];
        }
        return sum;
    }

    /** The same sum without one of the polynomial's {@code size} factors {@code 1 + share · x}. */
    private double sumWithout(double[] polynomial, int size, double share) {
        double sum = 0;
        double rest = 0;
        for (int k = 0; k < size; k++) {
            rest = polynomial[k] - share * rest;
            sum += rest * weights[size - 1 - k];
        }
        return sum;
    }
}
