package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How much is left at an age, in whatever unit the age is counted: seconds by the clock, or events since. At most 1,
 * never negative; a curve is 1 at its peak, which is age 0 for all but a {@link Gaussian} with a mean. A closed
 * vocabulary.
 *
 * <p>Curves come in two kinds. Of a {@link Folding} one the sum over any number of events can be carried from one age
 * to the next without the events. Of a {@link Windowed} one it cannot: whoever adds up such a curve needs the events
 * themselves.
 */
public sealed interface Curve {

    /** A curve whose sum folds in constant space, since {@code at(a + b) = at(a) · at(b)}. */
    sealed interface Folding extends Curve permits Exponential {
        /** The rate λ of {@code e^(−λ·age)}, per unit of age. */
        double rate();
    }

    /** A curve whose sum needs the events. */
    sealed interface Windowed extends Curve permits Gaussian, HyperbolicTangent, Logistic, PowerLaw, Linear, Step {}

    /**
     * The share that is left.
     *
     * @param age at least 0
     * @return from 0 to 1
     */
    double at(double age);

    /** The derivative by age; empty where there is none. */
    OptionalDouble slope(double age);

    /** The integral from one age to another, {@code 0 ≤ from ≤ to}. */
    double integral(double from, double to);

    /** The age beyond which less than half of the peak is left. */
    double halfLife();

    /** Whether the curve only falls. */
    default boolean isMonotone() {
        return true;
    }

    /** The least and the greatest value between two ages, {@code 0 ≤ from ≤ to}. */
    default Range range(double from, double to) {
        return Range.between(at(from), at(to));
    }

    /** The same curve {@code factor} times as long: its value at {@code factor · age} is this one's at {@code age}. */
    Curve stretched(double factor);

    /** Which family the curve belongs to. */
    CurveFamily family();

    /** The values of the family's parameters, in their order. */
    List<Double> parameters();
}
