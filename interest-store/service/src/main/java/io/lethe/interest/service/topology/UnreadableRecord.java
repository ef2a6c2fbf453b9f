package io.lethe.interest.service.topology;

import io.lethe.event.DeadLetter;
import io.lethe.event.EventKey;
import io.lethe.event.Origin;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log that could not be taken in, which becomes a dead letter. It came in when its timestamp says:
 * Kafka Streams hands on no record without one.
 */
record UnreadableRecord(Origin place, String reason) {

    Record<byte[], byte[]> of(Record<byte @Nullable [], byte @Nullable []> refused) {
        Optional<EventKey> key = key(refused.key());
        DeadLetter letter = new DeadLetter(
                reason,
                null,
                place,
                Instant.ofEpochMilli(refused.timestamp()),
                key.map(EventKey::tenant).orElse(null),
                key.map(EventKey::userId).orElse(null));
        return new Record<>(letter.key(), letter.toBytes(refused.key(), refused.value()), refused.timestamp());
    }

    private static Optional<EventKey> key(byte @Nullable [] bytes) {
        try {
            return bytes == null ? Optional.empty() : Optional.of(EventKey.fromBytes(bytes));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
