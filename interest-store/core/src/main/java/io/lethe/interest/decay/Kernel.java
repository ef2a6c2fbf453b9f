package io.lethe.interest.decay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How much an event still weighs, by how long ago it happened, by how many of the user's events came since, and by its type: a
 * {@link Curve} over one of the two ages, or several of them put together. From 0 to 1. A closed vocabulary. Its written form is that of {@link
 * KernelExpression}.
 */
public sealed interface Kernel {

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
     * Bounds of the value for an event of which only spans of ages are known: what happened in a week, among these many events. No
     * value within the spans is outside; where several curves over the same age are put together the bounds may be wider than need be.
     */
    Range range(Ages ages, String type);

    /** The same kernel with all ages by the clock {@code factor} times as long. */
    Kernel stretched(double factor);

    /** Whether weight only falls, with either age. */
    boolean isMonotone();

    /** The curves over one of the ages that an event of this type meets. */
    Stream<Curve> curves(Axis axis, String type);

    /** The kernel for one type as a sum of exponentials, which folds in constant space; empty if it needs the window. */
    default Optional<FoldedKernel> folded(String type) {
        List<FoldedKernel.Term> terms = terms(type);
        return terms.isEmpty() ? Optional.empty() : Optional.of(new FoldedKernel(terms));
    }

    /** The exponentials that the kernel is a sum of; none if it is no such sum. */
    List<FoldedKernel.Term> terms(String type);

    /** The age by the clock beyond which less than half of the peak is left, if no other events come; empty if the clock does not matter. */
    default OptionalDouble halfLifeSeconds(String type) {
        return HalfLife.of(this, Axis.CLOCK, type);
    }

    /** The number of events beyond which less than half of the peak is left, if they all came at once; empty if their number does not matter. */
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

    /** A curve over the age by the clock, in seconds. */
    record ByClock(Curve curve) implements Kernel {
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
            return KernelExpression.of(this);
        }
    }

    /** A curve over the number of events that the user has had since. */
    record ByPosition(Curve curve) implements Kernel {
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
            return KernelExpression.of(this);
        }
    }

    /** Kernels multiplied: an event is forgotten as soon as one of them forgets it. */
    record Product(List<Kernel> factors) implements Kernel {
        public Product {
            factors = List.copyOf(factors);
            if (factors.size() < 2) {
                throw new IllegalArgumentException("a product has two factors at least");
            }
        }

        @Override
        public double at(double ageSeconds, double position, String type) {
            double value = 1;
            for (Kernel factor : factors) {
                value *= factor.at(ageSeconds, position, type);
            }
            return value;
        }

        @Override
        public Range range(Ages ages, String type) {
            double least = 1;
            double greatest = 1;
            for (Kernel factor : factors) {
                Range range = factor.range(ages, type);
                least *= range.least();
                greatest *= range.greatest();
            }
            return new Range(least, greatest);
        }

        @Override
        public Kernel stretched(double factor) {
            return new Product(
                    factors.stream().map(one -> one.stretched(factor)).toList());
        }

        @Override
        public boolean isMonotone() {
            return factors.stream().allMatch(Kernel::isMonotone);
        }

        @Override
        public Stream<Curve> curves(Axis axis, String type) {
            return factors.stream().flatMap(factor -> factor.curves(axis, type));
        }

        @Override
        public List<FoldedKernel.Term> terms(String type) {
            List<FoldedKernel.Term> terms = List.of(new FoldedKernel.Term(1, 0, 0));
            for (Kernel factor : factors) {
                List<FoldedKernel.Term> right = factor.terms(type);
                terms = terms.stream()
                        .flatMap(left -> right.stream().map(left::times))
                        .toList();
            }
            return terms;
        }

        @Override
        public String toString() {
            return KernelExpression.of(this);
        }
    }

    /**
     * A part of a mixture.
     *
     * @param share its share, above 0 and at most 1
     */
    record Part(double share, Kernel kernel) {
        public Part {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of a mixture is above 0 and at most 1, not " + share);
            }
        }
    }

    /** Kernels side by side, such as a short and a long horizon: the sum of their values by their shares, which sum to 1. */
    record Mixture(List<Part> parts) implements Kernel {
        private static final double TOLERANCE = 1e-9;

        public Mixture {
            parts = List.copyOf(parts);
            double sum = parts.stream().mapToDouble(Part::share).sum();
            if (!(Math.abs(sum - 1) <= TOLERANCE)) {
                throw new IllegalArgumentException("the shares of a mixture sum to 1, not to " + sum);
            }
        }

        @Override
        public double at(double ageSeconds, double position, String type) {
            double value = 0;
            for (Part part : parts) {
                value += part.share() * part.kernel().at(ageSeconds, position, type);
            }
            return value;
        }

        @Override
        public Range range(Ages ages, String type) {
            double least = 0;
            double greatest = 0;
            for (Part part : parts) {
                Range range = part.kernel().range(ages, type);
                least += part.share() * range.least();
                greatest += part.share() * range.greatest();
            }
            return new Range(least, greatest);
        }

        @Override
        public Kernel stretched(double factor) {
            return new Mixture(parts.stream()
                    .map(part -> new Part(part.share(), part.kernel().stretched(factor)))
                    .toList());
        }

        @Override
        public boolean isMonotone() {
            return parts.stream().allMatch(part -> part.kernel().isMonotone());
        }

        @Override
        public Stream<Curve> curves(Axis axis, String type) {
            return parts.stream().flatMap(part -> part.kernel().curves(axis, type));
        }

        @Override
        public List<FoldedKernel.Term> terms(String type) {
            List<FoldedKernel.Term> terms = new ArrayList<>();
            for (Part part : parts) {
                Collection<FoldedKernel.Term> some = part.kernel().terms(type);
                if (some.isEmpty()) {
                    return List.of();
                }
                some.forEach(term -> terms.add(term.times(new FoldedKernel.Term(part.share(), 0, 0))));
            }
            return List.copyOf(terms);
        }

        @Override
        public String toString() {
            return KernelExpression.of(this);
        }
    }

    /** One kernel for all types of events but some, which have their own. Its written form names the first alone. */
    record ByType(Kernel otherwise, SortedMap<String, Kernel> byType) implements Kernel {
        public ByType {
            byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
        }

        /** The kernel for events of a type. */
        public Kernel of(String type) {
            return byType.getOrDefault(type, otherwise);
        }

        @Override
        public double at(double ageSeconds, double position, String type) {
            return of(type).at(ageSeconds, position, type);
        }

        @Override
        public Range range(Ages ages, String type) {
            return of(type).range(ages, type);
        }

        @Override
        public Kernel stretched(double factor) {
            SortedMap<String, Kernel> stretched = new TreeMap<>();
            byType.forEach((type, kernel) -> stretched.put(type, kernel.stretched(factor)));
            return new ByType(otherwise.stretched(factor), stretched);
        }

        @Override
        public boolean isMonotone() {
            return otherwise.isMonotone() && byType.values().stream().allMatch(Kernel::isMonotone);
        }

        @Override
        public Stream<Curve> curves(Axis axis, String type) {
            return of(type).curves(axis, type);
        }

        @Override
        public List<FoldedKernel.Term> terms(String type) {
            return of(type).terms(type);
        }

        @Override
        public String toString() {
            return KernelExpression.of(otherwise);
        }
    }
}
