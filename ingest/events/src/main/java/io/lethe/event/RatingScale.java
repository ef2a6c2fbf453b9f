package io.lethe.event;

import java.util.List;

/**
 * The values that a rating may have.
 *
 * @param lowest  the worst of them
 * @param highest the best of them, above the lowest
 */
public record RatingScale(double lowest, double highest) {
    /** Half a star to five stars: the scale where nothing is set. */
    public static final RatingScale STARS = new RatingScale(0.5, 5);

    /** Of a scale that nobody knows: every value. */
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
     * The scale that some ratings seem to be on: the first usual one that holds them all, else from the least to the
     * most.
     */
    public static RatingScale recognised(double least, double most) {
        for (RatingScale scale : USUAL) {
            if (scale.holds(least) && scale.holds(most)) {
                return scale;
            }
        }
        return new RatingScale(Math.floor(least), Math.max(Math.ceil(most), Math.floor(least) + 1));
    }

    /** Whether a value is one of it. */
    public boolean holds(double value) {
        return value >= lowest && value <= highest;
    }

    /** How far it reaches. */
    public double range() {
        return highest - lowest;
    }

    /** A value kept within it. */
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
