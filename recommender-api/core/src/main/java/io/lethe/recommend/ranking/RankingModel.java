package io.lethe.recommend.ranking;

import java.util.Arrays;
import java.util.List;

/**
 * A sum of regression trees over named features, as LightGBM trains them (G. Ke et al., <i>LightGBM: A Highly Efficient
 * Gradient Boosting Decision Tree</i>, NIPS 2017). A feature that is not a number is missing; where such a row goes,
 * each split says for itself. Immutable.
 */
public final class RankingModel {
    private final List<String> features;
    private final List<Tree> trees;

    RankingModel(List<String> features, List<Tree> trees) {
        this.features = List.copyOf(features);
        this.trees = List.copyOf(trees);
    }

    /** Reads LightGBM's text format. */
    public static ModelReading read(String text) {
        return new ModelText(text).read();
    }

    /** What the numbers of a row stand for, in their order. */
    public List<String> features() {
        return features;
    }

    /** How many trees it is the sum of. */
    public int trees() {
        return trees.size();
    }

    /**
     * The output for a row.
     *
     * @param row a number for each of {@link #features()}
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
     * What each feature adds to the output for a row: its Shapley value in the game whose players are the features and
     * whose worth is the output that is expected when the features outside a coalition are not known, going both ways
     * at their splits in proportion to the rows of the training (S. Lundberg et al., <i>Consistent Individualized
     * Feature Attribution for Tree Ensembles</i>, 2018, path-dependent). All of them and the base add up to the output.
     *
     * @param row a number for each of {@link #features()}
     * @return one value a feature, and the base last: the output expected where nothing is known
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
