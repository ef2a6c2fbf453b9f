package io.lethe.interest.fold;

import io.lethe.event.ByteWriter;
import io.lethe.event.EventIds;
import io.lethe.event.EventKey;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The users' ledgers. What they hold is a function of what the log holds, whatever the order in which that came: of the
 * events with one id the one whose content hash is bytewise smallest, with the bytes that the log has last under its
 * key. The others wait as rivals, so that a tombstone for the winner brings up the next.
 */
public class LedgerFold {
    private final Table entries;
    private final Table eventIds;
    private final Table rivals;

    public LedgerFold(Tables tables) {
        entries = tables.of(TableName.LEDGER);
        eventIds = tables.of(TableName.EVENT_IDS);
        rivals = tables.of(TableName.RIVALS);
    }

    /**
     * What an event would change; empty if nothing. Leaves the ledgers to {@link #apply}; an event that loses against the
     * one of its id is kept at once, among the rivals, where no ledger shows it.
     */
    public Optional<LedgerChange> change(LoggedEvent event) {
        LedgerEntry entry = event.entry();
        return entry == null ? onTombstone(event.key()) : onEvent(event.key(), entry);
    }

    public void apply(LedgerChange change) {
        LedgerEntry removed = change.removed();
        LedgerEntry added = change.added();
        if (removed != null) {
            LedgerKey key = removed.key();
            entries.remove(key.toBytes());
            if (added == null && !EventIds.isFromContent(key.eventId())) {
                eventIds.remove(idKey(key.user(), key.eventId()));
            }
        }
        if (added != null) {
            LedgerKey key = added.key();
            byte[] place = key.toBytes();
            entries.put(place, added.toBytes());
            if (!EventIds.isFromContent(key.eventId())) {
                eventIds.put(idKey(key.user(), key.eventId()), place);
            }
            if (removed != null) {
                changePlaces(removed, added);
            }
        }
    }

    /** Whether an entry takes the place of another one with the same id. */
    protected boolean wins(LedgerEntry entry, LedgerEntry over) {
        return entry.winsOver(over);
    }

    /** Keeps the rivals right when one event takes another's place, be it that it won or that the other was erased. */
    private void changePlaces(LedgerEntry removed, LedgerEntry added) {
        if (wins(added, removed)) {
            rivals.put(rivalKey(removed), removed.toBytes());
        }
        rivals.remove(rivalKey(added));
    }

    private static byte[] rivalKey(LedgerEntry entry) {
        return EventKey.of(entry.interaction()).toBytes();
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
        if (wins(entry, present)) {
            return Optional.of(new LedgerChange(key.userKey(), present, entry));
        }
        rivals.put(key.toBytes(), entry.toBytes());
        return Optional.empty();
    }

    private Optional<LedgerChange> onTombstone(EventKey key) {
        LedgerEntry present = withId(key);
        if (present == null) {
            return Optional.empty();
        }
        if (!EventKey.of(present.interaction()).contentHash().equals(key.contentHash())) {
            rivals.remove(key.toBytes());
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
        byte[] value = entries.get(place.toBytes());
        return value == null ? null : LedgerEntry.of(place, value);
    }

    /** The strongest rival of an event that goes: the keys of rivals end with their hashes, so it is the first. */
    private @Nullable LedgerEntry strongestRival(EventKey key) {
        try (Rows candidates = rivals.withPrefix(idKey(key.userKey(), key.eventId()))) {
            return candidates.next()
                    ? LoggedEvent.read(candidates.key(), candidates.value()).entry()
                    : null;
        }
    }

    private static byte[] idKey(UserKey user, String eventId) {
        return new ByteWriter(64).putBytes(user.toBytes()).putText(eventId).toBytes();
    }
}
