package io.lethe.recommend.trend;

import io.lethe.recommend.catalogue.Catalogue;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A table with an optional value for each slot of a {@link Catalogue}. One thread at a time writes; any number of
 * threads read without waiting.
 */
public final class SlotTable<T> {
    private static final int CHUNK = 4096;

    private volatile AtomicReferenceArray<@Nullable T>[] chunks = empty(0);

    /** Receives each slot that has a value. */
    @FunctionalInterface
    interface Visitor<T> {
        void on(int slot, T value);
    }

    /** The value of a slot; null if there is none. */
    @Nullable
    public T get(int slot) {
        AtomicReferenceArray<@Nullable T>[] now = chunks;
        return slot < 0 || slot / CHUNK >= now.length ? null : now[slot / CHUNK].get(slot % CHUNK);
    }

    public void set(int slot, @Nullable T value) {
        if (slot / CHUNK >= chunks.length) {
            grow(slot / CHUNK + 1);
        }
        chunks[slot / CHUNK].set(slot % CHUNK, value);
    }

    /** Visits all values by ascending slot. */
    void forEach(Visitor<T> visitor) {
        AtomicReferenceArray<@Nullable T>[] now = chunks;
        for (int chunk = 0; chunk < now.length; chunk++) {
            for (int i = 0; i < CHUNK; i++) {
                T value = now[chunk].get(i);
                if (value != null) {
                    visitor.on(chunk * CHUNK + i, value);
                }
            }
        }
    }

    private void grow(int count) {
        AtomicReferenceArray<@Nullable T>[] more = Arrays.copyOf(chunks, count);
        for (int chunk = chunks.length; chunk < count; chunk++) {
            more[chunk] = new AtomicReferenceArray<>(CHUNK);
        }
        chunks = more;
    }

    @SuppressWarnings("unchecked")
    private static <T> AtomicReferenceArray<@Nullable T>[] empty(int count) {
        return (AtomicReferenceArray<@Nullable T>[]) new AtomicReferenceArray<?>[count];
    }
}
