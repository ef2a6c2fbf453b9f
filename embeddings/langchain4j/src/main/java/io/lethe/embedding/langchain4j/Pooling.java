package io.lethe.embedding.langchain4j;

import dev.langchain4j.model.embedding.onnx.PoolingMode;

/**
 * From the vectors of tokens to that of a text. It adds and divides in the order and precision of LangChain4j's
 * encoder, so that the numbers are the same to the bit.
 */
final class Pooling {
    private Pooling() {}

    /**
     * The vector of one text.
     *
     * @param values    the vectors of the tokens, one after the other
     * @param from      where those of the text begin
     * @param tokens    how many it has, at least 1
     * @param dimension how many numbers a vector has
     */
    static float[] pooled(PoolingMode mode, float[] values, int from, int tokens, int dimension) {
        float[] vector = new float[dimension];
        if (mode == PoolingMode.CLS) {
            System.arraycopy(values, from, vector, 0, dimension);
            return vector;
        }
        for (int t = 0; t < tokens; t++) {
            int start = from + t * dimension;
            for (int d = 0; d < dimension; d++) {
                vector[d] += values[start + d];
            }
        }
        for (int d = 0; d < dimension; d++) {
            vector[d] /= tokens;
        }
        return vector;
    }

    /** Makes it of length one; without a direction its numbers are none. */
    static void normalize(float[] vector) {
        float square = 0;
        for (float value : vector) {
            square += value * value;
        }
        float length = (float) Math.sqrt(square);
        for (int d = 0; d < vector.length; d++) {
            vector[d] /= length;
        }
    }
}
