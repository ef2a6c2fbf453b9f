package io.lethe.interest.decay;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A default kernel, and kernels of their own for some types of event. The written form contains only the default. */
public record ByType(Kernel otherwise, SortedMap<String, Kernel> byType) implements Kernel {
    public ByType {
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
    }

    /** The kernel for one type of event. */
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
        return KernelForm.of(otherwise);
    }
}
