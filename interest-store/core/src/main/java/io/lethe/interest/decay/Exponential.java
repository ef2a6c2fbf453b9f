package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Exponential decay: {@code e^(−λ·age)} with {@code λ = ln 2 / halfLife}.
 *
 * @param halfLife the age at which half remains, positive and finite
 */
public record Exponential(double halfLife) implements Curve.Folding {
    private static final double LN_2 = Math.log(2);

    public Exponential {
        Checks.aboveZero("a half-life", halfLife);
    }

    /** Exponential decay with rate λ, per unit of age. */
    public static Exponential ofRate(double rate) {
        Checks.aboveZero("a rate", rate);
        return new Exponential(LN_2 / rate);
    }

    @Override
    public double rate() {
        return LN_2 / halfLife;
    }

    @Override
    public double at(double age) {
        return Math.exp(-LN_2 * age / halfLife);
    }

    @Override
    public OptionalDouble slope(double age) {
        return OptionalDouble.of(-rate() * at(age));
    }

    @Override
    public double integral(double from, double to) {
        return (at(from) - at(to)) / rate();
    }

    @Override
    public Exponential stretched(double factor) {
        return new Exponential(halfLife * factor);
    }

    @Override
    public CurveFamily family() {
        return CurveFamily.EXPONENTIAL;
    }

    @Override
    public List<Double> parameters() {
        return List.of(halfLife);
    }
}
