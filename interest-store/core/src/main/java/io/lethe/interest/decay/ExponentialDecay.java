package io.lethe.interest.decay;

/**
 * Exponential decay: of the weight of an event, {@code 2^(−age / halfLife)} is left, which is {@code e^(−λ·age)} with {@code λ = ln 2 / halfLife}.
 *
 * @param halfLifeSeconds the age at which half is left, above 0 and finite
 */
public record ExponentialDecay(double halfLifeSeconds) implements Kernel {
    /** The kernel's name in settings and requests. */
    public static final String NAME = "exponential";

    public ExponentialDecay {
        if (!(halfLifeSeconds > 0) || Double.isInfinite(halfLifeSeconds)) {
            throw new IllegalArgumentException("a half-life is above 0 seconds and finite, not " + halfLifeSeconds);
        }
    }

    /** Decay given by its rate: {@code e^(−rate·age)}, the rate per second. */
    public static ExponentialDecay ofRate(double perSecond) {
        return new ExponentialDecay(Math.log(2) / perSecond);
    }

    @Override
    public double at(double ageSeconds) {
        return Math.exp(-Math.log(2) * ageSeconds / halfLifeSeconds);
    }

    @Override
    public String name() {
        return NAME;
    }
}
