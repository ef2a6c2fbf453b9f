package io.lethe.interest.profile;

/** Where an interest is going. */
public enum Trend {
    /** More than a tenth stronger than a half-life ago. */
    RISING,
    /** Neither rising nor fading. */
    STEADY,
    /**
     * Less than three quarters of what it was a half-life ago, even without the newest event against it; or faded
     * already.
     */
    FADING,
    /** It had faded and came back within the last two half-lives; see {@link RevivalLaw}. */
    REVIVED
}
