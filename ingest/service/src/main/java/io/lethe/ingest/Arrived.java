package io.lethe.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Origin;
import io.lethe.event.Tenant;
import io.lethe.ingest.cleaning.Arrival;
import io.lethe.ingest.cleaning.Arrival.Source;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.Flaw;
import io.lethe.ingest.cleaning.RecordJson;
import io.lethe.ingest.cleaning.Shown;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record of a public topic with its headers, key and origin. {@code Lethe-Tenant} and {@code Idempotency-Key} work
 * as they do in REST; {@code Lethe-Index} numbers the records that share such a key. Headers are not trusted: every
 * record is cleaned. An items record without a value withdraws the item named by its key.
 *
 * @param message the record
 * @param kind    what came in
 * @param arrival how
 * @param read    its JSON object, or why there is none
 */
record Arrived(
        ConsumerRecord<byte[], byte[]> message, IngestKind kind, Arrival arrival, CleaningOutcome<ObjectNode> read) {

    static Arrived of(ConsumerRecord<byte[], byte[]> message, InstantSource clock) {
        IngestKind kind = IngestKind.ofTopic(message.topic());
        long time = message.timestamp() > 0 ? message.timestamp() : clock.millis();
        String tenant = header(message, IngestMedia.TENANT);
        if (tenant != null && !Tenant.isName(tenant)) {
            Rejected<ObjectNode> rejected = new Rejected<>(
                    IngestMedia.TENANT,
                    Flaw.WRONG_FORM,
                    "is a header that names a tenant: " + Tenant.RULE,
                    Shown.of(tenant));
            return new Arrived(message, kind, Arrival.of(time, source(message)), rejected);
        }
        return new Arrived(message, kind, Arrival.of(time, tenant, source(message)), read(message, kind));
    }

    /** The place in the topic. */
    Origin origin() {
        return origin(message);
    }

    private static Origin origin(ConsumerRecord<byte[], byte[]> message) {
        return new Origin(message.topic(), message.partition(), message.offset());
    }

    private static Source source(ConsumerRecord<byte[], byte[]> message) {
        String key = header(message, IngestMedia.IDEMPOTENCY_KEY);
        String index = header(message, IngestMedia.INDEX);
        if (key == null || !IngestMedia.isKey(key) || index != null && !index.matches("\\d{1,18}")) {
            return new Source.Log(origin(message));
        }
        return new Source.Request(key, index == null ? 0 : Long.parseLong(index));
    }

    private static CleaningOutcome<ObjectNode> read(ConsumerRecord<byte[], byte[]> message, IngestKind kind) {
        if (message.value() != null) {
            return RecordJson.read(message.value());
        }
        String key = text(message.key());
        if (kind == IngestKind.EVENTS) {
            return new Rejected<>(
                    Rejected.WHOLE, Flaw.MISSING, "has no value", key == null ? null : Shown.of("key " + key));
        }
        if (key == null) {
            return new Rejected<>(
                    Rejected.WHOLE,
                    Flaw.MISSING,
                    "has no value, which withdraws the item that the key names, and no key that is a text");
        }
        return new Accepted<>(
                JsonNodeFactory.instance.objectNode().put("itemId", key).put("withdrawn", true));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> message, String name) {
        String found = null;
        for (Header header : message.headers()) {
            if (header.key().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
                found = text(header.value());
            }
        }
        return found;
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
