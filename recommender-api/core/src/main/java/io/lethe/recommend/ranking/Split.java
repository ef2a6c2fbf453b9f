package io.lethe.recommend.ranking;

/**
 * What an inner node of a tree asks: whether a feature is at most a threshold.
 *
 * @param feature     the feature's number
 * @param threshold   up to which number a row goes left
 * @param missing     what counts as missing
 * @param missingLeft whether a row goes left for which the feature is missing
 * @param left        where the left way leads: the number of an inner node, or of a leaf as {@code −1 − number}
 * @param right       where the right way leads
 */
record Split(int feature, double threshold, Missing missing, boolean missingLeft, int left, int right) {
    private static final double ZERO = 1e-35f;

    /** What counts as missing. */
    enum Missing {
        /** Nothing; what is not a number counts as 0. */
        NONE,
        /** Zero and what is not a number. */
        ZERO,
        /** What is not a number. */
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
