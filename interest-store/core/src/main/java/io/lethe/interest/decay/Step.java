package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A hard window: 1 up to an age, 0 beyond it.
 *
 * @param span the last age that counts, positive and finite
 */
public record Step(double span) implements Curve.Windowed {

    public Step {
        Checks.aboveZero("the span of a step", span);
    }

    @Override
    public double at(double age) {
        return age <= span ? 1 : 0;
    }

    @Override
    public OptionalDouble slope(double age) {
        return age == span ? OptionalDouble.empty() : OptionalDouble.of(0);
    }

    @Override
    public double integral(double from, double to) {
        return Math.min(to, span) - Math.min(from, span);
    }

    @Override
    public double halfLife() {
        return span;
    }

    @Override
    public Step stretched(double factor) {
        return new Step(span * factor);
    }

    @Override
    public CurveFamily family() {
        return CurveFamily.STEP;
    }

    @Override
    public List<Double> parameters() {
        return List.of(span);
    }
}
