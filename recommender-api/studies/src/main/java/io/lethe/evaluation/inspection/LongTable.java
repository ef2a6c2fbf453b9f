package io.lethe.evaluation.inspection;

/** From 64-bit hashes to numbers: an open-addressed table of 16 bytes a slot, at most six tenths full. */
final class LongTable {
    private long[] keys = new long[1 << 12];
    private long[] values = new long[1 << 12];
    private int used;

    int size() {
        return used;
    }

    /** The number of a key, or {@code absent}. */
    long get(long key, long absent) {
        int slot = slot(keys, key == 0 ? 1 : key);
        return keys[slot] == 0 ? absent : values[slot];
    }

    void put(long key, long value) {
        if (used * 10L > keys.length * 6L) {
            grow();
        }
        long sound = key == 0 ? 1 : key;
        int slot = slot(keys, sound);
        if (keys[slot] == 0) {
            keys[slot] = sound;
            used++;
        }
        values[slot] = value;
    }

    /** Puts a key in. @return whether it was not there */
    boolean add(long key) {
        if (get(key, -1) >= 0) {
            return false;
        }
        put(key, 0);
        return true;
    }

    /** How many keys have a number above this one. */
    long countAbove(long number) {
        long count = 0;
        for (int i = 0; i < keys.length; i++) {
            count += keys[i] != 0 && values[i] > number ? 1 : 0;
        }
        return count;
    }

    /** A hash of a text and what came before it. */
    static long hash(long before, CharSequence text) {
        long hash = mix(before + text.length());
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i));
        }
        return hash;
    }

    /** The finalizer of SplitMix64. */
    static long mix(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(keys, oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private static int slot(long[] table, long key) {
        int mask = table.length - 1;
        int slot = (int) (mix(key) >>> 32) & mask;
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
