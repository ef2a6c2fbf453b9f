package io.lethe.interest.service.topology;

import io.lethe.interest.fold.ReadableTable;
import io.lethe.interest.fold.UserStates;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A task's stores, as far as what is known of a user is read from them: by the task itself and by queries alike. */
public final class UserStores {
    private UserStores() {}

    /** A store as a table that can be read. */
    public static ReadableTable table(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        return new StoreRows(store);
    }

    /** Reads users from these stores. */
    public static UserStates reading(
            ReadOnlyKeyValueStore<Bytes, byte[]> ledger,
            ReadOnlyKeyValueStore<Bytes, byte[]> longTerm,
            ReadOnlyKeyValueStore<Bytes, byte[]> versions) {
        return new UserStates(new StoreRows(ledger), new StoreRows(longTerm), new StoreRows(versions));
    }
}
