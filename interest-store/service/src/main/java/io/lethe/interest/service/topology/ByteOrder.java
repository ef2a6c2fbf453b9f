package io.lethe.interest.service.topology;

import java.util.Arrays;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Scans of stores whose keys share a prefix. */
public final class ByteOrder {
    private static final BytesSerializer AS_IS = new BytesSerializer();

    private ByteOrder() {}

    /** All entries whose keys start with these bytes, in order. */
    public static KeyValueIterator<Bytes, byte[]> withPrefix(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, byte[] prefix) {
        return store.prefixScan(Bytes.wrap(prefix), AS_IS);
    }

    static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The first key behind all that start with these bytes; null if there is none. */
    static @Nullable Bytes after(byte[] prefix) {
        int end = prefix.length;
        while (end > 0 && prefix[end - 1] == (byte) 0xFF) {
            end--;
        }
        if (end == 0) {
            return null;
        }
        byte[] next = Arrays.copyOf(prefix, end);
        next[end - 1]++;
        return Bytes.wrap(next);
    }
}
