package io.lethe.interest.service.topology;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads what is known of a user from a task's stores, for the task itself and for queries alike. */
public final class UserStores {
    private final ReadOnlyKeyValueStore<Bytes, byte[]> ledger;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> longTerm;
    private final ReadOnlyKeyValueStore<Bytes, byte[]> versions;

    public UserStores(
            ReadOnlyKeyValueStore<Bytes, byte[]> ledger,
            ReadOnlyKeyValueStore<Bytes, byte[]> longTerm,
            ReadOnlyKeyValueStore<Bytes, byte[]> versions) {
        this.ledger = ledger;
        this.longTerm = longTerm;
        this.versions = versions;
    }

    public UserVersion version(UserKey user) {
        byte[] bytes = versions.get(Bytes.wrap(user.toBytes()));
        return bytes == null ? UserVersion.NONE : UserVersion.fromBytes(bytes);
    }

    /** The state with at most {@code window} entries in its window. */
    public UserState state(UserKey user, int window) {
        UserVersion version = version(user);
        if (version.eventCount() == 0) {
            return UserState.empty(user);
        }
        List<LedgerEntry> newest = newestFirst(user, null, window);
        Collections.reverse(newest);
        SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = ByteOrder.withPrefix(longTerm, user.toBytes())) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> one = all.next();
                counts.put(LongTermKey.fromBytes(one.key.get()), LongTermCount.fromBytes(one.value));
            }
        }
        return new UserState(user, version, newest, counts);
    }

    /** At most {@code limit} entries, the newest first, of those older than {@code before}; of all if that is null. */
    public List<LedgerEntry> newestFirst(UserKey user, @Nullable LedgerKey before, int limit) {
        byte[] end = before == null ? LedgerKey.lastOf(user) : before.toBytes();
        List<LedgerEntry> entries = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> older =
                ledger.reverseRange(Bytes.wrap(LedgerKey.firstOf(user)), Bytes.wrap(end))) {
            while (older.hasNext() && entries.size() < limit) {
                KeyValue<Bytes, byte[]> one = older.next();
                if (!Arrays.equals(one.key.get(), end)) {
                    entries.add(LedgerEntry.of(LedgerKey.fromBytes(one.key.get()), one.value));
                }
            }
        }
        return entries;
    }
}
