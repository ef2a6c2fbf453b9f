package io.lethe.interest.service.topology;

import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Scans of stores whose keys share a prefix. */
public final class ByteOrder {
    private static final BytesSerializer AS_IS = new BytesSerializer();

    private ByteOrder() {}

    /** All entries whose keys start with these bytes, in order. */
    public static KeyValueIterator<Bytes, byte[]> withPrefix(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, byte[] prefix) {
        return store.prefixScan(Bytes.wrap(prefix), AS_IS);
    }
}
