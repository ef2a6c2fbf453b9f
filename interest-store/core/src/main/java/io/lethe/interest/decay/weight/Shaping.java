package io.lethe.interest.decay.weight;

import io.lethe.interest.decay.Checks;
import java.util.Objects;

/**
 * How an event's value, dwell time and progress shape its weight.
 *
 * @param stars    for ratings and reviews
 * @param quantity for purchases, carts and returns: the factor is {@code 1 + quantity · ln(value)} for values above 1;
 *                 at least 0
 * @param dwell    by dwell time in seconds
 * @param progress by the consumed share, 0 to 1; divided by its value at 1, so that a complete item counts in full
 */
public record Shaping(Stars stars, double quantity, Saturation dwell, Saturation progress) {

    public Shaping {
        Objects.requireNonNull(stars, "stars");
        Objects.requireNonNull(dwell, "dwell");
        Objects.requireNonNull(progress, "progress");
        Checks.atLeastZero("what a quantity adds", quantity);
        if (!(progress.at(1) > 0)) {
            throw new IllegalArgumentException(
                    "progress has to count for something at 1; its penalty is too large for its scale");
        }
    }

    /** The default shaping. */
    public static Shaping defaults() {
        return new Shaping(new Stars(0.4, 3.5, 5, 1.5), 1, new Saturation(20, 0.25), new Saturation(0.3, 0.25));
    }

    /** The factor for a dwell time in milliseconds. */
    public double ofDwell(long millis) {
        return dwell.at(millis / 1000.0);
    }

    /** The factor for progress, a share from 0 to 1. */
    public double ofProgress(double share) {
        return progress.at(share) / progress.at(1);
    }
}
