package io.lethe.recommend.parameter;

/**
 * How a score becomes the probability that the user chooses an item, beside one that is drawn at random from those that
 * the user had nothing to do with:
 *
 * <pre>1 / (1 + e^−(offset + slope · (n(score) − usual)))   with n(x) = sign(x) · ln(1 + |x| / {@value #UNIT})</pre>
 *
 * {@code usual} is the mean of {@code n} over all items by the same user's scores: what an item drawn at random has. Of a
 * user of whom nothing is known no item says more than another, and each is as likely as that one.
 *
 * @param offset the log-odds of an item whose {@code n} is the usual one
 * @param slope  the log-odds per unit of n, at least 0
 */
public record ChoiceScale(double offset, double slope) {
    private static final double UNIT = 0.01;
    private static final double OFFSET = -0.2;
    private static final double SLOPE = 0.9;

    public ChoiceScale {
        if (!Double.isFinite(offset)) {
            throw new IllegalArgumentException("offset is a finite number, not " + offset);
        }
        if (!(slope >= 0) || Double.isInfinite(slope)) {
            throw new IllegalArgumentException("slope is a finite number from 0, not " + slope);
        }
    }

    /** What counts until a log has taught its own. */
    public static ChoiceScale defaults() {
        return new ChoiceScale(OFFSET, SLOPE);
    }

    /** The number n of a score that the log-odds are linear in. */
    public static double number(double score) {
        return Math.signum(score) * Math.log1p(Math.abs(score) / UNIT);
    }

    /**
     * The probability, 0 to 1.
     *
     * @param usual the mean of {@link #number} over all items
     */
    public double probability(double score, double usual) {
        return 1 / (1 + Math.exp(-offset - slope * (number(score) - usual)));
    }
}
