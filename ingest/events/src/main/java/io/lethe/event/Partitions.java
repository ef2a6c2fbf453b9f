package io.lethe.event;

/**
 * The partition of a key, by Kafka's rule for keyed records: the 32-bit MurmurHash2 with seed 0x9747b28c, its sign bit
 * cleared, modulo the number of partitions. It is implemented here for two reasons. The log is partitioned by a part of
 * its key, and producers without Kafka's Java client must be able to compute it.
 */
public final class Partitions {
    /** The number of partitions of a topic unless {@code lethe.partitions} is set. */
    public static final int DEFAULT = 4;

    private Partitions() {}

    public static int of(byte[] key, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, not " + partitions);
        }
        return (murmur2(key) & 0x7FFFFFFF) % partitions;
    }

    static int murmur2(byte[] data) {
        int multiplier = 0x5bd1e995;
        int hash = 0x9747b28c ^ data.length;
        int whole = data.length & ~3;
        for (int i = 0; i < whole; i += 4) {
            int block = (data[i] & 0xff)
                    | (data[i + 1] & 0xff) << 8
                    | (data[i + 2] & 0xff) << 16
                    | (data[i + 3] & 0xff) << 24;
            block *= multiplier;
            block ^= block >>> 24;
            hash = (hash * multiplier) ^ (block * multiplier);
        }
        int tail = 0;
        for (int i = data.length - 1; i >= whole; i--) {
            tail = (tail << 8) | (data[i] & 0xff);
        }
        if (data.length > whole) {
            hash = (hash ^ tail) * multiplier;
        }
        hash ^= hash >>> 13;
        hash *= multiplier;
        return hash ^ (hash >>> 15);
    }
}
