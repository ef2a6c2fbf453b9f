package io.lethe.recommend.vector;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The vectors of all items of one model, laid out for scanning in {@link VectorBlock}s, so that the compiler turns the
 * inner loop into SIMD on every JDK. The numbers are those of the quantized embeddings. As floats their products and
 * sums are exact up to 1,040 dimensions (127² · 1,040 &lt; 2<sup>24</sup>).
 *
 * <p>One thread writes; any number of threads read without a lock. A reader may see a cosine between the old and the
 * new one of an item that is being changed. Ranked items are scored again from the item itself.
 */
public final class VectorSpace {
    private static final int ROWS = VectorBlock.ROWS;

    private final int dimension;
    private final Deque<Integer> free = new ArrayDeque<>();
    private volatile VectorBlock[] blocks = {};
    private int rows;

    public VectorSpace(int dimension) {
        this.dimension = dimension;
    }

    /** Stores a vector and returns its row. */
    public int add(int slot, QuantizedEmbedding vector) {
        Integer vacated = free.poll();
        int row = vacated != null ? vacated : rows++;
        if (row / ROWS == blocks.length) {
            grow();
        }
        set(row, slot, vector);
        return row;
    }

    public void set(int row, int slot, QuantizedEmbedding vector) {
        blocks[row / ROWS].set(row % ROWS, slot, vector);
    }

    public void remove(int row) {
        blocks[row / ROWS].remove(row % ROWS);
        free.add(row);
    }

    public int size() {
        return rows - free.size();
    }

    /**
     * Adds {@code weight · max(0, cos)³} of each direction to the score of each vector, by slot. Slots beyond the array
     * of scores are skipped.
     */
    public void addPulls(List<Direction> directions, double[] scores) {
        int[] queryOf = new int[directions.size()];
        float[][] queries = distinct(directions, queryOf);
        float[][] dots = new float[queries.length][ROWS];
        double[] sums = new double[ROWS];
        for (VectorBlock block : blocks) {
            int[] slots = block.slots();
            block.dots(queries, dots);
            for (int row = 0; row < ROWS; row++) {
                int slot = slots[row];
                sums[row] = slot >= 0 && slot < scores.length ? scores[slot] : 0;
            }
            for (int i = 0; i < queryOf.length; i++) {
                addCubes(dots[queryOf[i]], block.lengths(), directions.get(i), sums);
            }
            for (int row = 0; row < ROWS; row++) {
                int slot = slots[row];
                if (slot >= 0 && slot < scores.length) {
                    scores[slot] = sums[row];
                }
            }
        }
    }

    /**
     * The distinct vectors of some directions: the item that was chosen last is often an interest by itself, or was chosen
     * twice.
     *
     * @param queryOf receives the number of each direction's vector
     */
    private static float[][] distinct(List<Direction> directions, int[] queryOf) {
        Map<QuantizedEmbedding, Integer> numbers = new LinkedHashMap<>();
        for (int i = 0; i < queryOf.length; i++) {
            queryOf[i] = numbers.computeIfAbsent(directions.get(i).vector(), any -> numbers.size());
        }
        return numbers.keySet().stream().map(VectorBlock::query).toArray(float[][]::new);
    }

    private static void addCubes(float[] dots, double[] lengths, Direction direction, double[] sums) {
        double length = Math.sqrt((double) direction.vector().square());
        double weight = direction.weight();
        for (int row = 0; row < ROWS; row++) {
            double cosine = Math.max(0, dots[row]) / (lengths[row] * length);
            sums[row] += weight * cosine * cosine * cosine;
        }
    }

    /** Writes the cosine of each vector with a direction to its slot. */
    public void cosines(Direction direction, double[] into) {
        double length = Math.sqrt((double) direction.vector().square());
        float[][] queries = {VectorBlock.query(direction.vector())};
        float[][] dots = new float[1][ROWS];
        for (VectorBlock block : blocks) {
            int[] slots = block.slots();
            block.dots(queries, dots);
            for (int row = 0; row < ROWS; row++) {
                int slot = slots[row];
                if (slot >= 0 && slot < into.length) {
                    into[slot] = dots[0][row] / (block.lengths()[row] * length);
                }
            }
        }
    }

    private void grow() {
        VectorBlock[] more = Arrays.copyOf(blocks, blocks.length + 1);
        more[blocks.length] = new VectorBlock(dimension);
        blocks = more;
    }
}
