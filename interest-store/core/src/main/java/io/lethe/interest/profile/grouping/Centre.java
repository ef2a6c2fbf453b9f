package io.lethe.interest.profile.grouping;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the middle of a catalogue lies: the mean of its items' unit vectors. Models crowd their embeddings into a
 * narrow cone, so that any two items are somewhat alike; seen from here, what they all have in common is gone (J. Mu
 * and P. Viswanath, <i>All-but-the-Top</i>, ICLR 2018).
 *
 * @param direction the direction of the mean
 * @param length    its length, above 0 and at most 1; its square is the mean cosine of any two items
 */
public record Centre(QuantizedEmbedding direction, double length) {
    /** How many items it takes: the mean of fewer says more about them than about the model. */
    public static final int FEWEST_ITEMS = 100;

    public Centre {
        Objects.requireNonNull(direction, "direction");
        if (!(length > 0 && length <= 1)) {
            throw new IllegalArgumentException(
                    "the mean of unit vectors has a length above 0 and up to 1, not " + length);
        }
    }

    /**
     * The sum from which a centre follows, kept up as items come and go. It adds integers, so their order does not
     * matter and what is taken away leaves no trace. Not safe for several threads at once.
     */
    public static final class Sum {
        private static final long UNIT = 1L << 36;

        private final long[] sum;
        private long count;

        /** Of no item yet. */
        public Sum(int dimension) {
            this.sum = new long[dimension];
        }

        /** @throws IllegalArgumentException if it has another dimension */
        public void add(QuantizedEmbedding vector) {
            add(vector, 1);
        }

        /** Takes away what was added before. */
        public void remove(QuantizedEmbedding vector) {
            add(vector, -1);
        }

        /** The centre; empty below {@value #FEWEST_ITEMS} items, or if they cancel out. */
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
