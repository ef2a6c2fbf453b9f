package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * For each two items how many users chose both, outside of the heap. Only the items chosen most often have a place in
 * it.
 */
final class Gram {
    private final int[] items;
    private final int[] places;

    /** @param most how many items have a place, at most */
    Gram(Sequences sequences, int most) {
        double[] counts = sequences.counts();
        this.items = IntStream.range(0, counts.length)
                .boxed()
                .sorted((left, right) -> Double.compare(counts[right], counts[left]))
                .mapToInt(Integer::intValue)
                .limit(most)
                .toArray();
        this.places = new int[counts.length];
        Arrays.fill(places, -1);
        for (int place = 0; place < items.length; place++) {
            places[items[place]] = place;
        }
    }

    /** How many items have a place. */
    int size() {
        return items.length;
    }

    /** The item of a place. */
    int item(int place) {
        return items[place];
    }

    /** The places of the distinct items among some, those without a place left out. */
    int[] places(int... some) {
        return Arrays.stream(some)
                .map(item -> places[item])
                .filter(place -> place >= 0)
                .distinct()
                .toArray();
    }

    /**
     * The counts, a number of places squared.
     *
     * @param more is added to the count of each item with itself
     */
    NDArray of(Sequences sequences, double more, NDManager manager) {
        int size = items.length;
        ByteBuffer counts = ByteBuffer.allocateDirect(Math.multiplyExact(size * Float.BYTES, size))
                .order(ByteOrder.nativeOrder());
        for (int user = 0; user < sequences.users(); user++) {
            int[] chosen = places(sequences.items(user, 0, sequences.sizeOf(user)));
            for (int one : chosen) {
                for (int other : chosen) {
                    add(counts, one * size + other, 1);
                }
            }
        }
        for (int place = 0; place < size; place++) {
            add(counts, place * size + place, (float) more);
        }
        return manager.create(counts, new Shape(size, size), DataType.FLOAT32);
    }

    private static void add(ByteBuffer counts, int place, float more) {
        counts.putFloat(place * Float.BYTES, counts.getFloat(place * Float.BYTES) + more);
    }
}
