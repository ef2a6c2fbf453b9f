package io.lethe.interest.decay;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How much an event still weighs, by how long ago it happened, by how many of the user's events came since, and by its
 * type: a {@link Curve} over one of the two ages, or several of them put together. From 0 to 1. A closed vocabulary.
 * Its written form is that of {@link KernelExpression}.
 */
public sealed interface Kernel permits ByClock, ByPosition, ByType, KernelMixture, KernelProduct {

    /** Exponential decay by the clock. */
    static Kernel ofHalfLife(double seconds) {
        return new ByClock(new Exponential(seconds));
    }

    /**
     * The share of an event's first weight that is left.
     *
     * @param ageSeconds at least 0
     * @param position   how many of the user's events came since, at least 0
     * @param type       the code of the event's type
     */
    double at(double ageSeconds, double position, String type);

    /**
     * Bounds of the value for an event of which only spans of ages are known: what happened in a week, among these many
     * events. No value within the spans is outside; where several curves over the same age are put together the bounds
     * may be wider than need be.
     */
    Range range(Ages ages, String type);

    /** The same kernel with all ages by the clock {@code factor} times as long. */
    Kernel stretched(double factor);

    /** Whether weight only falls, with either age. */
    boolean isMonotone();

    /** The curves over one of the ages that an event of this type meets. */
    Stream<Curve> curves(Axis axis, String type);

    /**
     * The kernel for one type as a sum of exponentials, which folds in constant space; empty if it needs the window.
     */
    default Optional<FoldedKernel> folded(String type) {
        List<FoldedKernel.Term> terms = terms(type);
        return terms.isEmpty() ? Optional.empty() : Optional.of(new FoldedKernel(terms));
    }

    /** The exponentials that the kernel is a sum of; none if it is no such sum. */
    List<FoldedKernel.Term> terms(String type);

    /**
     * The age by the clock beyond which less than half of the peak is left, if no other events come; empty if the clock
     * does not matter.
     */
    default OptionalDouble halfLifeSeconds(String type) {
        return HalfLife.of(this, Axis.CLOCK, type);
    }

    /**
     * The number of events beyond which less than half of the peak is left, if they all came at once; empty if their
     * number does not matter.
     */
    default OptionalDouble halfLifeEvents(String type) {
        return HalfLife.of(this, Axis.POSITION, type);
    }

    /** Which age a curve is over. */
    enum Axis {
        /** Seconds since. */
        CLOCK,
        /** The user's events since. */
        POSITION
    }
}
