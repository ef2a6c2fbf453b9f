package io.lethe.interest.decay;

/** The least and the greatest value that something takes over a span of ages. */
public record Range(double least, double greatest) {
    public Range {
        if (!(least <= greatest)) {
            throw new IllegalArgumentException("a range goes from " + least + " up to " + greatest);
        }
    }

    static Range between(double one, double other) {
        return new Range(Math.min(one, other), Math.max(one, other));
    }

    /** How far a value out of this range can be from one of its own values. */
    public double farthestFrom(double value) {
        return Math.max(greatest - value, value - least);
    }
}
