package io.lethe.interest.decay;

import java.util.List;
import java.util.stream.Stream;

/** A curve over the age by the clock, in seconds. */
public record ByClock(Curve curve) implements Kernel {
    @Override
    public double at(double ageSeconds, double position, String type) {
        return curve.at(ageSeconds);
    }

    @Override
    public Range range(Ages ages, String type) {
        return curve.range(ages.fromSeconds(), ages.toSeconds());
    }

    @Override
    public Kernel stretched(double factor) {
        return new ByClock(curve.stretched(factor));
    }

    @Override
    public boolean isMonotone() {
        return curve.isMonotone();
    }

    @Override
    public Stream<Curve> curves(Axis axis, String type) {
        return axis == Axis.CLOCK ? Stream.of(curve) : Stream.empty();
    }

    @Override
    public List<FoldedKernel.Term> terms(String type) {
        return curve instanceof Curve.Folding folding
                ? List.of(new FoldedKernel.Term(1, folding.rate(), 0))
                : List.of();
    }

    @Override
    public String toString() {
        return KernelForm.of(this);
    }
}
