package io.lethe.interest.fold;

import org.jspecify.annotations.Nullable;

/**
 * Bytes by key, read in the unsigned bytewise order of the keys. Neither keys nor values are changed by whoever gets
 * them.
 */
public interface ReadableTable {

    byte @Nullable [] get(byte[] key);

    Rows all();

    /** The rows from one key to another, both included, in order; to the last one if {@code to} is null. */
    Rows range(byte[] from, byte @Nullable [] to);

    /** The rows from one key to another, both included, the last first. */
    Rows reverseRange(byte[] from, byte[] to);

    /**
     * The rows whose keys start with these bytes, in order. The last of them is not 0xFF, which no text ends with in
     * UTF-8.
     */
    Rows withPrefix(byte[] prefix);

    /**
     * Rows one after another, before the first of which it stands at first. What it reads must not be written to
     * meanwhile.
     */
    interface Rows extends AutoCloseable {

        /** Goes on to the next row; false if there is none. */
        boolean next();

        byte[] key();

        byte[] value();

        @Override
        void close();
    }
}
