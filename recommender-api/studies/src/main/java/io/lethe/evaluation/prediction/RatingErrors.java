package io.lethe.evaluation.prediction;

/**
 * How far predicted numbers lie from the actual ones, as sums that can be added up.
 *
 * @param count         how many predictions
 * @param absolute      Σ|p − y|
 * @param squared       Σ(p − y)²
 * @param actual        Σy
 * @param actualSquared Σy²
 */
public record RatingErrors(double count, double absolute, double squared, double actual, double actualSquared) {
    public static final RatingErrors NONE = new RatingErrors(0, 0, 0, 0, 0);

    public static RatingErrors of(double predicted, double actual) {
        double error = predicted - actual;
        return new RatingErrors(1, Math.abs(error), error * error, actual, actual * actual);
    }

    public RatingErrors plus(RatingErrors other) {
        return plus(other, 1);
    }

    /** With another one's sums so many times. */
    RatingErrors plus(RatingErrors other, int times) {
        return new RatingErrors(
                count + times * other.count,
                absolute + times * other.absolute,
                squared + times * other.squared,
                actual + times * other.actual,
                actualSquared + times * other.actualSquared);
    }

    /** The mean absolute error. */
    public double mae() {
        return absolute / count;
    }

    /** The mean squared error. */
    public double mse() {
        return squared / count;
    }

    public double rmse() {
        return Math.sqrt(mse());
    }

    /**
     * 1 − Σ(p − y)² / Σ(y − ȳ)²: 0 for always saying the mean of the very ratings asked for; no number where
     * they are all equal.
     */
    public double r2() {
        double spread = actualSquared - actual * actual / count;
        return spread > 0 ? 1 - squared / spread : Double.NaN;
    }
}
