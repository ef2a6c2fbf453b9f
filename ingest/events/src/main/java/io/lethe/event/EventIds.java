package io.lethe.event;

import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Derives the ids of events. An id given by the producer is used as it is. Otherwise the id is derived from the content
 * if a timestamp or a sequence distinguishes repeats. Without them it is derived from the event's source: a Kafka
 * position, or a request's {@code Idempotency-Key} and the position in the request.
 *
 * <p>Derived ids start with {@value #DERIVED}; given ids must not. An id derived from content contains the event's time
 * and sequence, so that its position in a ledger follows from the id alone. Two events share such an id only if they
 * are equal.
 */
public final class EventIds {
    /** The prefix of derived ids. */
    public static final String DERIVED = "~";

    private static final String FROM_CONTENT = DERIVED + "c";
    private static final String FROM_SEQUENCE = DERIVED + "s";
    private static final String FROM_ORIGIN = DERIVED + "o";
    private static final String FROM_REQUEST = DERIVED + "r";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int HASH_BYTES = 12;

    private EventIds() {}

    /** Whether this id has the form reserved for derived ids. */
    public static boolean isDerived(String eventId) {
        return eventId.startsWith(DERIVED);
    }

    /** Whether this id was derived by {@link #fromContent}. */
    public static boolean isFromContent(String eventId) {
        return eventId.startsWith(FROM_CONTENT);
    }

    /** Whether this id was derived by {@link #fromSequence}. */
    public static boolean isFromSequence(String eventId) {
        return eventId.startsWith(FROM_SEQUENCE);
    }

    /** The id derived from an interaction's content. Its current id is ignored. */
    public static String fromContent(Interaction interaction) {
        byte[] hash = ContentHash.of(InteractionCodec.content(interaction)).toBytes();
        byte[] id = new ByteWriter(32)
                .putOrderedLong(interaction.timestamp())
                .putSigned(interaction.sequence())
                .putBytes(Arrays.copyOf(hash, HASH_BYTES))
                .toBytes();
        return FROM_CONTENT + TEXT.encodeToString(id);
    }

    /**
     * The id of an interaction with a sequence but without a time. Its time is the time of arrival, which differs
     * between deliveries, so the id is derived from all other content.
     */
    public static String fromSequence(Interaction interaction) {
        Interaction timeless = new Interaction(
                interaction.tenant(),
                interaction.userId(),
                interaction.eventId(),
                interaction.itemId(),
                interaction.type(),
                interaction.value(),
                interaction.text(),
                interaction.progress(),
                interaction.dwellMs(),
                0,
                interaction.sequence(),
                interaction.context());
        byte[] hash = ContentHash.of(InteractionCodec.content(timeless)).toBytes();
        return FROM_SEQUENCE + TEXT.encodeToString(hash);
    }

    /** The id of a record without id, time and sequence, derived from its position in Kafka. */
    public static String fromOrigin(Origin origin) {
        return FROM_ORIGIN + origin.topic() + "-" + origin.partition() + "-" + origin.offset();
    }

    /** The id of the {@code index}-th event of a request with this idempotency key. A retry gets the same id. */
    public static String fromRequest(String idempotencyKey, long index) {
        byte[] hash = ContentHash.of(new ByteWriter().putText(idempotencyKey).toBytes())
                .toBytes();
        return FROM_REQUEST + TEXT.encodeToString(hash) + "-" + index;
    }

    /** The time in an id derived from content, in milliseconds since 1970; empty for all other ids. */
    public static OptionalLong timeOf(String eventId) {
        ByteReader reader = contentReader(eventId);
        return reader == null ? OptionalLong.empty() : OptionalLong.of(reader.readOrderedLong());
    }

    /** The sequence in an id derived from content; empty for all other ids. */
    public static OptionalLong sequenceOf(String eventId) {
        ByteReader reader = contentReader(eventId);
        if (reader == null) {
            return OptionalLong.empty();
        }
        reader.readOrderedLong();
        return OptionalLong.of(reader.readSigned());
    }

    private static @Nullable ByteReader contentReader(String eventId) {
        return isFromContent(eventId)
                ? new ByteReader(Base64.getUrlDecoder().decode(eventId.substring(FROM_CONTENT.length())))
                : null;
    }
}
