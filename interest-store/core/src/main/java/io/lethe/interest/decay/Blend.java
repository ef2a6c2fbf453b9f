package io.lethe.interest.decay;

/**
 * Exponential averaging per event: {@code u_t = α·u_(t−1) + (1−α)·u_new}. Models that keep one averaged vector per user
 * work this way.
 *
 * <p>The share of an event shrinks by the factor α with each later event, which is an {@link Exponential} by position.
 * With {@code α = e^(−λΔt)} it decays by the clock. {@link Blending} is the kernel.
 *
 * @param keep α, the share of the old value that is kept, 0 to 1
 */
public record Blend(double keep) {

    public Blend {
        Checks.share("what a blend keeps", keep);
    }

    /** The time-aware form {@code α = e^(−λΔt)}, where Δt is {@code age}. */
    public static Blend after(double age, Curve.Folding decay) {
        return new Blend(decay.at(age));
    }

    /** Blends the old and the new vector. Both must have the same dimension. */
    public double[] of(double[] old, double[] added) {
        if (old.length != added.length) {
            throw new IllegalArgumentException(
                    "vectors of " + old.length + " and " + added.length + " dimensions do not blend");
        }
        double[] blended = new double[old.length];
        for (int i = 0; i < blended.length; i++) {
            blended[i] = keep * old[i] + (1 - keep) * added[i];
        }
        return blended;
    }

    /** The decay by position that repeated blending causes. {@code keep} must be strictly between 0 and 1. */
    public Exponential curve() {
        return Exponential.ofRate(-Math.log(keep));
    }
}
