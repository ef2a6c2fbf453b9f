package io.lethe.interest.profile;

import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.profile.grouping.Centre;
import java.time.Duration;
import java.util.Objects;

/**
 * The settings that turn events into interests.
 *
 * @param kernel     how an event's weight falls with its age
 * @param weights    an event's weight before decay
 * @param cohesion   the minimum similarity of two groups that form one interest, -1 to 1: the mean over their members
 *                   of the cosine relative to the catalogue's {@link Centre}
 * @param forgetting how half-lives adapt to how often the user comes back
 * @param revival    when an interest counts as faded and as revived
 */
public record InterestSettings(
        Kernel kernel, EventWeights weights, double cohesion, Forgetting forgetting, RevivalLaw revival) {
    private static final double DEFAULT_COHESION = 0.1;
    private static final double DEFAULT_HALF_LIFE = Duration.ofDays(30).toSeconds();

    public InterestSettings {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(weights, "weights");
        Objects.requireNonNull(forgetting, "forgetting");
        Objects.requireNonNull(revival, "revival");
        if (!(cohesion >= -1 && cohesion <= 1)) {
            throw new IllegalArgumentException("cohesion is a cosine from -1 to 1, not " + cohesion);
        }
    }

    /** The default settings: exponential decay with a half-life of thirty days, adapted to each interest. */
    public static InterestSettings defaults() {
        return new InterestSettings(
                Kernel.ofHalfLife(DEFAULT_HALF_LIFE),
                EventWeights.defaults(),
                DEFAULT_COHESION,
                Forgetting.defaults(),
                RevivalLaw.defaults());
    }

    public InterestSettings withKernel(Kernel other) {
        return new InterestSettings(other, weights, cohesion, forgetting, revival);
    }

    public InterestSettings withWeights(EventWeights other) {
        return new InterestSettings(kernel, other, cohesion, forgetting, revival);
    }

    public InterestSettings withForgetting(Forgetting other) {
        return new InterestSettings(kernel, weights, cohesion, other, revival);
    }

    public InterestSettings withRevival(RevivalLaw other) {
        return new InterestSettings(kernel, weights, cohesion, forgetting, other);
    }

    /**
     * The kernel's half-life by the clock for events without a particular type, in seconds. It is thirty days if the
     * kernel does not depend on the clock.
     */
    public double halfLifeSeconds() {
        return kernel.halfLifeSeconds("").orElse(DEFAULT_HALF_LIFE);
    }
}
