package io.lethe.recommend.catalogue;

import io.lethe.recommend.catalogue.Catalogue.PairVisitor;
import java.util.Arrays;

/**
 * A map from a slot to an exact count, in primitive arrays: the counts stand close together in the order of their
 * arrival, and an index with open addressing finds them. Thread-safe.
 */
final class PairCounts {
    private static final int EMPTY = -1;
    private int[] index = emptyIndex(8);
    private int[] slots = new int[4];
    private long[] counts = new long[4];
    private int used;

    /** Adds to a count. Adding the negated amount later leaves no trace. */
    synchronized void add(int slot, long change) {
        int at = indexOf(slot);
        if (index[at] == EMPTY) {
            if (used == slots.length || used * 3 >= index.length * 2) {
                grow();
                at = indexOf(slot);
            }
            index[at] = used;
            slots[used++] = slot;
        }
        counts[index[at]] = Math.addExact(counts[index[at]], change);
    }

    synchronized long get(int slot) {
        int at = index[indexOf(slot)];
        return at == EMPTY ? 0 : counts[at];
    }

    /** The counts of some slots, in their order. */
    synchronized long[] get(int[] some) {
        long[] found = new long[some.length];
        for (int i = 0; i < some.length; i++) {
            int at = index[indexOf(some[i])];
            found[i] = at == EMPTY ? 0 : counts[at];
        }
        return found;
    }

    synchronized void forEach(PairVisitor visitor) {
        for (int i = 0; i < used; i++) {
            if (counts[i] != 0) {
                visitor.on(slots[i], counts[i]);
            }
        }
    }

    /** Adds {@code weight · (count / (from · to))} to the score of each slot; slots beyond the scores are left out. */
    synchronized void addTo(double[] scores, double weight, double from, double[] to) {
        for (int i = 0; i < used; i++) {
            int slot = slots[i];
            if (slot < scores.length && counts[i] != 0) {
                scores[slot] += weight * (counts[i] / (from * to[slot]));
            }
        }
    }

    private int indexOf(int slot) {
        int mask = index.length - 1;
        int at = (slot * 0x9E3779B9) >>> 7 & mask;
        while (index[at] != EMPTY && slots[index[at]] != slot) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Makes room for one more at least. What has come to zero is left out. */
    private void grow() {
        int live = 0;
        for (int i = 0; i < used; i++) {
            if (counts[i] != 0) {
                slots[live] = slots[i];
                counts[live++] = counts[i];
            }
        }
        int room = Math.max(4, live + (live >> 1) + 1);
        slots = Arrays.copyOf(slots, room);
        counts = Arrays.copyOf(counts, room);
        Arrays.fill(counts, live, room, 0);
        index = emptyIndex(Integer.highestOneBit(room * 3 / 2) * 2);
        used = 0;
        while (used < live) {
            index[indexOf(slots[used])] = used;
            used++;
        }
    }

    private static int[] emptyIndex(int size) {
        int[] index = new int[Math.max(8, size)];
        Arrays.fill(index, EMPTY);
        return index;
    }
}
