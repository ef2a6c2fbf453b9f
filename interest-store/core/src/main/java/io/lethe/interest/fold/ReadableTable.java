package io.lethe.interest.fold;

import org.jspecify.annotations.Nullable;

/**
 * Read access to a sorted key-value table. Keys are ordered as unsigned bytes. Callers must not modify the returned
 * keys and values.
 */
public interface ReadableTable {

    byte @Nullable [] get(byte[] key);

    Rows all();

    /** The rows between two keys, both inclusive, in order; without an upper bound if {@code to} is null. */
    Rows range(byte[] from, byte @Nullable [] to);

    /** The rows between two keys, both inclusive, in reverse order. */
    Rows reverseRange(byte[] from, byte[] to);

    /**
     * The rows whose keys start with these bytes, in order. The last byte of the prefix must not be 0xFF; no UTF-8 text
     * ends with it.
     */
    Rows withPrefix(byte[] prefix);

    /**
     * A cursor over rows, which starts before the first one. The range must not be written to while the cursor is open.
     */
    interface Rows extends AutoCloseable {

        /** Moves to the next row; false if there is none. */
        boolean next();

        byte[] key();

        byte[] value();

        @Override
        void close();
    }
}
