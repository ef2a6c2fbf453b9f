package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Logistic forgetting: {@code 1 / (1 + e^(α(age−m)))}, scaled to be 1 at age 0. The value stays high until about age m
 * and then falls. This is the forgetting function {@code g(x) = 1 / (1 + e^(−αx))} of {@code x = m − age}.
 *
 * @param midpoint  m, at least 0 and finite
 * @param steepness α, per unit of age, positive and finite
 */
public record Logistic(double midpoint, double steepness) implements Curve.Windowed {

    public Logistic {
        Checks.atLeastZero("the midpoint of a logistic curve", midpoint);
        Checks.aboveZero("the steepness of a logistic curve", steepness);
    }

    /** The forgetting function {@code g(x) = 1 / (1 + e^(−αx))}. */
    public static double forgetting(double steepness, double x) {
        return 1 / (1 + Math.exp(-steepness * x));
    }

    @Override
    public double at(double age) {
        return forgetting(steepness, midpoint - age) / forgetting(steepness, midpoint);
    }

    @Override
    public OptionalDouble slope(double age) {
        return OptionalDouble.of(-steepness * at(age) * (1 - forgetting(steepness, midpoint - age)));
    }

    @Override
    public double integral(double from, double to) {
        return (softPlus(midpoint - from) - softPlus(midpoint - to)) / forgetting(steepness, midpoint);
    }

    /** {@code ln(1 + e^(αx)) / α}, the antiderivative of the forgetting function. */
    private double softPlus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-steepness * Math.abs(x))) / steepness;
    }

    @Override
    public double halfLife() {
        return midpoint + Math.log1p(2 * Math.exp(-steepness * midpoint)) / steepness;
    }

    @Override
    public Logistic stretched(double factor) {
        return new Logistic(midpoint * factor, steepness / factor);
    }

    @Override
    public CurveFamily family() {
        return CurveFamily.LOGISTIC;
    }

    @Override
    public List<Double> parameters() {
        return List.of(midpoint, steepness);
    }
}
