package io.lethe.interest.profile.grouping;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.Objects;
import java.util.Optional;

/**
 * The centre of a catalogue: the mean of its items' unit vectors. Models place their embeddings in a narrow cone, so
 * that any two items are somewhat similar. Subtracting the centre removes this common part (J. Mu and P. Viswanath,
 * <i>All-but-the-Top</i>, ICLR 2018).
 *
 * @param direction the direction of the mean
 * @param length    the length of the mean, above 0 and at most 1; its square is the mean cosine of any two items
 */
public record Centre(QuantizedEmbedding direction, double length) {
    /** The minimum number of items. The mean of fewer says more about the items than about the model. */
    public static final int FEWEST_ITEMS = 100;

    public Centre {
        Objects.requireNonNull(direction, "direction");
        if (!(length > 0 && length <= 1)) {
            throw new IllegalArgumentException(
                    "the mean of unit vectors has a length above 0 and up to 1, not " + length);
        }
    }

    /**
     * The running sum behind a centre, updated as items come and go. It adds integers, so the order does not matter and
     * removals are exact. Not thread-safe.
     */
    public static final class Sum {
        private static final long UNIT = 1L << 36;

        private final long[] sum;
        private long count;

        /** An empty sum. */
        public Sum(int dimension) {
            this.sum = new long[dimension];
        }

        /** @throws IllegalArgumentException if the vector has another dimension */
        public void add(QuantizedEmbedding vector) {
            add(vector, 1);
        }

        /** Subtracts a vector that was added before. */
        public void remove(QuantizedEmbedding vector) {
            add(vector, -1);
        }

        /** The centre; empty with fewer than {@value #FEWEST_ITEMS} items or if the vectors cancel out. */
        public Optional<Centre> centre() {
            double square = 0;
            float[] numbers = new float[sum.length];
            for (int i = 0; i < sum.length; i++) {
                double mean = (double) sum[i] / UNIT / count;
                numbers[i] = (float) mean;
                square += mean * mean;
            }
            return count < FEWEST_ITEMS || !(square > 0)
                    ? Optional.empty()
                    : Optional.of(new Centre(QuantizedEmbedding.of(numbers), Math.min(1, Math.sqrt(square))));
        }

        private void add(QuantizedEmbedding vector, int sign) {
            if (vector.dimension() != sum.length) {
                throw new IllegalArgumentException(
                        "a vector of " + vector.dimension() + " dimensions in a sum of " + sum.length);
            }
            if (vector.square() == 0) {
                return;
            }
            long scale = sign * Math.round(UNIT / Math.sqrt((double) vector.square()));
            for (int i = 0; i < sum.length; i++) {
                sum[i] += scale * vector.at(i);
            }
            count += sign;
        }
    }
}
