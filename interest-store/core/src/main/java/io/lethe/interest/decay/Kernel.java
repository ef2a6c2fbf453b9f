package io.lethe.interest.decay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The share of an event's weight that remains, 0 to 1. It depends on the event's age, its position, and its type. The
 * position is the number of later baskets of the same user. Events of one user at one time are one basket, without an
 * order among themselves, so all of the newest basket have position 0. Where no two events share a time, the position is
 * the number of later events. A kernel is a {@link Curve} over one of the two ages, or a combination of kernels.
 * {@link KernelExpression} defines the written form.
 */
public sealed interface Kernel permits Blending, ByClock, ByPosition, ByType, KernelMixture, KernelProduct {

    /** Exponential decay by the clock. */
    static Kernel ofHalfLife(double seconds) {
        return new ByClock(new Exponential(seconds));
    }

    /**
     * The share of an event's initial weight that remains.
     *
     * @param ageSeconds at least 0
     * @param position   the number of later baskets of the same user, at least 0
     * @param type       the code of the event's type
     */
    double at(double ageSeconds, double position, String type);

    /**
     * Bounds on the value for an event whose ages are known only as ranges, for instance by the week. Every value
     * within the ranges lies within the bounds. The bounds may be wider than necessary where several curves over the
     * same age are combined.
     */
    Range range(Ages ages, String type);

    /** This kernel with all ages by the clock scaled by {@code factor}. */
    Kernel stretched(double factor);

    /** Whether the weight never rises, along either age. */
    boolean isMonotone();

    /** The curves over one of the ages that apply to events of this type. */
    Stream<Curve> curves(Axis axis, String type);

    /**
     * The kernel for one type as a sum of exponentials, which takes constant space. Empty if the kernel needs the
     * events themselves.
     */
    default Optional<FoldedKernel> folded(String type) {
        List<FoldedKernel.Term> terms = terms(type);
        return terms.isEmpty() ? Optional.empty() : Optional.of(new FoldedKernel(terms));
    }

    /** The exponentials that sum up to the kernel; empty if it is not such a sum. */
    List<FoldedKernel.Term> terms(String type);

    /**
     * The age in seconds after which less than half of the peak remains if no other events follow. Empty if the kernel
     * does not depend on the clock.
     */
    default OptionalDouble halfLifeSeconds(String type) {
        return HalfLife.of(this, Axis.CLOCK, type);
    }

    /**
     * The number of later baskets after which less than half of the peak remains if no time passes. Empty if the kernel
     * does not depend on their number.
     */
    default OptionalDouble halfLifeEvents(String type) {
        return HalfLife.of(this, Axis.POSITION, type);
    }

    /** The age that a curve is a function of. */
    enum Axis {
        /** Seconds since the event. */
        CLOCK,
        /** The number of later baskets of the same user. */
        POSITION
    }
}
