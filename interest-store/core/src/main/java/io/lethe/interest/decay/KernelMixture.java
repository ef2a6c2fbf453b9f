package io.lethe.interest.decay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A weighted sum of kernels, such as a short and a long horizon. The shares sum to 1. */
public record KernelMixture(List<Part> parts) implements Kernel {
    private static final double TOLERANCE = 1e-9;

    /**
     * A part of a mixture.
     *
     * @param share the part's share, above 0 and at most 1
     */
    public record Part(double share, Kernel kernel) {
        public Part {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("a share of a mixture is above 0 and at most 1, not " + share);
            }
        }
    }

    public KernelMixture {
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
        return new KernelMixture(parts.stream()
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
        return KernelForm.of(this);
    }
}
