package io.lethe.recommend.catalogue;

import io.lethe.recommend.catalogue.Catalogue.PairVisitor;
import java.util.Arrays;

/** A map from a slot to an exact count, in primitive arrays with open addressing. Thread-safe. */
final class PairCounts {
    private static final int EMPTY = -1;
    private int[] slots = emptySlots(8);
    private long[] counts = new long[8];
    private int used;

    /** Adds to a count. Adding the negated amount later leaves no trace. */
    synchronized void add(int slot, long change) {
        int at = indexOf(slot);
        if (slots[at] == EMPTY) {
            if (used * 3 >= slots.length * 2) {
                grow();
                at = indexOf(slot);
            }
            slots[at] = slot;
            used++;
        }
        counts[at] = Math.addExact(counts[at], change);
    }

    synchronized long get(int slot) {
        int at = indexOf(slot);
        return slots[at] == EMPTY ? 0 : counts[at];
    }

    synchronized void forEach(PairVisitor visitor) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] != EMPTY && counts[i] != 0) {
                visitor.on(slots[i], counts[i]);
            }
        }
    }

    private int indexOf(int slot) {
        int mask = slots.length - 1;
        int at = (slot * 0x9E3779B9) >>> 7 & mask;
        while (slots[at] != EMPTY && slots[at] != slot) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private void grow() {
        int[] oldSlots = slots;
        long[] oldCounts = counts;
        int live = 0;
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != EMPTY && oldCounts[i] != 0) {
                live++;
            }
        }
        int size = Math.max(8, Integer.highestOneBit(live * 2 + 1) * 2);
        slots = emptySlots(size);
        counts = new long[size];
        used = 0;
        for (int i = 0; i < oldSlots.length; i++) {
            if (oldSlots[i] != EMPTY && oldCounts[i] != 0) {
                int at = indexOf(oldSlots[i]);
                slots[at] = oldSlots[i];
                counts[at] = oldCounts[i];
                used++;
            }
        }
    }

    private static int[] emptySlots(int size) {
        int[] slots = new int[size];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
