package io.lethe.interest.service.topology;

import io.lethe.event.EventKey;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.LoggedEvent;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user's ledger as it follows from the records of the log alone, kept in memory: under each key what the log has
 * last, and of the events with one id the one whose content hash is bytewise smallest.
 */
public final class LedgerReplay {
    private final byte[] prefix;
    private final Map<EventKey, LedgerEntry> events = new HashMap<>();

    public LedgerReplay(UserKey user) {
        this.prefix = user.toBytes();
    }

    /** Takes the next record; what is another user's, or cannot be read, changes nothing. */
    public void take(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null || !isTheirs(key)) {
            return;
        }
        LoggedEvent event;
        try {
            event = LoggedEvent.read(key, value);
        } catch (MalformedBytesException e) {
            return;
        }
        LedgerEntry entry = event.entry();
        if (entry == null) {
            events.remove(event.key());
        } else {
            events.put(event.key(), entry);
        }
    }

    private boolean isTheirs(byte[] key) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** The entries of the ledger with a time of at most {@code at}, in no order. */
    public List<LedgerEntry> until(long at) {
        Map<String, LedgerEntry> byId = new HashMap<>();
        events.values()
                .forEach(entry -> byId.merge(
                        entry.interaction().eventId(), entry, (one, other) -> one.winsOver(other) ? one : other));
        Collection<LedgerEntry> winners = byId.values();
        return winners.stream()
                .filter(entry -> entry.interaction().timestamp() <= at)
                .toList();
    }
}
