package io.lethe.interest.fold;

import java.util.ArrayList;
import java.util.List;

/** A table that can be written to. */
public interface Table extends ReadableTable {

    void put(byte[] key, byte[] value);

    void remove(byte[] key);

    /** Removes all rows, some at a time. */
    default void clear() {
        List<byte[]> some = new ArrayList<>();
        do {
            some.clear();
            try (Rows all = all()) {
                while (some.size() < 20_000 && all.next()) {
                    some.add(all.key());
                }
            }
            some.forEach(this::remove);
        } while (!some.isEmpty());
    }
}
