package io.lethe.recommend.trend;

import io.lethe.recommend.catalogue.Catalogue;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A number for each slot of a {@link Catalogue}, 0 at first. They stand next to each other, so that all can be read
 * fast. One thread at a time writes; any number of threads read without waiting.
 */
final class SlotNumbers {
    private static final int CHUNK = 4096;

    private volatile AtomicLongArray[] chunks = {};

    long get(int slot) {
        AtomicLongArray[] now = chunks;
        return slot < 0 || slot / CHUNK >= now.length ? 0 : now[slot / CHUNK].get(slot % CHUNK);
    }

    void set(int slot, long number) {
        if (slot / CHUNK >= chunks.length) {
            AtomicLongArray[] more = Arrays.copyOf(chunks, slot / CHUNK + 1);
            for (int chunk = chunks.length; chunk < more.length; chunk++) {
                more[chunk] = new AtomicLongArray(CHUNK);
            }
            chunks = more;
        }
        chunks[slot / CHUNK].set(slot % CHUNK, number);
    }
}
