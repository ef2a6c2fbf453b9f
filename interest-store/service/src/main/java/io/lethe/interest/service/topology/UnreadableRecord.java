package io.lethe.interest.service.topology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.lethe.event.EventKey;
import io.lethe.event.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * A record of the log that could not be taken in, as JSON with the names that every dead letter has: whole, with the
 * reason and its place. The key is that place, so a record that is read twice is one letter.
 */
record UnreadableRecord(Origin place, String reason) {
    private static final JsonFactory FACTORY = new JsonFactory();

    Record<byte[], byte[]> of(Record<byte @Nullable [], byte @Nullable []> refused) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("reason", reason);
            json.writeStringField("topic", place.topic());
            json.writeNumberField("partition", place.partition());
            json.writeNumberField("offset", place.offset());
            json.writeStringField(
                    "arrivedAt", Instant.ofEpochMilli(refused.timestamp()).toString());
            Optional<EventKey> key = key(refused.key());
            if (key.isPresent()) {
                json.writeStringField("tenant", key.get().tenant());
                json.writeStringField("userId", key.get().userId());
            }
            if (refused.key() != null) {
                json.writeBinaryField("key", refused.key());
            }
            if (refused.value() != null) {
                json.writeBinaryField("value", refused.value());
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can fail in memory", e);
        }
        return new Record<>(place.toBytes(), out.toByteArray(), refused.timestamp());
    }

    private static Optional<EventKey> key(byte @Nullable [] bytes) {
        try {
            return bytes == null ? Optional.empty() : Optional.of(EventKey.fromBytes(bytes));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
