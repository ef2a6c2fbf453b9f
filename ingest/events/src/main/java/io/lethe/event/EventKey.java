package io.lethe.event;

import java.util.Objects;

/**
 * The key of an event in the log. It contains the hash of the content, so that compaction never chooses between two
 * events with one id. Its partition depends on its {@link #userKey() user} alone.
 */
public record EventKey(String tenant, String userId, String eventId, ContentHash contentHash) {
    public EventKey {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(contentHash, "contentHash");
    }

    /** The key of an interaction in the log. */
    public static EventKey of(Interaction interaction) {
        return new EventKey(
                interaction.tenant(),
                interaction.userId(),
                interaction.eventId(),
                ContentHash.of(InteractionCodec.content(interaction)));
    }

    public UserKey userKey() {
        return new UserKey(tenant, userId);
    }

    public byte[] toBytes() {
        return new ByteWriter(96)
                .putText(tenant)
                .putText(userId)
                .putText(eventId)
                .putBytes(contentHash.toBytes())
                .toBytes();
    }

    /** @throws MalformedBytesException if the bytes are not an event key */
    public static EventKey fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        return new EventKey(
                reader.readText(), reader.readText(), reader.readText(), ContentHash.fromBytes(reader.readRest()));
    }
}
