package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Power law: {@code (1 + age/s)^(−p)}, which falls fast at first and then ever more slowly. Memory research fits it to
 * forgetting (J. Wixted and E. Ebbesen, <i>On the Form of Forgetting</i>, 1991).
 *
 * @param scale    s, positive and finite
 * @param exponent p, positive and finite
 */
public record PowerLaw(double scale, double exponent) implements Curve.Windowed {

    public PowerLaw {
        Checks.aboveZero("the scale of a power law", scale);
        Checks.aboveZero("the exponent of a power law", exponent);
    }

    @Override
    public double at(double age) {
        return Math.pow(1 + age / scale, -exponent);
    }

    @Override
    public OptionalDouble slope(double age) {
        return OptionalDouble.of(-exponent / scale * Math.pow(1 + age / scale, -exponent - 1));
    }

    @Override
    public double integral(double from, double to) {
        double begin = Math.log1p(from / scale);
        double end = Math.log1p(to / scale);
        double power = 1 - exponent;
        if (Math.abs(power) * end < 1e-9) {
            return scale * (end - begin);
        }
        return scale * (Math.expm1(power * end) - Math.expm1(power * begin)) / power;
    }

    @Override
    public double halfLife() {
        return scale * Math.expm1(Math.log(2) / exponent);
    }

    @Override
    public PowerLaw stretched(double factor) {
        return new PowerLaw(scale * factor, exponent);
    }

    @Override
    public CurveFamily family() {
        return CurveFamily.POWER;
    }

    @Override
    public List<Double> parameters() {
        return List.of(scale, exponent);
    }
}
