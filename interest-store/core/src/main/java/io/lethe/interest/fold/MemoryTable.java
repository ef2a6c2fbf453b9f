package io.lethe.interest.fold;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in memory. */
public final class MemoryTable implements Table {
    private final NavigableMap<byte[], byte[]> rows;

    public MemoryTable() {
        rows = new TreeMap<>(Arrays::compareUnsigned);
    }

    /** A copy of another table. */
    public MemoryTable(ReadableTable other) {
        this();
        try (Rows all = other.all()) {
            while (all.next()) {
                rows.put(all.key(), all.value());
            }
        }
    }

    public int size() {
        return rows.size();
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return rows.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        rows.put(key, value);
    }

    @Override
    public void remove(byte[] key) {
        rows.remove(key);
    }

    @Override
    public Rows all() {
        return new Walk(rows);
    }

    @Override
    public Rows range(byte[] from, byte @Nullable [] to) {
        return new Walk(to == null ? rows.tailMap(from, true) : between(from, to));
    }

    @Override
    public Rows reverseRange(byte[] from, byte[] to) {
        return new Walk(between(from, to).descendingMap());
    }

    @Override
    public Rows withPrefix(byte[] prefix) {
        return new Walk(rows.tailMap(prefix, true)) {
            @Override
            public boolean next() {
                return super.next() && startsWith(key(), prefix);
            }
        };
    }

    private NavigableMap<byte[], byte[]> between(byte[] from, byte[] to) {
        return Arrays.compareUnsigned(from, to) > 0
                ? new TreeMap<>(Arrays::compareUnsigned)
                : rows.subMap(from, true, to, true);
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static class Walk implements Rows {
        private final Iterator<Map.Entry<byte[], byte[]>> rest;
        private Map.@Nullable Entry<byte[], byte[]> now;

        Walk(Map<byte[], byte[]> rows) {
            rest = rows.entrySet().iterator();
        }

        @Override
        public boolean next() {
            now = rest.hasNext() ? rest.next() : null;
            return now != null;
        }

        @Override
        public byte[] key() {
            return row().getKey();
        }

        @Override
        public byte[] value() {
            return row().getValue();
        }

        @Override
        public void close() {}

        private Map.Entry<byte[], byte[]> row() {
            if (now == null) {
                throw new NoSuchElementException("there is no row here");
            }
            return now;
        }
    }
}
