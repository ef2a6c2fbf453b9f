package io.lethe.interest.decay;

import java.util.List;
import java.util.stream.Stream;

/** A product of kernels: an event is forgotten as soon as one of the factors forgets it. */
public record KernelProduct(List<Kernel> factors) implements Kernel {
    public KernelProduct {
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
        return new KernelProduct(
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
        return KernelForm.of(this);
    }
}
