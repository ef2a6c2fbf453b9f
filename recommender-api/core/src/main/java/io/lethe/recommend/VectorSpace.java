package io.lethe.recommend;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The vectors of all items of one model, laid out for scanning: blocks of {@value #BLOCK} items, within a block dimension by
 * dimension, so that the compiler turns the inner loop into SIMD on every JDK. The numbers are those of the quantized
 * embeddings. As floats their products and sums are exact up to 1,040 dimensions (127² · 1,040 &lt; 2<sup>24</sup>).
 *
 * <p>One thread writes, any number read without a lock. A reader that meets an item just being changed may see a cosine
 * between old and new; whatever it ranks is scored again from the item itself.
 */
final class VectorSpace {
    static final int BLOCK = 256;
    private static final int STEP = 8;
    private static final int NOBODY = -1;

    /** What is done with a block's dot products with a direction, given the items' lengths; rows whose slot is negative are empty. */
    private interface Rows {
        void on(Direction direction, int[] slots, float[] dots, double[] lengths);
    }

    private final int dimension;
    private final int padded;
    private final Deque<Integer> free = new ArrayDeque<>();
    private volatile float[][] blocks = new float[0][];
    private volatile int[][] slotOf = new int[0][];
    private volatile double[][] lengthOf = new double[0][];
    private int rows;

    VectorSpace(int dimension) {
        this.dimension = dimension;
        this.padded = (dimension + STEP - 1) / STEP * STEP;
    }

    /** Puts a vector into a row and says which. */
    int add(int slot, QuantizedEmbedding vector) {
        Integer vacated = free.poll();
        int row = vacated != null ? vacated : rows++;
        if (row / BLOCK == blocks.length) {
            grow();
        }
        set(row, slot, vector);
        return row;
    }

    void set(int row, int slot, QuantizedEmbedding vector) {
        float[] block = blocks[row / BLOCK];
        int at = row % BLOCK;
        for (int d = 0; d < dimension; d++) {
            block[d * BLOCK + at] = vector.at(d);
        }
        lengthOf[row / BLOCK][at] = Math.sqrt((double) vector.square());
        slotOf[row / BLOCK][at] = slot;
    }

    void remove(int row) {
        slotOf[row / BLOCK][row % BLOCK] = NOBODY;
        free.add(row);
    }

    int size() {
        return rows - free.size();
    }

    void addPulls(List<Direction> directions, double[] scores) {
        scan(directions, (direction, slots, dots, lengths) -> {
            double length = Math.sqrt((double) direction.vector().square());
            for (int row = 0; row < BLOCK; row++) {
                int slot = slots[row];
                if (slot >= 0 && slot < scores.length && dots[row] > 0) {
                    double cosine = dots[row] / (lengths[row] * length);
                    scores[slot] += direction.weight() * cosine * cosine * cosine;
                }
            }
        });
    }

    void cosines(Direction direction, double[] into) {
        double length = Math.sqrt((double) direction.vector().square());
        scan(List.of(direction), (same, slots, dots, lengths) -> {
            for (int row = 0; row < BLOCK; row++) {
                int slot = slots[row];
                if (slot >= 0 && slot < into.length) {
                    into[slot] = dots[row] / (lengths[row] * length);
                }
            }
        });
    }

    /** Hands out the dot products of a block with each direction before it goes to the next, as a block fits the cache. */
    private void scan(List<Direction> directions, Rows work) {
        float[][] queries = new float[directions.size()][padded];
        for (int q = 0; q < queries.length; q++) {
            for (int d = 0; d < dimension; d++) {
                queries[q][d] = directions.get(q).vector().at(d);
            }
        }
        float[] dots = new float[BLOCK];
        float[][] all = blocks;
        for (int b = 0; b < all.length; b++) {
            for (int q = 0; q < queries.length; q++) {
                Arrays.fill(dots, 0);
                for (int d = 0; d < padded; d += STEP) {
                    addStep(all[b], d * BLOCK, queries[q], d, dots);
                }
                work.on(directions.get(q), slotOf[b], dots, lengthOf[b]);
            }
        }
    }

    private static void addStep(float[] block, int from, float[] query, int dimension, float[] dots) {
        float a = query[dimension];
        float b = query[dimension + 1];
        float c = query[dimension + 2];
        float d = query[dimension + 3];
        float e = query[dimension + 4];
        float f = query[dimension + 5];
        float g = query[dimension + 6];
        float h = query[dimension + 7];
        for (int row = 0; row < BLOCK; row++) {
            dots[row] += a * block[from + row]
                    + b * block[from + BLOCK + row]
                    + c * block[from + 2 * BLOCK + row]
                    + d * block[from + 3 * BLOCK + row]
                    + e * block[from + 4 * BLOCK + row]
                    + f * block[from + 5 * BLOCK + row]
                    + g * block[from + 6 * BLOCK + row]
                    + h * block[from + 7 * BLOCK + row];
        }
    }

    private void grow() {
        int count = blocks.length;
        int[][] slots = Arrays.copyOf(slotOf, count + 1);
        slots[count] = new int[BLOCK];
        Arrays.fill(slots[count], NOBODY);
        double[][] lengths = Arrays.copyOf(lengthOf, count + 1);
        lengths[count] = new double[BLOCK];
        float[][] more = Arrays.copyOf(blocks, count + 1);
        more[count] = new float[padded * BLOCK];
        slotOf = slots;
        lengthOf = lengths;
        blocks = more;
    }
}
