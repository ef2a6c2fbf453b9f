package io.lethe.embedding;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.Arrays;

/**
 * An embedding in one signed byte a dimension: its numbers scaled so that the largest becomes ±127, and rounded. Only
 * directions are compared, so the scale need not be kept. Dot products of these are exact integers, the same on every
 * machine, whatever the order of summation; that is why grouping works on them. The cosine between a 384-dimensional
 * embedding and its quantized form is above 0.999.
 */
public final class QuantizedEmbedding {
    /** The meaning of what says nothing: it has no dimension, and its cosine with anything is 0. */
    public static final QuantizedEmbedding NONE = new QuantizedEmbedding(new byte[0]);

    private static final int LARGEST = 127;

    private final byte[] values;
    private final long square;

    private QuantizedEmbedding(byte[] values) {
        this.values = values;
        this.square = dot(values, values);
    }

    /** The quantized direction of a vector whose numbers are finite and not all zero. */
    public static QuantizedEmbedding of(float[] vector) {
        float peak = 0;
        for (float value : vector) {
            peak = Math.max(peak, Math.abs(value));
        }
        if (!(peak > 0) || Float.isInfinite(peak)) {
            throw new IllegalArgumentException("a vector without a direction");
        }
        byte[] values = new byte[vector.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) Math.round((double) vector[i] * LARGEST / peak);
        }
        return new QuantizedEmbedding(values);
    }

    public int dimension() {
        return values.length;
    }

    /** The {@code i}-th number, -127 to 127. */
    public int at(int i) {
        return values[i];
    }

    /** The exact dot product. Fits an int up to 133,000 dimensions. */
    public int dot(QuantizedEmbedding other) {
        if (values.length != other.values.length) {
            throw new IllegalArgumentException(
                    "embeddings of " + values.length + " and " + other.values.length + " dimensions have no angle");
        }
        return dot(values, other.values);
    }

    /** The exact dot product with itself. */
    public long square() {
        return square;
    }

    /**
     * The cosine of the angle between the two, from -1 to 1: one division of exact integers by a correctly rounded
     * root.
     */
    public double cosine(QuantizedEmbedding other) {
        return values.length == 0 || other.values.length == 0
                ? 0
                : dot(other) / Math.sqrt((double) square * other.square);
    }

    /** Adds the numbers to a sum of several embeddings. */
    public void addTo(int[] sum) {
        for (int i = 0; i < values.length; i++) {
            sum[i] += values[i];
        }
    }

    /** An embedding of the same direction, of length one. */
    public Embedding toEmbedding() {
        float[] numbers = new float[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[i];
        }
        return Embedding.normalized(numbers);
    }

    public void write(ByteWriter writer) {
        writer.putUnsigned(values.length).putBytes(values);
    }

    /** Reads what {@link #write} wrote. */
    public static QuantizedEmbedding read(ByteReader reader) {
        return new QuantizedEmbedding(reader.readBytes(reader.readCount()));
    }

    private static int dot(byte[] left, byte[] right) {
        int dot = 0;
        for (int i = 0; i < left.length; i++) {
            dot += left[i] * right[i];
        }
        return dot;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuantizedEmbedding that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "QuantizedEmbedding[" + values.length + "]";
    }
}
