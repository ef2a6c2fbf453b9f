package io.lethe.interest.profile;

/** The state of an interest, read from the curve of its strength. {@link StrengthCourse} has the thresholds. */
public enum Trend {
    /** Began within the last half-life, was as good as gone then, or is more than a third stronger than then. */
    RISING,
    /** None of the others. */
    STEADY,
    /** Has lost more than a quarter since its next visit was due, or since a half-life ago. */
    FADING,
    /**
     * Fell below an eighth of its peak and was not visited for a half-life; {@link RevivalLaw} has the shares. The
     * kernel depends on the clock.
     */
    FADED,
    /**
     * Came back within the last two half-lives after it had faded, and does not fade again. The half-life is the one
     * that {@link Revivals} has in force.
     */
    REVIVED
}
