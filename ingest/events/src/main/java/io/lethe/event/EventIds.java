package io.lethe.event;

import java.util.Arrays;
import java.util.Base64;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How an event gets its id. An id given by the producer counts. Otherwise it is derived: from the content where a
 * timestamp or a sequence tells repeats apart, else from where the event came from (a Kafka position, or the
 * {@code Idempotency-Key} of a request and the place in it).
 *
 * <p>Derived ids start with {@value #DERIVED}, which no given id may. An id derived from content carries the event's
 * time
 * and sequence, so that its place in a ledger follows from the id alone; two events share it only if they are the same.
 */
public final class EventIds {
    /** What derived ids start with. */
    public static final String DERIVED = "~";

    private static final String FROM_CONTENT = DERIVED + "c";
    private static final String FROM_SEQUENCE = DERIVED + "s";
    private static final String FROM_ORIGIN = DERIVED + "o";
    private static final String FROM_REQUEST = DERIVED + "r";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final int HASH_BYTES = 12;

    private EventIds() {}

    /** Whether this id has a form that Lethe keeps for itself. */
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

    /** The id of an interaction that follows from what it says; the id it already has plays no part. */
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
     * The id of an interaction whose producer counted but told no time. Its time is that of its arrival, which differs
     * from one delivery to the next, so the id follows from everything else that it says.
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

    /** The id of a record that said neither id, time nor sequence: its place in Kafka. */
    public static String fromOrigin(Origin origin) {
        return FROM_ORIGIN + origin.topic() + "-" + origin.partition() + "-" + origin.offset();
    }

    /** The id of the {@code index}-th event of a request with this idempotency key, which a retry will send again. */
    public static String fromRequest(String idempotencyKey, long index) {
        byte[] hash = ContentHash.of(new ByteWriter().putText(idempotencyKey).toBytes())
                .toBytes();
        return FROM_REQUEST + TEXT.encodeToString(hash) + "-" + index;
    }

    /** The time that an id derived from content carries, in milliseconds since 1970; empty for every other id. */
    public static OptionalLong timeOf(String eventId) {
        ByteReader reader = contentReader(eventId);
        return reader == null ? OptionalLong.empty() : OptionalLong.of(reader.readOrderedLong());
    }

    /** The sequence that an id derived from content carries; empty for every other id. */
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
