package io.lethe.embedding;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.Arrays;

/** A vector of length one that stands for the meaning of a text or an item. Immutable. */
public final class Embedding {
    /** The meaning of what says nothing: it has no dimension, and nothing in common with anything. */
    public static final Embedding NONE = new Embedding(new float[0]);

    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /**
     * The direction of this vector.
     *
     * @throws IllegalArgumentException if it is empty, all zero, or holds a number that is not finite
     */
    public static Embedding normalized(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new IllegalArgumentException("a vector without a direction");
        }
        double length = Math.sqrt(square);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (vector[i] / length);
        }
        return new Embedding(unit);
    }

    public int dimension() {
        return values.length;
    }

    /** The {@code i}-th number, 0 to {@link #dimension()} - 1. */
    public float at(int i) {
        return values[i];
    }

    public float[] toArray() {
        return values.clone();
    }

    /**
     * The cosine of the angle between the two, from -1 (opposed) to 1 (the same direction).
     *
     * @throws IllegalArgumentException if they differ in dimension
     */
    public float cosine(Embedding other) {
        if (values.length != other.values.length) {
            throw new IllegalArgumentException(
                    "embeddings of " + values.length + " and " + other.values.length + " dimensions have no angle");
        }
        float dot = 0;
        for (int i = 0; i < values.length; i++) {
            dot += values[i] * other.values[i];
        }
        return dot;
    }

    /** The same direction in one byte a dimension. */
    public QuantizedEmbedding quantized() {
        return values.length == 0 ? QuantizedEmbedding.NONE : QuantizedEmbedding.of(values);
    }

    /** Writes the dimension and the numbers. */
    public void write(ByteWriter writer) {
        writer.putUnsigned(values.length);
        for (float value : values) {
            writer.putFloat(value);
        }
    }

    /** Reads what {@link #write} wrote, bit by bit. */
    public static Embedding read(ByteReader reader) {
        float[] values = new float[reader.readCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = reader.readFloat();
        }
        return new Embedding(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Embedding[" + values.length + "]";
    }
}
