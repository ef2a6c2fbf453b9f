package io.lethe.recommend.ranking;

import java.util.ArrayList;
import java.util.List;

/**
 * One regression tree. Inner nodes and leaves are numbered separately, from 0, root first.
 *
 * <p>The share of a feature j in the contribution of a leaf of value v follows from the leaf's path alone. Of the D
 * features on it, let O be those whose splits the row passes. Let {@code z_i} be the product of the shares of training
 * rows that went the path's way at the splits of i. To a coalition T within O, the leaf is worth
 * {@code v · Π z_i over i outside T}; to any other, nothing. With {@code e_k} the k-th elementary symmetric polynomial,
 * the share is
 *
 * <pre>
 * j in O        v · (1 − z_j) · Z · Σ_k e_k(z of O without j) · w(|O| − 1 − k)
 *                 Z = Π z_i over i not in O
 * j not in O   −v · Z · Σ_k e_k(z of O) · w(|O| − k)
 *                 w(t) = t! · (D − t − 1)! / D!
 * </pre>
 *
 * <p>This is the Shapley value, computed in {@code D²} steps per leaf.
 */
final class Tree {
    private final Split[] splits;
    private final double[] values;
    private final double[] rows;
    private final double[] under;
    private final LeafPath[] paths;
    private final double expected;

    /**
     * A tree.
     *
     * @param splits the inner nodes
     * @param values the value of each leaf; one more than inner nodes
     * @param rows   the number of training rows of each leaf, above 0
     */
    Tree(List<Split> splits, double[] values, double[] rows) {
        this.splits = splits.toArray(Split[]::new);
        this.values = values.clone();
        this.rows = rows.clone();
        this.paths = new LeafPath[values.length];
        this.under = new double[this.splits.length];
        double all = count(root(), rows, under);
        follow(root(), new ArrayList<>(), rows, under);
        double sum = 0;
        for (int leaf = 0; leaf < values.length; leaf++) {
            sum += rows[leaf] / all * values[leaf];
        }
        this.expected = sum;
    }

    /** The inner nodes. */
    List<Split> splits() {
        return List.of(splits);
    }

    /** The value of a leaf. */
    double value(int leaf) {
        return values[leaf];
    }

    /**
     * How many training rows came to a node.
     *
     * @param node the number of an inner node, or {@code −1 − number} for a leaf
     */
    double rows(int node) {
        return node < 0 ? rows[-1 - node] : under[node];
    }

    /** The tree's expected output for a row without known values. */
    double expected() {
        return expected;
    }

    double predict(double[] row) {
        int node = root();
        while (node >= 0) {
            node = splits[node].goesLeft(row) ? splits[node].left() : splits[node].right();
        }
        return values[-1 - node];
    }

    /** Adds each feature's share of the tree's output, by feature index. */
    void attribute(double[] row, double[] into) {
        boolean[] goesLeft = new boolean[splits.length];
        for (int node = 0; node < splits.length; node++) {
            goesLeft[node] = splits[node].goesLeft(row);
        }
        for (int leaf = 0; leaf < values.length; leaf++) {
            paths[leaf].attribute(values[leaf], goesLeft, into);
        }
    }

    private int root() {
        return splits.length == 0 ? -1 : 0;
    }

    private double count(int node, double[] rows, double[] under) {
        if (node < 0) {
            return rows[-1 - node];
        }
        under[node] = count(splits[node].left(), rows, under) + count(splits[node].right(), rows, under);
        return under[node];
    }

    private void follow(int node, List<LeafPath.Step> steps, double[] rows, double[] under) {
        if (node < 0) {
            paths[-1 - node] = LeafPath.of(steps);
            return;
        }
        Split split = splits[node];
        for (boolean left : new boolean[] {true, false}) {
            int child = left ? split.left() : split.right();
            double share = (child < 0 ? rows[-1 - child] : under[child]) / under[node];
            steps.add(new LeafPath.Step(node, left, split.feature(), share));
            follow(child, steps, rows, under);
            steps.remove(steps.size() - 1);
        }
    }
}
