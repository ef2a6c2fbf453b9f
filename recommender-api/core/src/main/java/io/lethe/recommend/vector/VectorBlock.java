package io.lethe.recommend.vector;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.Arrays;

/**
 * A block of vectors, small enough that some of their dimensions fit the cache. Each dimension has an array of its own:
 * the compiler vectorises a loop over several arrays only if it reads all of them at the same index.
 */
final class VectorBlock {
    /** The number of vectors that fit. */
    static final int ROWS = 512;

    private static final int STEP = 8;
    private static final int NOBODY = -1;
    private static final float[] NOTHING = new float[ROWS];

    private final int dimension;
    private final float[][] columns;
    private final int[] slots = new int[ROWS];
    private final double[] lengths = new double[ROWS];

    VectorBlock(int dimension) {
        this.dimension = dimension;
        this.columns = new float[(dimension + STEP - 1) / STEP * STEP][];
        for (int d = 0; d < columns.length; d++) {
            columns[d] = d < dimension ? new float[ROWS] : NOTHING;
        }
        Arrays.fill(slots, NOBODY);
    }

    void set(int row, int slot, QuantizedEmbedding vector) {
        for (int d = 0; d < dimension; d++) {
            columns[d][row] = vector.at(d);
        }
        lengths[row] = Math.sqrt((double) vector.square());
        slots[row] = slot;
    }

    void remove(int row) {
        slots[row] = NOBODY;
    }

    /** A copy of the current slots by row, negative for an empty row. */
    int[] slots() {
        return slots.clone();
    }

    /** The lengths of the vectors, by row. */
    double[] lengths() {
        return lengths;
    }

    /** Converts a vector to the form that {@link #dots} takes. */
    static float[] query(QuantizedEmbedding vector) {
        float[] query = new float[(vector.dimension() + STEP - 1) / STEP * STEP];
        for (int d = 0; d < vector.dimension(); d++) {
            query[d] = vector.at(d);
        }
        return query;
    }

    /**
     * Computes the dot products of each query with all rows into the query's own part of {@code dots}. Goes through the
     * dimensions once for all queries.
     */
    void dots(float[][] queries, float[][] dots) {
        for (float[] one : dots) {
            Arrays.fill(one, 0);
        }
        for (int d = 0; d < columns.length; d += STEP) {
            for (int q = 0; q < queries.length; q++) {
                addStep(d, queries[q], dots[q]);
            }
        }
    }

    private void addStep(int dimension, float[] query, float[] dots) {
        float[] column0 = columns[dimension];
        float[] column1 = columns[dimension + 1];
        float[] column2 = columns[dimension + 2];
        float[] column3 = columns[dimension + 3];
        float[] column4 = columns[dimension + 4];
        float[] column5 = columns[dimension + 5];
        float[] column6 = columns[dimension + 6];
        float[] column7 = columns[dimension + 7];
        float query0 = query[dimension];
        float query1 = query[dimension + 1];
        float query2 = query[dimension + 2];
        float query3 = query[dimension + 3];
        float query4 = query[dimension + 4];
        float query5 = query[dimension + 5];
        float query6 = query[dimension + 6];
        float query7 = query[dimension + 7];
        for (int row = 0; row < ROWS; row++) {
            dots[row] += query0 * column0[row]
                    + query1 * column1[row]
                    + query2 * column2[row]
                    + query3 * column3[row]
                    + query4 * column4[row]
                    + query5 * column5[row]
                    + query6 * column6[row]
                    + query7 * column7[row];
        }
    }
}
