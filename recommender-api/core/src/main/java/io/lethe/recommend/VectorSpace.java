package io.lethe.recommend;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

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
    private static final int NOBODY = -1;

    /** What is done with the cosines of a block: rows whose slot is negative are empty. */
    private interface Rows {
        void on(int[] slots, float[] dots, double[] lengths);
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
        this.padded = (dimension + 3) & ~3;
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

    void addPulls(QuantizedEmbedding direction, double weight, double[] scores) {
        scan(direction, (slots, dots, lengths) -> {
            for (int row = 0; row < BLOCK; row++) {
                int slot = slots[row];
                if (slot >= 0 && slot < scores.length && dots[row] > 0) {
                    double cosine = dots[row] / lengths[row];
                    scores[slot] += weight * cosine * cosine * cosine;
                }
            }
        });
    }

    void cosines(QuantizedEmbedding direction, double[] into) {
        scan(direction, (slots, dots, lengths) -> {
            for (int row = 0; row < BLOCK; row++) {
                int slot = slots[row];
                if (slot >= 0 && slot < into.length) {
                    into[slot] = dots[row] / lengths[row];
                }
            }
        });
    }

    /** Hands out the dot products with a direction of length one, block by block. */
    private void scan(QuantizedEmbedding direction, Rows work) {
        float[] query = new float[padded];
        for (int d = 0; d < dimension; d++) {
            query[d] = direction.at(d);
        }
        double length = Math.sqrt((double) direction.square());
        float[] dots = new float[BLOCK];
        double[] lengths = new double[BLOCK];
        float[][] all = blocks;
        for (int b = 0; b < all.length; b++) {
            Arrays.fill(dots, 0);
            for (int d = 0; d < padded; d += 4) {
                addFour(all[b], d * BLOCK, query[d], query[d + 1], query[d + 2], query[d + 3], dots);
            }
            for (int row = 0; row < BLOCK; row++) {
                lengths[row] = lengthOf[b][row] * length;
            }
            work.on(slotOf[b], dots, lengths);
        }
    }

    private static void addFour(float[] block, int from, float a, float b, float c, float d, float[] dots) {
        for (int row = 0; row < BLOCK; row++) {
            dots[row] += a * block[from + row]
                    + b * block[from + BLOCK + row]
                    + c * block[from + 2 * BLOCK + row]
                    + d * block[from + 3 * BLOCK + row];
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
