package io.lethe.event;

import java.util.List;

/**
 * The range of ratings.
 *
 * @param lowest  the worst rating
 * @param highest the best rating, above the lowest
 */
public record RatingScale(double lowest, double highest) {
    /** The default scale: 0.5 to 5 stars. */
    public static final RatingScale STARS = new RatingScale(0.5, 5);

    /** An unknown scale, which contains every value. */
    public static final RatingScale ANY = new RatingScale(-Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);

    private static final List<RatingScale> USUAL = List.of(
            STARS,
            new RatingScale(0, 1),
            new RatingScale(0, 5),
            new RatingScale(1, 10),
            new RatingScale(0, 10),
            new RatingScale(0, 100),
            new RatingScale(-1, 1),
            new RatingScale(-10, 10));

    public RatingScale {
        if (!Double.isFinite(lowest) || !Double.isFinite(highest) || !(lowest < highest)) {
            throw new IllegalArgumentException("the highest rating has to lie above the lowest");
        }
    }

    /**
     * Guesses the scale of some ratings: the first common scale that contains them all, else the range from the least
     * to the greatest.
     */
    public static RatingScale recognised(double least, double most) {
        for (RatingScale scale : USUAL) {
            if (scale.holds(least) && scale.holds(most)) {
                return scale;
            }
        }
        return new RatingScale(Math.floor(least), Math.max(Math.ceil(most), Math.floor(least) + 1));
    }

    /** Whether the scale contains a value. */
    public boolean holds(double value) {
        return value >= lowest && value <= highest;
    }

    /** The difference between the highest and the lowest rating. */
    public double range() {
        return highest - lowest;
    }

    /** A value, clamped to the scale. */
    public double clamp(double value) {
        return Math.max(lowest, Math.min(highest, value));
    }

    /** For people: {@code 0.5 to 5}. */
    @Override
    public String toString() {
        return written(lowest) + " to " + written(highest);
    }

    private static String written(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
