package io.lethe.interest.service.topology;

import io.lethe.event.ByteWriter;
import io.lethe.event.EventIds;
import io.lethe.event.EventKey;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of a task's users. What they hold is a function of what the log holds, whatever the order in which that came: of
 * the events with one id the one whose content hash is bytewise smallest, with the bytes that the log has last under its key. The
 * others wait as rivals, so that a tombstone for the winner brings up the next.
 */
final class Ledger {
    private final KeyValueStore<Bytes, byte[]> entries;
    private final KeyValueStore<Bytes, byte[]> eventIds;
    private final KeyValueStore<Bytes, byte[]> rivals;

    Ledger(ProcessorContext<?, ?> context) {
        entries = context.getStateStore(Stores.LEDGER);
        eventIds = context.getStateStore(Stores.EVENT_IDS);
        rivals = context.getStateStore(Stores.RIVALS);
    }

    /** What an event would change; empty if nothing. Leaves the ledgers to {@link #apply}. */
    Optional<LedgerChange> change(LoggedEvent event) {
        LedgerEntry entry = event.entry();
        return entry == null ? onTombstone(event.key()) : onEvent(event.key(), entry);
    }

    void apply(LedgerChange change) {
        LedgerEntry removed = change.removed();
        LedgerEntry added = change.added();
        if (removed != null) {
            LedgerKey key = removed.key();
            entries.put(Bytes.wrap(key.toBytes()), null);
            if (added == null && !EventIds.isFromContent(key.eventId())) {
                eventIds.put(idKey(key.user(), key.eventId()), null);
            }
        }
        if (added != null) {
            LedgerKey key = added.key();
            byte[] place = key.toBytes();
            entries.put(Bytes.wrap(place), added.toBytes());
            if (!EventIds.isFromContent(key.eventId())) {
                eventIds.put(idKey(key.user(), key.eventId()), place);
            }
            if (removed != null) {
                changePlaces(removed, added);
            }
        }
    }

    /** Keeps the rivals right when one event takes another's place, be it that it won or that the other was erased. */
    private void changePlaces(LedgerEntry removed, LedgerEntry added) {
        if (added.winsOver(removed)) {
            rivals.put(rivalKey(removed), removed.toBytes());
        }
        rivals.put(rivalKey(added), null);
    }

    private static Bytes rivalKey(LedgerEntry entry) {
        return Bytes.wrap(EventKey.of(entry.interaction()).toBytes());
    }

    private Optional<LedgerChange> onEvent(EventKey key, LedgerEntry entry) {
        LedgerEntry present = withId(key);
        if (present == null) {
            return Optional.of(new LedgerChange(key.userKey(), null, entry));
        }
        EventKey presentKey = EventKey.of(present.interaction());
        if (presentKey.contentHash().equals(key.contentHash())) {
            return Arrays.equals(present.toBytes(), entry.toBytes())
                    ? Optional.empty()
                    : Optional.of(new LedgerChange(key.userKey(), present, entry));
        }
        if (entry.winsOver(present)) {
            return Optional.of(new LedgerChange(key.userKey(), present, entry));
        }
        rivals.put(Bytes.wrap(key.toBytes()), entry.toBytes());
        return Optional.empty();
    }

    private Optional<LedgerChange> onTombstone(EventKey key) {
        LedgerEntry present = withId(key);
        if (present == null) {
            return Optional.empty();
        }
        if (!EventKey.of(present.interaction()).contentHash().equals(key.contentHash())) {
            rivals.put(Bytes.wrap(key.toBytes()), null);
            return Optional.empty();
        }
        return Optional.of(new LedgerChange(key.userKey(), present, strongestRival(key)));
    }

    /** The entry with this event id, whatever its content. The one place that knows where an id leads. */
    private @Nullable LedgerEntry withId(EventKey key) {
        LedgerKey place = null;
        if (EventIds.isFromContent(key.eventId())) {
            place = new LedgerKey(
                    key.userKey(),
                    EventIds.timeOf(key.eventId()).orElseThrow(),
                    EventIds.sequenceOf(key.eventId()).orElseThrow(),
                    key.eventId());
        } else {
            byte[] found = eventIds.get(idKey(key.userKey(), key.eventId()));
            if (found != null) {
                place = LedgerKey.fromBytes(found);
            }
        }
        if (place == null) {
            return null;
        }
        byte[] value = entries.get(Bytes.wrap(place.toBytes()));
        return value == null ? null : LedgerEntry.of(place, value);
    }

    /** The strongest rival of an event that goes: the keys of rivals end with their hashes, so it is the first. */
    private @Nullable LedgerEntry strongestRival(EventKey key) {
        byte[] prefix = idKey(key.userKey(), key.eventId()).get();
        try (KeyValueIterator<Bytes, byte[]> candidates = ByteOrder.withPrefix(rivals, prefix)) {
            if (!candidates.hasNext()) {
                return null;
            }
            KeyValue<Bytes, byte[]> strongest = candidates.next();
            return LoggedEvent.read(strongest.key.get(), strongest.value).entry();
        }
    }

    private static Bytes idKey(UserKey user, String eventId) {
        return Bytes.wrap(
                new ByteWriter(64).putBytes(user.toBytes()).putText(eventId).toBytes());
    }
}
