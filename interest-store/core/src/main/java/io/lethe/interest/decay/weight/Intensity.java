package io.lethe.interest.decay.weight;

import io.lethe.interest.decay.Curve;

/**
 * An intensity that decays from an initial value: {@code I(t) = I(0)·e^(−λt)}.
 *
 * @param initial I(0), finite
 * @param decay   the exponential decay
 */
public record Intensity(double initial, Curve.Folding decay) {

    public Intensity {
        if (!Double.isFinite(initial)) {
            throw new IllegalArgumentException("an initial intensity is finite, not " + initial);
        }
    }

    /** The intensity after a time. */
    public double at(double time) {
        return initial * decay.at(time);
    }
}
