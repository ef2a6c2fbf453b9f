package io.lethe.interest.service.topology;

import io.lethe.interest.fold.ReadableTable;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Read-only view of a Kafka Streams store as a table of the fold. */
class StoreRows implements ReadableTable {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

    StoreRows(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(Bytes.wrap(key));
    }

    @Override
    public Rows all() {
        return new Walk(store.all());
    }

    @Override
    public Rows range(byte[] from, byte @Nullable [] to) {
        return new Walk(store.range(Bytes.wrap(from), to == null ? null : Bytes.wrap(to)));
    }

    @Override
    public Rows reverseRange(byte[] from, byte[] to) {
        return new Walk(store.reverseRange(Bytes.wrap(from), Bytes.wrap(to)));
    }

    @Override
    public Rows withPrefix(byte[] prefix) {
        return new Walk(ByteOrder.withPrefix(store, prefix));
    }

    private static final class Walk implements Rows {
        private final KeyValueIterator<Bytes, byte[]> rest;
        private @Nullable KeyValue<Bytes, byte[]> now;

        Walk(KeyValueIterator<Bytes, byte[]> rest) {
            this.rest = rest;
        }

        @Override
        public boolean next() {
            now = rest.hasNext() ? rest.next() : null;
            return now != null;
        }

        @Override
        public byte[] key() {
            return row().key.get();
        }

        @Override
        public byte[] value() {
            return row().value;
        }

        @Override
        public void close() {
            rest.close();
        }

        private KeyValue<Bytes, byte[]> row() {
            if (now == null) {
                throw new NoSuchElementException("there is no row here");
            }
            return now;
        }
    }
}
