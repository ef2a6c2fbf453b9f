package io.lethe.interest.decay;

/**
 * How stars shape the weight of a rating or a review: centred on the user's own mean, which is shrunk towards a prior,
 * with a part for having rated at all, so that somebody who gives five stars to everything does not vanish.
 *
 * <pre>
 * m      = (Σ stars + priorCount · priorMean) / (count + priorCount)
 * factor = presence + (1 − presence) · clamp((stars − m) / spread, −1, 1)
 * </pre>
 *
 * @param presence   the part for having rated at all, 0 to 1
 * @param priorMean  what people give where nothing is known of them, in stars
 * @param priorCount how many ratings that is worth, at least 0
 * @param spread     how far from the mean a rating says all it can, in stars, above 0
 */
public record Stars(double presence, double priorMean, double priorCount, double spread) {

    public Stars {
        Checks.share("the presence of a rating", presence);
        Checks.atLeastZero("the prior mean of stars", priorMean);
        Checks.atLeastZero("the prior count of stars", priorCount);
        Checks.aboveZero("the spread of stars", spread);
    }

    /** The user's own mean, shrunk. */
    public double mean(long count, double sum) {
        double all = count + priorCount;
        return all > 0 ? (sum + priorCount * priorMean) / all : priorMean;
    }

    /** What a rating's weight is multiplied by, from {@code 2·presence − 1} to 1. */
    public double factor(double stars, double mean) {
        double distance = Math.max(-1, Math.min(1, (stars - mean) / spread));
        return presence + (1 - presence) * distance;
    }
}
