package io.lethe.interest.decay;

/**
 * A part of a mixture.
 *
 * @param share the part's share, above 0 and at most 1
 */
public record KernelPart(double share, Kernel kernel) {
    public KernelPart {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of a mixture is above 0 and at most 1, not " + share);
        }
    }
}
