package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of a weight that remains at an age. The age is in seconds or in number of later events. Values lie between
 * 0 and 1. A curve is 1 at its peak, which is age 0 except for a {@link Gaussian} with a mean. Only a
 * {@link GaussianDensity} has a lower peak.
 *
 * <p>There are two kinds. For a {@link Folding} curve, the sum over many events can be updated without the events. For
 * a {@link Windowed} curve, the sum needs the events themselves.
 */
public sealed interface Curve {

    /** A curve whose sum over events takes constant space, because {@code at(a + b) = at(a) · at(b)}. */
    sealed interface Folding extends Curve permits Exponential {
        /** The rate λ of {@code e^(−λ·age)}, per unit of age. */
        double rate();
    }

    /** A curve whose sum needs the events. */
    sealed interface Windowed extends Curve
            permits Gaussian, GaussianDensity, HyperbolicTangent, Logistic, PowerLaw, Linear, Step {}

    /**
     * The share that remains.
     *
     * @param age at least 0
     * @return 0 to 1
     */
    double at(double age);

    /** The derivative with respect to age; empty where it does not exist. */
    OptionalDouble slope(double age);

    /** The integral between two ages, {@code 0 ≤ from ≤ to}. */
    double integral(double from, double to);

    /** The age after which less than half of the peak remains. */
    double halfLife();

    /** Whether the curve never rises. */
    default boolean isMonotone() {
        return true;
    }

    /** The minimum and maximum between two ages, {@code 0 ≤ from ≤ to}. */
    default Range range(double from, double to) {
        return Range.between(at(from), at(to));
    }

    /**
     * This curve with ages scaled by {@code factor}: its value at {@code factor · age} equals this curve's value at
     * {@code age}.
     */
    Curve stretched(double factor);

    /** The curve's family. */
    CurveFamily family();

    /** The values of the family's parameters, in the family's order. */
    List<Double> parameters();
}
