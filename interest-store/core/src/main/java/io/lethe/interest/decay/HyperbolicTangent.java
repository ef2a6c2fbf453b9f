package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * {@code 1 − tanh(α·age)}. The literature uses {@code tanh(α·t)}, which grows with t (see {@link #growth}). A weight
 * has to fall with age, so this is its complement.
 *
 * @param rate α, per unit of age, positive and finite
 */
public record HyperbolicTangent(double rate) implements Curve.Windowed {
    private static final double HALF = Math.log(3) / 2;

    public HyperbolicTangent {
        Checks.aboveZero("the rate of a hyperbolic tangent", rate);
    }

    @Override
    public double at(double age) {
        return 2 / (1 + Math.exp(2 * rate * age));
    }

    /** {@code tanh(α·t)}, which grows from 0 at time 0 towards 1. */
    public double growth(double time) {
        return Math.tanh(rate * time);
    }

    @Override
    public OptionalDouble slope(double age) {
        double growth = growth(age);
        return OptionalDouble.of(-rate * (1 - growth * growth));
    }

    @Override
    public double integral(double from, double to) {
        return (Math.log1p(Math.exp(-2 * rate * from)) - Math.log1p(Math.exp(-2 * rate * to))) / rate;
    }

    @Override
    public double halfLife() {
        return HALF / rate;
    }

    @Override
    public HyperbolicTangent stretched(double factor) {
        return new HyperbolicTangent(rate / factor);
    }

    @Override
    public CurveFamily family() {
        return CurveFamily.TANH;
    }

    @Override
    public List<Double> parameters() {
        return List.of(rate);
    }
}
