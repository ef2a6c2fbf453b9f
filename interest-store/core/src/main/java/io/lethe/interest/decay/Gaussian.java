package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.Erf;

/**
 * A bell curve: {@code e^(−(age−μ)² / 2σ²)}. With {@code μ = 0} it only falls. With {@code μ > 0} it rises to 1 at age
 * μ and then falls, which suits goods that people buy again after a while.
 *
 * @param deviation σ, positive and finite
 * @param mean      μ, at least 0 and finite
 */
public record Gaussian(double deviation, double mean) implements Curve.Windowed {
    private static final double HALF_WIDTH = Math.sqrt(2 * Math.log(2));

    public Gaussian {
        Checks.aboveZero("the deviation of a Gaussian", deviation);
        Checks.atLeastZero("the mean of a Gaussian", mean);
    }

    @Override
    public double at(double age) {
        double distance = (age - mean) / deviation;
        return Math.exp(-distance * distance / 2);
    }

    /**
     * The probability density {@code 1/√(2πσ²) · e^(−(age−μ)²/2σ²)}. It is not a weight, because it is not 1 at its
     * peak.
     */
    public double density(double age) {
        return at(age) / (deviation * Math.sqrt(2 * Math.PI));
    }

    @Override
    public OptionalDouble slope(double age) {
        return OptionalDouble.of(-(age - mean) / (deviation * deviation) * at(age));
    }

    @Override
    public double integral(double from, double to) {
        double scale = deviation * Math.sqrt(2);
        return deviation * Math.sqrt(Math.PI / 2) * (Erf.value((to - mean) / scale) - Erf.value((from - mean) / scale));
    }

    @Override
    public double halfLife() {
        return mean + deviation * HALF_WIDTH;
    }

    @Override
    public boolean isMonotone() {
        return mean == 0;
    }

    @Override
    public Range range(double from, double to) {
        Range ends = Range.between(at(from), at(to));
        return from <= mean && mean <= to ? new Range(ends.least(), 1) : ends;
    }

    @Override
    public Gaussian stretched(double factor) {
        return new Gaussian(deviation * factor, mean * factor);
    }

    @Override
    public CurveFamily family() {
        return CurveFamily.GAUSSIAN;
    }

    @Override
    public List<Double> parameters() {
        return List.of(deviation, mean);
    }
}
