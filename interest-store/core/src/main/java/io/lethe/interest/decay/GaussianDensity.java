package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The density of a normal distribution: {@code per/√(2πσ²) · e^(−(age−μ)²/2σ²)}. It is a {@link Gaussian} whose area is
 * 1 instead of its peak. It orders as a Gaussian does, and its values can be compared with the literature.
 *
 * @param deviation σ, positive and finite
 * @param mean      μ, at least 0 and finite
 * @param per       the length of age that the density is told per, positive; at most {@code σ√(2π)}, which makes the
 *                  peak 1
 */
public record GaussianDensity(double deviation, double mean, double per) implements Curve.Windowed {
    private static final double ROOT = Math.sqrt(2 * Math.PI);

    public GaussianDensity {
        Checks.aboveZero("the deviation of a density", deviation);
        Checks.atLeastZero("the mean of a density", mean);
        Checks.aboveZero("what a density is per", per);
        if (per > deviation * ROOT) {
            throw new IllegalArgumentException(
                    "a density is at most 1 at its peak: per is at most 2.5 deviations; give a shorter per");
        }
    }

    private Gaussian bell() {
        return new Gaussian(deviation, mean);
    }

    private double peak() {
        return Math.min(1, per / (deviation * ROOT));
    }

    @Override
    public double at(double age) {
        return peak() * bell().at(age);
    }

    @Override
    public OptionalDouble slope(double age) {
        return OptionalDouble.of(peak() * bell().slope(age).orElseThrow());
    }

    @Override
    public double integral(double from, double to) {
        return peak() * bell().integral(from, to);
    }

    @Override
    public double halfLife() {
        return bell().halfLife();
    }

    @Override
    public boolean isMonotone() {
        return bell().isMonotone();
    }

    @Override
    public Range range(double from, double to) {
        Range range = bell().range(from, to);
        return new Range(peak() * range.least(), peak() * range.greatest());
    }

    @Override
    public GaussianDensity stretched(double factor) {
        return new GaussianDensity(deviation * factor, mean * factor, per * factor);
    }

    @Override
    public CurveFamily family() {
        return CurveFamily.DENSITY;
    }

    @Override
    public List<Double> parameters() {
        return List.of(deviation, mean, per);
    }
}
