package io.lethe.interest.decay;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Step blending as a kernel. A user's baskets are blended one after the other, {@code u_t = α·u_(t−1) + (1−α)·u_new},
 * so a basket with n later ones keeps {@code (1−α)·α^n}. Models that keep one averaged vector per user work this way.
 *
 * <p>With a number of steps, blending begins with the basket that many steps ago, {@code u_0}. That one keeps
 * {@code α^steps}, older ones keep nothing, and the shares sum to 1.
 *
 * @param keep  α, strictly between 0 and 1
 * @param steps how many steps ago blending begins, a whole number, at least 1; infinite if it always went on
 */
public record Blending(double keep, double steps) implements Kernel {

    public Blending {
        if (!(keep > 0 && keep < 1)) {
            throw new IllegalArgumentException("what a blend keeps is between 0 and 1, not " + keep);
        }
        if (!(steps >= 1 && steps == Math.rint(steps))) {
            throw new IllegalArgumentException("the steps of a blend are a whole number from 1 on, not " + steps);
        }
    }

    /**
     * One step of blending two vectors.
     *
     * @param keep  α, the share of the old value, 0 to 1
     * @param old   u_(t−1)
     * @param added u_new, of the same dimension
     */
    public static double[] step(double keep, double[] old, double[] added) {
        Checks.share("what a blend keeps", keep);
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

    /** The decay by position that the steps cause: {@code α^n}. */
    private Exponential curve() {
        return Exponential.ofRate(-Math.log(keep));
    }

    @Override
    public double at(double ageSeconds, double position, String type) {
        if (position < steps) {
            return (1 - keep) * Math.pow(keep, position);
        }
        return position < steps + 1 ? begun() : 0;
    }

    /** What the first basket keeps. */
    private double begun() {
        return Math.pow(keep, steps);
    }

    @Override
    public Range range(Ages ages, String type) {
        double from = ages.fromPosition();
        double to = ages.toPosition();
        double least = Math.min(at(0, from, type), at(0, to, type));
        double greatest = Math.max(at(0, from, type), at(0, to, type));
        if (from < steps && to >= steps) {
            least = Math.min(least, (1 - keep) * begun());
        }
        if (from < steps + 1 && to >= steps) {
            greatest = Math.max(greatest, begun());
        }
        return new Range(least, greatest);
    }

    @Override
    public Kernel stretched(double factor) {
        return this;
    }

    @Override
    public boolean isMonotone() {
        return Double.isInfinite(steps) || keep <= 0.5;
    }

    @Override
    public Stream<Curve> curves(Axis axis, String type) {
        return axis == Axis.POSITION ? Stream.of(curve()) : Stream.empty();
    }

    @Override
    public List<FoldedKernel.Term> terms(String type) {
        return Double.isInfinite(steps) ? List.of(new FoldedKernel.Term(1 - keep, 0, -Math.log(keep))) : List.of();
    }

    @Override
    public OptionalDouble halfLifeEvents(String type) {
        double peak = Math.max(1 - keep, begun());
        if (begun() >= peak / 2) {
            return OptionalDouble.of(steps + 1);
        }
        return OptionalDouble.of(curve().halfLife());
    }

    @Override
    public String toString() {
        return KernelForm.of(this);
    }
}
