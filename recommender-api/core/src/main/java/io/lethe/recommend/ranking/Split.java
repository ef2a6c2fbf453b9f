package io.lethe.recommend.ranking;

/**
 * An inner node of a tree: tests whether a feature is at most a threshold.
 *
 * @param feature     the index of the feature
 * @param threshold   the highest value that goes left
 * @param missing     the values that count as missing
 * @param missingLeft whether rows with a missing value go left
 * @param left        the left child: the number of an inner node, or {@code −1 − number} for a leaf
 * @param right       the right child, in the same form
 */
record Split(int feature, double threshold, Missing missing, boolean missingLeft, int left, int right) {
    /** What is no further from 0 counts as 0. */
    static final double ZERO = 1e-35f;

    /** The values that count as missing. */
    enum Missing {
        /** None; NaN counts as 0. */
        NONE,
        /** Zero and NaN. */
        ZERO,
        /** NaN. */
        NAN
    }

    /** Whether a row goes left. */
    boolean goesLeft(double[] row) {
        double number = row[feature];
        boolean isMissing =
                switch (missing) {
                    case NONE -> false;
                    case ZERO -> Double.isNaN(number) || Math.abs(number) <= ZERO;
                    case NAN -> Double.isNaN(number);
                };
        return isMissing ? missingLeft : (Double.isNaN(number) ? 0 : number) <= threshold;
    }
}
