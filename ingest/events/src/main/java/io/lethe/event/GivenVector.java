package io.lethe.event;

import java.util.Arrays;

/**
 * A vector that a producer supplied with an item, for instance an embedding of an image or a sound. It is kept as
 * received, without normalisation. All numbers are finite, and at least one is not zero.
 */
public final class GivenVector {
    private final float[] values;

    private GivenVector(float[] values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException if the vector is empty, all zero or contains a number that is not finite */
    public static GivenVector of(float... values) {
        boolean anything = false;
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a vector holds finite numbers alone");
            }
            anything |= value != 0;
        }
        if (!anything) {
            throw new IllegalArgumentException("a vector needs a number that is not zero");
        }
        return new GivenVector(values.clone());
    }

    public int dimension() {
        return values.length;
    }

    public float[] toArray() {
        return values.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GivenVector that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "GivenVector[" + values.length + "]";
    }
}
