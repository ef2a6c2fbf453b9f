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
        return new UserState(user, version, newest, countsBefore(user, Long.MAX_VALUE));
    }

    /**
     * The state of the events whose time is at most {@code at}, exactly as if there had never been another. Entries are read from
     * {@code at} backwards and forwards in turn, until the window is full, the week has been counted, and one of the two ends of the ledger
     * is reached: from there the version follows.
     *
     * @param at milliseconds since 1970
     */
    public UserState asOf(UserKey user, long at, int window) {
        UserVersion version = version(user);
        if (version.eventCount() == 0) {
            return UserState.empty(user);
        }
        Bytes place = Bytes.wrap(LedgerKey.behind(user, at));
        PastEntries past = new PastEntries(at, window);
        UserVersion later = UserVersion.NONE;
        try (KeyValueIterator<Bytes, byte[]> before = ledger.reverseRange(Bytes.wrap(LedgerKey.firstOf(user)), place);
                KeyValueIterator<Bytes, byte[]> after = ledger.range(place, Bytes.wrap(LedgerKey.lastOf(user)))) {
            while (before.hasNext() && (after.hasNext() || past.needsMore())) {
                past.add(entry(before.next()));
                if (after.hasNext()) {
                    later = later.plus(entry(after.next()));
                }
            }
            UserVersion until = before.hasNext() ? version.minus(later) : past.version();
            SortedMap<LongTermKey, LongTermCount> counts = countsBefore(user, LongTermKey.epochOf(at));
            counts.putAll(past.weekOfTheTime());
            return new UserState(user, until, past.window(), counts);
        }
    }

    private SortedMap<LongTermKey, LongTermCount> countsBefore(UserKey user, long week) {
        SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = ByteOrder.withPrefix(longTerm, user.toBytes())) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> one = all.next();
                LongTermKey key = LongTermKey.fromBytes(one.key.get());
                if (key.epoch() < week) {
                    counts.put(key, LongTermCount.fromBytes(one.value));
                }
            }
        }
        return counts;
    }

    private static LedgerEntry entry(KeyValue<Bytes, byte[]> one) {
        return LedgerEntry.of(LedgerKey.fromBytes(one.key.get()), one.value);
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
                    entries.add(entry(one));
                }
            }
        }
        return entries;
    }
}
