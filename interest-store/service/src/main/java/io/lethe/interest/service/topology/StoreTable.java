package io.lethe.interest.service.topology;

import io.lethe.interest.fold.Table;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** A Kafka Streams store as a table of the fold. */
final class StoreTable extends StoreRows implements Table {
    private final KeyValueStore<Bytes, byte[]> store;

    StoreTable(KeyValueStore<Bytes, byte[]> store) {
        super(store);
        this.store = store;
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(Bytes.wrap(key), value);
    }

    @Override
    public void remove(byte[] key) {
        store.put(Bytes.wrap(key), null);
    }
}
