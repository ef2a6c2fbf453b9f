package io.lethe.interest.decay;

/** The minimum and maximum of a value over a range of ages. */
public record Range(double least, double greatest) {
    public Range {
        if (!(least <= greatest)) {
            throw new IllegalArgumentException("a range goes from " + least + " up to " + greatest);
        }
    }

    static Range between(double one, double other) {
        return new Range(Math.min(one, other), Math.max(one, other));
    }

    /** The largest distance between {@code value} and any value in this range. */
    public double farthestFrom(double value) {
        return Math.max(greatest - value, value - least);
    }
}
