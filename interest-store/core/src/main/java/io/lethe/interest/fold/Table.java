package io.lethe.interest.fold;

/** A table that can be written to. */
public interface Table extends ReadableTable {

    void put(byte[] key, byte[] value);

    void remove(byte[] key);
}
