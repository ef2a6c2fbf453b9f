package io.lethe.recommend.arrangement;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.Arrays;
import java.util.List;

/**
 * Some directions of one dimension, laid out to be multiplied with one vector at a time. Each dimension has an array of
 * its own, so the compiler turns the loop over the directions into SIMD. As floats the products and sums are exact up to
 * {@value #MOST_EXACT} dimensions (127² · 1,040 &lt; 2<sup>24</sup>). Not thread-safe.
 */
final class PointBlock {
    /** The largest dimension for which the products are exact. */
    static final int MOST_EXACT = 1040;

    private static final int LANES = 8;
    private static final int STEP = 4;

    private final float[][] columns;
    private final float[] dots;
    private final int dimension;

    /** @param directions all of the dimension */
    PointBlock(List<QuantizedEmbedding> directions, int dimension) {
        int rows = (directions.size() + LANES - 1) / LANES * LANES;
        this.dimension = dimension;
        this.columns = new float[(dimension + STEP - 1) / STEP * STEP][rows];
        this.dots = new float[rows];
        for (int row = 0; row < directions.size(); row++) {
            for (int d = 0; d < dimension; d++) {
                columns[d][row] = directions.get(row).at(d);
            }
        }
    }

    /** The dot product of each direction with a vector, in their order, until it is asked again. */
    float[] dots(QuantizedEmbedding vector) {
        Arrays.fill(dots, 0);
        for (int d = 0; d < columns.length; d += STEP) {
            add(
                    columns[d],
                    columns[d + 1],
                    columns[d + 2],
                    columns[d + 3],
                    at(vector, d),
                    at(vector, d + 1),
                    at(vector, d + 2),
                    at(vector, d + 3));
        }
        return dots;
    }

    private float at(QuantizedEmbedding vector, int d) {
        return d < dimension ? vector.at(d) : 0;
    }

    private void add(
            float[] column0,
            float[] column1,
            float[] column2,
            float[] column3,
            float factor0,
            float factor1,
            float factor2,
            float factor3) {
        float[] sums = dots;
        for (int row = 0; row < sums.length; row++) {
            sums[row] +=
                    factor0 * column0[row] + factor1 * column1[row] + factor2 * column2[row] + factor3 * column3[row];
        }
    }
}
