package io.lethe.interest.decay;

/**
 * Step blending, {@code u_t = α·u_(t−1) + (1−α)·u_new}: what a model does that keeps one averaged vector for a
 * user. An event's part in it falls by α with each event that follows, which is an {@link Exponential} by position;
 * with {@code α = e^(−λΔt)} it falls by the clock.
 *
 * @param keep α, how much of the old is kept, from 0 to 1
 */
public record Blend(double keep) {

    public Blend {
        Checks.share("what a blend keeps", keep);
    }

    /** The time-aware form: {@code α = e^(−λΔt)} for a time that has passed since. */
    public static Blend after(double age, Curve.Folding decay) {
        return new Blend(decay.at(age));
    }

    /** The old and the new, blended; both of one dimension. */
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

    /** The curve by position that repeated blending follows; {@code keep} has to be strictly between 0 and 1. */
    public Exponential curve() {
        return Exponential.ofRate(-Math.log(keep));
    }
}
