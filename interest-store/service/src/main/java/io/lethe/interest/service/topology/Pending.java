package io.lethe.interest.service.topology;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.signal.PairFold;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The places of the ledgers that have changed since the pairs were last counted there, each with what the pairs still hold for
 * it: the entry that was there before the first such change, or nothing. A change that is taken back leaves no trace.
 */
final class Pending {
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final AtomicLong size;

    Pending(ProcessorContext<?, ?> context, AtomicLong size) {
        this.store = context.getStateStore(Stores.PENDING);
        this.size = size;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                all.next();
                size.incrementAndGet();
            }
        }
    }

    boolean isEmpty() {
        return size.get() == 0;
    }

    void note(LedgerChange change) {
        LedgerEntry removed = change.removed();
        LedgerEntry added = change.added();
        if (removed != null && added != null && removed.key().equals(added.key())) {
            note(removed.key(), removed, added);
            return;
        }
        if (removed != null) {
            note(removed.key(), removed, null);
        }
        if (added != null) {
            note(added.key(), null, added);
        }
    }

    /** The first place of a change at or after this one, in the order of the ledgers of all users. */
    @Nullable
    LedgerKey first(byte[] from) {
        try (KeyValueIterator<Bytes, byte[]> rest = store.range(Bytes.wrap(from), null)) {
            return rest.hasNext() ? LedgerKey.fromBytes(rest.next().key.get()) : null;
        }
    }

    /** The changes in a user's ledger from a place on. */
    KeyValueIterator<Bytes, byte[]> from(byte[] place, UserKey user) {
        return store.range(Bytes.wrap(place), Bytes.wrap(LedgerKey.lastOf(user)));
    }

    void remove(Bytes place) {
        store.put(place, null);
        size.decrementAndGet();
    }

    /** What the pairs still hold for a place. */
    static @Nullable LedgerEntry before(KeyValue<Bytes, byte[]> change) {
        return change.value[0] == ABSENT
                ? null
                : LedgerEntry.of(
                        LedgerKey.fromBytes(change.key.get()),
                        Arrays.copyOfRange(change.value, 1, change.value.length));
    }

    private void note(LedgerKey place, @Nullable LedgerEntry before, @Nullable LedgerEntry now) {
        if (!counts(before) && !counts(now)) {
            return;
        }
        Bytes key = Bytes.wrap(place.toBytes());
        byte[] noted = store.get(key);
        if (noted == null) {
            store.put(key, form(before));
            size.incrementAndGet();
        } else if (Arrays.equals(noted, form(now))) {
            remove(key);
        }
    }

    private static boolean counts(@Nullable LedgerEntry entry) {
        return entry != null && PairFold.counts(entry.interaction());
    }

    private static byte[] form(@Nullable LedgerEntry entry) {
        if (entry == null) {
            return new byte[] {ABSENT};
        }
        byte[] value = entry.toBytes();
        byte[] form = new byte[value.length + 1];
        form[0] = PRESENT;
        System.arraycopy(value, 0, form, 1, value.length);
        return form;
    }
}
