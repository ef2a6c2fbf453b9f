package io.lethe.interest.service.topology;

import io.lethe.event.EventKey;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.signal.TrendKey;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Everything about a user in a task's stores, to check that an erasure is complete. */
public final class UserTraces {
    private final Function<String, ReadOnlyKeyValueStore<Bytes, byte[]>> stores;

    /** @param stores the task's stores by name */
    public UserTraces(Function<String, ReadOnlyKeyValueStore<Bytes, byte[]>> stores) {
        this.stores = stores;
    }

    /**
     * The keys under which the log holds the user's events, those included that lost against others, and the items
     * that the events concern.
     */
    public record Found(Set<EventKey> events, Set<String> items) {
        public boolean isEmpty() {
            return events.isEmpty();
        }
    }

    public Found find(UserKey user) {
        Set<EventKey> events = new HashSet<>();
        Set<String> items = new HashSet<>();
        try (KeyValueIterator<Bytes, byte[]> entries =
                ByteOrder.withPrefix(stores.apply(Stores.LEDGER), user.toBytes())) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> one = entries.next();
                LedgerEntry entry = LedgerEntry.of(LedgerKey.fromBytes(one.key.get()), one.value);
                events.add(EventKey.of(entry.interaction()));
                String itemId = entry.interaction().itemId();
                if (itemId != null) {
                    items.add(itemId);
                }
            }
        }
        try (KeyValueIterator<Bytes, byte[]> rivals =
                ByteOrder.withPrefix(stores.apply(Stores.RIVALS), user.toBytes())) {
            while (rivals.hasNext()) {
                events.add(EventKey.fromBytes(rivals.next().key.get()));
            }
        }
        return new Found(events, items);
    }

    /** Whether something about the user, or about these items, is yet to be counted or published. */
    public boolean isOnItsWay(UserKey user, Set<String> items) {
        try (KeyValueIterator<Bytes, byte[]> pending =
                ByteOrder.withPrefix(stores.apply(Stores.PENDING), user.toBytes())) {
            if (pending.hasNext()) {
                return true;
            }
        }
        ReadOnlyKeyValueStore<Bytes, byte[]> dirty = stores.apply(Stores.DIRTY);
        if (dirty.get(PendingPublications.storeKey(PendingPublications.Kind.USER, user.toBytes())) != null) {
            return true;
        }
        for (String item : items) {
            byte[] key = TrendKey.prefix(user.tenant(), item);
            if (dirty.get(PendingPublications.storeKey(PendingPublications.Kind.TREND, key)) != null
                    || dirty.get(PendingPublications.storeKey(PendingPublications.Kind.NEIGHBOURS, key)) != null) {
                return true;
            }
        }
        return false;
    }
}
