package io.lethe.interest.profile;

/**
 * The prior of adaptive forgetting: how a half-life of its own is found for each interest of each user, and each type
 * of event in it; see {@link Pace} for the formulas.
 *
 * @param adaption           how far half-lives follow what is found: 0 not at all, 1 in proportion
 * @param priorGapSeconds    how long people usually stay away from an interest, where nothing is known: half of the
 *                           gaps are longer; above 0
 * @param userStrength       how many gaps the prior is worth against a user's own; above 0
 * @param interestStrength   how many gaps the user's average is worth against those of one interest; above 0
 * @param typeStrength       how many gaps the interest's average is worth against those that began with one type of
 *                           event; above 0
 * @param repetition         by which power of {@code 1 + returns} repetition slows forgetting, at least 0
 * @param visitSeconds       events closer together than this belong to one visit, and no gap is between them; at least
 *                           0
 * @param mostStretch        how many times longer or shorter than the kernel's own half-life another one may be, at
 *                           least 1
 */
public record Forgetting(
        double adaption,
        double priorGapSeconds,
        double userStrength,
        double interestStrength,
        double typeStrength,
        double repetition,
        double visitSeconds,
        double mostStretch) {

    public Forgetting {
        if (!(adaption >= 0 && adaption <= 1)) {
            throw new IllegalArgumentException("adaption is from 0 to 1, not " + adaption);
        }
        aboveZero("priorGap", priorGapSeconds);
        aboveZero("userStrength", userStrength);
        aboveZero("interestStrength", interestStrength);
        aboveZero("typeStrength", typeStrength);
        if (!(repetition >= 0 && repetition <= 1)) {
            throw new IllegalArgumentException("repetition is from 0 to 1, not " + repetition);
        }
        if (!(visitSeconds >= 0) || Double.isInfinite(visitSeconds)) {
            throw new IllegalArgumentException("visit is at least 0 seconds and finite, not " + visitSeconds);
        }
        if (!(mostStretch >= 1) || Double.isInfinite(mostStretch)) {
            throw new IllegalArgumentException("mostStretch is at least 1 and finite, not " + mostStretch);
        }
    }

    /** The prior where nothing else is set. */
    public static Forgetting defaults() {
        return new Forgetting(1, 20 * 86_400.0, 64, 32, 16, 0.1, 6 * 3600.0, 8);
    }

    /** The same half-life for everything. */
    public Forgetting off() {
        return new Forgetting(
                0,
                priorGapSeconds,
                userStrength,
                interestStrength,
                typeStrength,
                repetition,
                visitSeconds,
                mostStretch);
    }

    private static void aboveZero(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is above 0 and finite, not " + value);
        }
    }
}
