package io.lethe.interest.fold;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.EventIds;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.MalformedBytesException;
import io.lethe.interest.ledger.LedgerEntry;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log of embedded events, parsed and checked for consistency.
 *
 * @param key   the record's key
 * @param entry the event; null for a tombstone, which erases the event with this id and content
 */
public record LoggedEvent(EventKey key, @Nullable LedgerEntry entry) {

    /** @throws MalformedBytesException if the bytes are malformed, or if key and value contradict each other */
    public static LoggedEvent read(byte @Nullable [] keyBytes, byte @Nullable [] valueBytes) {
        if (keyBytes == null) {
            throw new MalformedBytesException("a record without a key");
        }
        EventKey key = EventKey.fromBytes(keyBytes);
        if (valueBytes == null) {
            return new LoggedEvent(key, null);
        }
        EmbeddedInteraction embedded =
                EmbeddedInteractionCodec.decode(key.tenant(), key.userId(), key.eventId(), valueBytes);
        Interaction interaction = embedded.interaction();
        if (!EventKey.of(interaction).equals(key)) {
            throw new MalformedBytesException("the content is not the one whose hash the key holds");
        }
        if (EventIds.isFromContent(key.eventId())
                && (EventIds.timeOf(key.eventId()).orElseThrow() != interaction.timestamp()
                        || EventIds.sequenceOf(key.eventId()).orElseThrow() != interaction.sequence())) {
            throw new MalformedBytesException("the id holds another time or sequence than the event");
        }
        return new LoggedEvent(key, new LedgerEntry(embedded));
    }
}
