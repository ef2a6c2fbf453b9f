package io.lethe.interest.profile;

/** The direction in which an interest changes. */
public enum Trend {
    /** More than a tenth stronger than a half-life ago. */
    RISING,
    /** Neither rising nor fading. */
    STEADY,
    /**
     * Faded already, or less than three quarters as strong as a half-life ago. The newest negative event does not count
     * in this comparison.
     */
    FADING,
    /** Came back within the last two half-lives after it had faded; see {@link RevivalLaw}. */
    REVIVED
}
