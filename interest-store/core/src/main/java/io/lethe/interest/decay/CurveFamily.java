package io.lethe.interest.decay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The families of curves, with their names and parameters in settings and requests. */
public enum CurveFamily {
    EXPONENTIAL(Parameter.age("halfLife")),
    GAUSSIAN(Parameter.age("deviation"), Parameter.age("mean")),
    DENSITY(Parameter.age("deviation"), Parameter.age("mean"), Parameter.age("per")),
    TANH(Parameter.rate("rate")),
    LOGISTIC(Parameter.age("midpoint"), Parameter.rate("steepness")),
    POWER(Parameter.age("scale"), Parameter.number("exponent")),
    LINEAR(Parameter.age("span")),
    STEP(Parameter.age("span"));

    /** What a parameter measures. */
    public enum Dimension {
        /** An age: a length of time, or a number of events. */
        AGE,
        /** The inverse of an age. */
        RATE,
        NUMBER
    }

    /** A parameter of a family. */
    public record Parameter(String name, Dimension dimension) {
        static Parameter age(String name) {
            return new Parameter(name, Dimension.AGE);
        }

        static Parameter rate(String name) {
            return new Parameter(name, Dimension.RATE);
        }

        static Parameter number(String name) {
            return new Parameter(name, Dimension.NUMBER);
        }
    }

    /** A half-life may replace a family's own length parameter. A rate may replace an exponential's half-life. */
    static final Parameter HALF_LIFE = Parameter.age("halfLife");

    /** What a density is told per. A day by the clock and a basket by position, if nothing is written. */
    static final Parameter PER = Parameter.age("per");

    static final Parameter RATE = Parameter.rate("rate");

    private static final double LOGISTIC_SHAPE = 4;

    private final List<Parameter> parameters;

    CurveFamily(Parameter... parameters) {
        this.parameters = List.of(parameters);
    }

    /** The name in settings and requests. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CurveFamily> ofCode(String code) {
        return Arrays.stream(values())
                .filter(family -> family.code().equals(code))
                .findFirst();
    }

    /** The family's own parameters. The name of the first may be omitted. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The family's own parameters and their alternatives. */
    List<Parameter> accepted() {
        Map<String, Parameter> all = new TreeMap<>();
        parameters.forEach(parameter -> all.put(parameter.name(), parameter));
        all.put(HALF_LIFE.name(), HALF_LIFE);
        if (this == EXPONENTIAL || this == TANH) {
            all.put(RATE.name(), RATE);
        }
        return List.copyOf(all.values());
    }

    /** The family's default shape with this half-life. A density is per deviation then. */
    public Curve ofHalfLife(double halfLife) {
        Checks.aboveZero("a half-life", halfLife);
        Curve usual =
                switch (this) {
                    case EXPONENTIAL -> new Exponential(1);
                    case GAUSSIAN -> new Gaussian(1, 0);
                    case DENSITY -> new GaussianDensity(1, 0, 1);
                    case TANH -> new HyperbolicTangent(1);
                    case LOGISTIC -> new Logistic(1, LOGISTIC_SHAPE);
                    case POWER -> new PowerLaw(1, 1);
                    case LINEAR -> new Linear(1);
                    case STEP -> new Step(1);
                };
        return this == EXPONENTIAL ? new Exponential(halfLife) : usual.stretched(halfLife / usual.halfLife());
    }

    /**
     * The curve with these named parameters.
     *
     * @throws IllegalArgumentException if a parameter is unknown, missing or out of range, or if two contradict each
     *     other
     */
    Curve of(Map<String, Double> given) {
        Double halfLife = given.get(HALF_LIFE.name());
        if (halfLife != null && this != EXPONENTIAL) {
            return ofHalfLifeAnd(given, halfLife);
        }
        return switch (this) {
            case EXPONENTIAL -> exponential(given);
            case GAUSSIAN -> new Gaussian(needed(given, "deviation"), given.getOrDefault("mean", 0.0));
            case DENSITY ->
                new GaussianDensity(
                        needed(given, "deviation"), given.getOrDefault("mean", 0.0), needed(given, PER.name()));
            case TANH -> new HyperbolicTangent(needed(given, "rate"));
            case LOGISTIC -> new Logistic(needed(given, "midpoint"), needed(given, "steepness"));
            case POWER -> new PowerLaw(needed(given, "scale"), given.getOrDefault("exponent", 1.0));
            case LINEAR -> new Linear(needed(given, "span"));
            case STEP -> new Step(needed(given, "span"));
        };
    }

    private Curve exponential(Map<String, Double> given) {
        if (given.size() > 1) {
            throw new IllegalArgumentException("exponential takes a halfLife or a rate, not both");
        }
        Double rate = given.get(RATE.name());
        return rate != null ? Exponential.ofRate(rate) : new Exponential(needed(given, "halfLife"));
    }

    private Curve ofHalfLifeAnd(Map<String, Double> given, double halfLife) {
        Double exponent = given.get("exponent");
        if (this == POWER && exponent != null && given.size() == 2) {
            PowerLaw shape = new PowerLaw(1, exponent);
            Checks.aboveZero("a half-life", halfLife);
            return shape.stretched(halfLife / shape.halfLife());
        }
        if (given.size() > 1) {
            throw new IllegalArgumentException(code() + " takes a halfLife or its own parameters, not both");
        }
        return ofHalfLife(halfLife);
    }

    private double needed(Map<String, Double> given, String name) {
        Double value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException(code() + " needs a " + name);
        }
        return value;
    }
}
