package io.lethe.interest.decay.weight;

import io.lethe.interest.decay.Checks;

/**
 * A curve that grows towards 1 and is below 0 for next to nothing: {@code 1 − (1 + penalty) · e^(−x / scale)}. A
 * page that was left at once speaks against what was on it; the tenth minute says little more than the ninth.
 *
 * @param scale   how much x makes all but 1/e of the difference, in x's own unit, above 0
 * @param penalty how far below 0 it is at x = 0, at least 0
 */
public record Saturation(double scale, double penalty) {

    public Saturation {
        Checks.aboveZero("the scale of a saturation", scale);
        Checks.atLeastZero("the penalty of a saturation", penalty);
    }

    /** From −penalty at 0 towards 1. */
    public double at(double x) {
        return 1 - (1 + penalty) * Math.exp(-x / scale);
    }
}
