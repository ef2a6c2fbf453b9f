package io.lethe.interest.decay.weight;

import io.lethe.event.RatingScale;
import io.lethe.interest.decay.Checks;
import java.util.Objects;

/**
 * The factor by which stars shape the weight of a rating or a review. Stars are centred on the user's own mean, which
 * is shrunk towards a prior. A constant part counts for the act of rating itself, so that a user who always gives five
 * stars still has interests.
 *
 * <pre>
 * m      = (Σ stars + priorCount · priorMean) / (count + priorCount)
 * factor = presence + (1 − presence) · clamp((stars − m) / spread, −1, 1)
 * </pre>
 *
 * <p>The prior mean and the spread refer to the scale from 0.5 to 5 stars. They are mapped linearly to other scales.
 *
 * @param presence   the part for the act of rating, 0 to 1
 * @param priorMean  the mean of the prior, in stars
 * @param priorCount the number of ratings that the prior is worth, at least 0
 * @param spread     the distance from the mean at which the factor saturates, in stars, positive
 * @param scale      the scale of the ratings
 */
public record Stars(double presence, double priorMean, double priorCount, double spread, RatingScale scale) {

    /** For ratings from 0.5 to 5 stars. */
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

    /** The user's mean, shrunk towards the prior, on the scale of the ratings. */
    public double mean(long count, double sum) {
        double all = count + priorCount;
        double prior = scaled(priorMean);
        return all > 0 ? (sum + priorCount * prior) / all : prior;
    }

    /** The factor for a rating's weight, from {@code 2·presence − 1} to 1. */
    public double factor(double stars, double mean) {
        double distance = Math.max(-1, Math.min(1, (stars - mean) * unit() / spread));
        return presence + (1 - presence) * distance;
    }

    /** The rating on this scale that corresponds to a number of stars between 0.5 and 5. */
    public double scaled(double stars) {
        return scale.equals(RatingScale.STARS) ? stars : scale.lowest() + (stars - RatingScale.STARS.lowest()) / unit();
    }

    /** The number of stars that correspond to 1 on the scale. */
    private double unit() {
        return RatingScale.STARS.range() / scale.range();
    }
}
