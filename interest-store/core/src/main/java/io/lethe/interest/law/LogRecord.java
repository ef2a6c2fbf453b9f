package io.lethe.interest.law;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import org.jspecify.annotations.Nullable;

/** A record of the log of embedded events; a tombstone if there is no event. */
public record LogRecord(EventKey key, @Nullable EmbeddedInteraction event) {

    public static LogRecord of(Interaction interaction) {
        return of(EmbeddedInteraction.withoutText(interaction));
    }

    public static LogRecord of(EmbeddedInteraction event) {
        return new LogRecord(EventKey.of(event.interaction()), event);
    }

    public LogRecord tombstone() {
        return new LogRecord(key, null);
    }

    public byte @Nullable [] value() {
        return event == null ? null : EmbeddedInteractionCodec.encode(event);
    }
}
