package io.lethe.recommend.ranking;

import java.util.Arrays;
import java.util.List;

/**
 * A sum of regression trees over named features, as LightGBM trains them (G. Ke et al., <i>LightGBM: A Highly Efficient
 * Gradient Boosting Decision Tree</i>, NIPS 2017). NaN is a missing value; each split defines which way rows with
 * missing values go. Immutable.
 */
public final class RankingModel {
    private final List<String> features;
    private final List<Tree> trees;

    RankingModel(List<String> features, List<Tree> trees) {
        this.features = List.copyOf(features);
        this.trees = List.copyOf(trees);
    }

    /** Parses LightGBM's text format. */
    public static ModelReading read(String text) {
        return new ModelText(text).read();
    }

    /** The names of a row's values, in order. */
    public List<String> features() {
        return features;
    }

    List<Tree> all() {
        return trees;
    }

    /** The number of trees. */
    public int trees() {
        return trees.size();
    }

    /**
     * The output for a row.
     *
     * @param row a value for each of {@link #features()}
     */
    public double predict(double[] row) {
        check(row);
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.predict(row);
        }
        return sum;
    }

    /**
     * The contribution of each feature to the output for a row: its path-dependent Shapley value (S. Lundberg et al.,
     * <i>Consistent Individualized Feature Attribution for Tree Ensembles</i>, 2018). The players of the game are the
     * features. The worth of a coalition is the expected output if the features outside it are unknown: rows then go
     * both ways at their splits, in proportion to the training rows. All contributions and the base sum to the output.
     *
     * @param row a value for each of {@link #features()}
     * @return one value per feature, and the base last: the expected output if nothing is known
     */
    public double[] attribute(double[] row) {
        check(row);
        double[] shares = new double[features.size() + 1];
        for (Tree tree : trees) {
            tree.attribute(row, shares);
            shares[features.size()] += tree.expected();
        }
        return shares;
    }

    private void check(double[] row) {
        if (row.length != features.size()) {
            throw new IllegalArgumentException(
                    "a row has " + features.size() + " numbers, not " + row.length + ": " + Arrays.toString(row));
        }
    }
}
