package io.lethe.recommend.parameter;

/**
 * How a score becomes the probability that the user chooses an item, beside one that is drawn at random from those that
 * the user had nothing to do with:
 *
 * <pre>1 / (1 + e^−(offset + slope · n(score)))   with n(x) = sign(x) · ln(1 + |x| / {@value #UNIT})</pre>
 *
 * @param offset the log-odds at a score of 0
 * @param slope  the log-odds per unit of n, at least 0
 */
public record ChoiceScale(double offset, double slope) {
    private static final double UNIT = 0.01;
    private static final double OFFSET = -1.5;
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

    /** The probability, 0 to 1. */
    public double probability(double score) {
        return 1 / (1 + Math.exp(-offset - slope * number(score)));
    }
}
