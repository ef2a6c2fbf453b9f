package io.lethe.interest.decay;

import java.util.List;
import java.util.stream.Stream;

/** A curve over the number of later baskets of the same user. */
public record ByPosition(Curve curve) implements Kernel {
    @Override
    public double at(double ageSeconds, double position, String type) {
        return curve.at(position);
    }

    @Override
    public Range range(Ages ages, String type) {
        return curve.range(ages.fromPosition(), ages.toPosition());
    }

    @Override
    public Kernel stretched(double factor) {
        return this;
    }

    @Override
    public boolean isMonotone() {
        return curve.isMonotone();
    }

    @Override
    public Stream<Curve> curves(Axis axis, String type) {
        return axis == Axis.POSITION ? Stream.of(curve) : Stream.empty();
    }

    @Override
    public List<FoldedKernel.Term> terms(String type) {
        return curve instanceof Curve.Folding folding
                ? List.of(new FoldedKernel.Term(1, 0, folding.rate()))
                : List.of();
    }

    @Override
    public String toString() {
        return KernelForm.of(this);
    }
}
