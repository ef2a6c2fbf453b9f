package io.lethe.evaluation.dataset.row;

/**
 * How often each (user, time) came, in 12 bytes for each of them: an open-addressed table of 64-bit hashes. Two pairs
 * that share a hash (one chance in 10<sup>6</sup> for five million pairs) also share a count, which leaves gaps and no
 * wrong order.
 */
final class RowCounts {
    private long[] keys = new long[1 << 12];
    private int[] counts = new int[1 << 12];
    private int used;

    /** How often this pair came before. */
    int next(String user, long time) {
        if (used * 10L > keys.length * 6L) {
            grow();
        }
        long key = hash(user, time);
        int slot = slot(keys, key);
        if (keys[slot] == 0) {
            keys[slot] = key;
            used++;
        }
        return counts[slot]++;
    }

    private void grow() {
        long[] largerKeys = new long[keys.length * 2];
        int[] largerCounts = new int[keys.length * 2];
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != 0) {
                int slot = slot(largerKeys, keys[i]);
                largerKeys[slot] = keys[i];
                largerCounts[slot] = counts[i];
            }
        }
        keys = largerKeys;
        counts = largerCounts;
    }

    private static int slot(long[] table, long key) {
        int mask = table.length - 1;
        int slot = (int) (key >>> 32) & mask;
        while (table[slot] != 0 && table[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static long hash(String user, long time) {
        long hash = mix(time + 0x9E3779B97F4A7C15L);
        for (int i = 0; i < user.length(); i++) {
            hash = mix(hash ^ user.charAt(i));
        }
        return hash == 0 ? 1 : hash;
    }

    /** The finalizer of SplitMix64: a bijection in which every bit of the input stirs every bit of the output. */
    private static long mix(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
