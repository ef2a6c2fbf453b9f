package io.lethe.interest.decay.weight;

import io.lethe.interest.decay.Checks;

/**
 * A saturating curve: {@code 1 − (1 + penalty) · e^(−x / scale)}. It is negative for small x and grows towards 1. A
 * page that the user left at once counts against its content, and the tenth minute adds little to the ninth.
 *
 * @param scale   the x at which all but 1/e of the growth is reached, in the unit of x, positive
 * @param penalty how far the value is below 0 at x = 0, at least 0
 */
public record Saturation(double scale, double penalty) {

    public Saturation {
        Checks.aboveZero("the scale of a saturation", scale);
        Checks.atLeastZero("the penalty of a saturation", penalty);
    }

    /** The value at {@code x}, from {@code −penalty} at 0 towards 1. */
    public double at(double x) {
        return 1 - (1 + penalty) * Math.exp(-x / scale);
    }
}
