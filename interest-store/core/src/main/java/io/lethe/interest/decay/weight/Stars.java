package io.lethe.interest.decay.weight;

import io.lethe.event.RatingScale;
import io.lethe.interest.decay.Checks;
import java.util.Objects;

/**
 * How stars shape the weight of a rating or a review: centred on the user's own mean, which is shrunk towards a prior,
 * with a part for having rated at all, so that somebody who gives five stars to everything does not vanish.
 *
 * <pre>
 * m      = (Σ stars + priorCount · priorMean) / (count + priorCount)
 * factor = presence + (1 − presence) · clamp((stars − m) / spread, −1, 1)
 * </pre>
 *
 * The prior mean and the spread are told on the scale of half a star to five; on another they stand at the same part
 * of its range.
 *
 * @param presence   the part for having rated at all, 0 to 1
 * @param priorMean  what people give where nothing is known of them, in stars
 * @param priorCount how many ratings that is worth, at least 0
 * @param spread     how far from the mean a rating says all it can, in stars, above 0
 * @param scale      the values that ratings have
 */
public record Stars(double presence, double priorMean, double priorCount, double spread, RatingScale scale) {

    /** Of ratings from half a star to five. */
    public Stars(double presence, double priorMean, double priorCount, double spread) {
        this(presence, priorMean, priorCount, spread, RatingScale.STARS);
    }

    public Stars {
        Objects.requireNonNull(scale, "scale");
        Checks.share("the presence of a rating", presence);
        Checks.atLeastZero("the prior mean of stars", priorMean);
        Checks.atLeastZero("the prior count of stars", priorCount);
        Checks.aboveZero("the spread of stars", spread);
    }

    public Stars on(RatingScale scale) {
        return new Stars(presence, priorMean, priorCount, spread, scale);
    }

    /** The user's own mean, shrunk, on the scale of the ratings. */
    public double mean(long count, double sum) {
        double all = count + priorCount;
        double prior = scaled(priorMean);
        return all > 0 ? (sum + priorCount * prior) / all : prior;
    }

    /** What a rating's weight is multiplied by, from {@code 2·presence − 1} to 1. */
    public double factor(double stars, double mean) {
        double distance = Math.max(-1, Math.min(1, (stars - mean) * unit() / spread));
        return presence + (1 - presence) * distance;
    }

    /** The rating that stands where a number of stars stands between half a star and five. */
    public double scaled(double stars) {
        return scale.equals(RatingScale.STARS) ? stars : scale.lowest() + (stars - RatingScale.STARS.lowest()) / unit();
    }

    /** How many stars a step of 1 on the scale is. */
    private double unit() {
        return RatingScale.STARS.range() / scale.range();
    }
}
