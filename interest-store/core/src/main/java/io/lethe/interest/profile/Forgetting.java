package io.lethe.interest.profile;

/**
 * The prior of adaptive forgetting, which finds a half-life for each interest of a user and each type of event in it.
 * {@link Pace} has the formulas.
 *
 * @param adaption         how strongly half-lives follow the data: 0 not at all, 1 in proportion
 * @param priorGapSeconds  the prior median of the gaps between visits to an interest, positive
 * @param userStrength     the number of gaps that the prior is worth against the user's own gaps, positive
 * @param interestStrength the number of gaps that the user's average is worth against the gaps of one interest,
 *                         positive
 * @param typeStrength     the number of gaps that the interest's average is worth against the gaps after one type of
 *                         event, positive
 * @param repetition       the power of {@code 1 + returns} by which repetition slows forgetting, at least 0
 * @param visitSeconds     events closer together than this belong to one visit, with no gap between them; at least 0
 * @param mostStretch      the maximum factor by which a half-life may be longer or shorter than the kernel's, at least
 *                         1
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

    /** The default prior. */
    public static Forgetting defaults() {
        return new Forgetting(1, 20 * 86_400.0, 64, 32, 16, 0.1, 6 * 3600.0, 8);
    }

    /** Forgetting without adaption: one half-life for everything. */
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
