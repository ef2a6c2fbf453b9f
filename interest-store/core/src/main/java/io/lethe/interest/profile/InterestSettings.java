package io.lethe.interest.profile;

import io.lethe.interest.decay.EventWeights;
import io.lethe.interest.decay.ExponentialDecay;
import io.lethe.interest.decay.Kernel;
import java.time.Duration;
import java.util.Objects;

/**
 * How facts are read as interest.
 *
 * @param kernel   how an event's weight falls with its age
 * @param weights  what an event weighs before it ages
 * @param cohesion how alike two groups of items have to be, as the mean cosine over their members, to be one interest; -1 to 1
 */
public record InterestSettings(Kernel kernel, EventWeights weights, double cohesion) {
    private static final double DEFAULT_COHESION = 0.4;

    public InterestSettings {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(weights, "weights");
        if (!(cohesion >= -1 && cohesion <= 1)) {
            throw new IllegalArgumentException("cohesion is a cosine from -1 to 1, not " + cohesion);
        }
    }

    /** A half-life of thirty days, and the default weights. */
    public static InterestSettings defaults() {
        return new InterestSettings(
                new ExponentialDecay(Duration.ofDays(30).toSeconds()), EventWeights.defaults(), DEFAULT_COHESION);
    }

    public InterestSettings withKernel(Kernel other) {
        return new InterestSettings(other, weights, cohesion);
    }

    public InterestSettings withWeights(EventWeights other) {
        return new InterestSettings(kernel, other, cohesion);
    }
}
