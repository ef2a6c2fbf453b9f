package io.lethe.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.DeadLetter;
import io.lethe.event.DeadLetter.Fault;
import io.lethe.event.Tenant;
import io.lethe.event.Topic;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A refused record of a public topic, which becomes a dead letter as {@code META-INF/lethe/dead-letter.schema.json}
 * says. One whose tenant can be nobody's is the default tenant's, who can see it.
 */
final class RejectedRecord {
    private static final int LONGEST_NAME = 1_000;
    private static final Pattern USER = Pattern.compile("\"userId\"\\s*:\\s*\"([^\"\\\\\\p{Cntrl}]{1,1000})\"");
    private static final Pattern TENANT =
            Pattern.compile("\"tenant\"\\s*:\\s*\"([^\"]{1," + Tenant.MAX_LENGTH + "})\"");

    private RejectedRecord() {}

    /** The letter about a record. It came in when its timestamp says; without one, when it was read. */
    static ProducerRecord<byte[], byte[]> letter(Arrived arrived, Rejected<?> rejected) {
        ConsumerRecord<byte[], byte[]> message = arrived.message();
        ObjectNode object = arrived.read() instanceof Accepted<ObjectNode> accepted ? accepted.value() : null;
        String text = text(message.value());
        String tenant = name(object, text, "tenant", TENANT);
        DeadLetter letter = new DeadLetter(
                rejected.reason(),
                new Fault(rejected.field(), rejected.value(), rejected.flaw().code()),
                arrived.origin(),
                Instant.ofEpochMilli(arrived.arrival().time()),
                tenant != null && Tenant.isName(tenant)
                        ? tenant
                        : arrived.arrival().tenant(),
                name(object, text, "userId", USER));
        return new ProducerRecord<>(
                Topic.DEAD_LETTERS.topicName(),
                letter.key(),
                letter.toReadableBytes(message.key(), message.value(), text));
    }

    private static @Nullable String text(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static @Nullable String name(
            @Nullable ObjectNode object, @Nullable String text, String field, Pattern pattern) {
        if (object != null) {
            JsonNode node = object.get(field);
            String name = node == null || !node.isValueNode() || node.isNull() ? null : node.asText();
            boolean writable = name != null
                    && name.length() <= LONGEST_NAME
                    && StandardCharsets.UTF_8.newEncoder().canEncode(name);
            return writable ? name : null;
        }
        Matcher matcher = pattern.matcher(text == null ? "" : text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
