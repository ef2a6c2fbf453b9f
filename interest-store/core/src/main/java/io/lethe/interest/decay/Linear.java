package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Linear decay: {@code 1 − age/span}, and 0 from age {@code span} on.
 *
 * @param span the age at which nothing remains, positive and finite
 */
public record Linear(double span) implements Curve.Windowed {

    public Linear {
        Checks.aboveZero("the span of a linear curve", span);
    }

    @Override
    public double at(double age) {
        return Math.max(0, 1 - age / span);
    }

    @Override
    public OptionalDouble slope(double age) {
        return age == span ? OptionalDouble.empty() : OptionalDouble.of(age < span ? -1 / span : 0);
    }

    @Override
    public double integral(double from, double to) {
        return area(to) - area(from);
    }

    private double area(double age) {
        double until = Math.min(age, span);
        return until - until * until / (2 * span);
    }

    @Override
    public double halfLife() {
        return span / 2;
    }

    @Override
    public Linear stretched(double factor) {
        return new Linear(span * factor);
    }

    @Override
    public CurveFamily family() {
        return CurveFamily.LINEAR;
    }

    @Override
    public List<Double> parameters() {
        return List.of(span);
    }
}
