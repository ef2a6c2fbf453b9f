package io.lethe.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Origin;
import io.lethe.event.Tenant;
import io.lethe.event.Topic;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A refused record of a public topic as {@code META-INF/lethe/dead-letter.schema.json} says: whole, with the reason
 * and where it came from. Its
 * key is its origin, so a record that is refused twice is one letter. One whose tenant can be nobody's is the default
 * tenant's, who can see it.
 */
final class DeadLetter {
    /** How many bytes of a value are kept at most; more than a broker takes by default. */
    private static final int LARGEST_VALUE = 4_000_000;

    /** Up to here a value is written as text too; escaped, each byte may take six. */
    private static final int LARGEST_TEXT = 1_500_000;

    private static final int LONGEST_NAME = 1_000;
    private static final Pattern USER = Pattern.compile("\"userId\"\\s*:\\s*\"([^\"\\\\\\p{Cntrl}]{1,1000})\"");
    private static final Pattern TENANT =
            Pattern.compile("\"tenant\"\\s*:\\s*\"([^\"]{1," + Tenant.MAX_LENGTH + "})\"");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private DeadLetter() {}

    /** The letter about a record. */
    static ProducerRecord<byte[], byte[]> of(Arrived arrived, Rejected<?> rejected) {
        ConsumerRecord<byte[], byte[]> message = arrived.message();
        ObjectNode object = arrived.read() instanceof Accepted<ObjectNode> accepted ? accepted.value() : null;
        Origin origin = arrived.origin();
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("reason", rejected.reason());
            json.writeStringField("field", rejected.field());
            if (rejected.value() != null) {
                json.writeStringField("given", rejected.value());
            }
            json.writeStringField("flaw", rejected.flaw().code());
            json.writeStringField("topic", origin.topic());
            json.writeNumberField("partition", origin.partition());
            json.writeNumberField("offset", origin.offset());
            json.writeStringField(
                    "arrivedAt", Instant.ofEpochMilli(message.timestamp()).toString());
            String text = text(message.value());
            String tenant = name(object, text, "tenant", TENANT);
            json.writeStringField(
                    "tenant",
                    tenant != null && Tenant.isName(tenant)
                            ? tenant
                            : arrived.arrival().tenant());
            String userId = name(object, text, "userId", USER);
            if (userId != null) {
                json.writeStringField("userId", userId);
            }
            if (message.key() != null) {
                json.writeBinaryField("key", message.key());
            }
            if (message.value() != null) {
                writeValue(message.value(), text, json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can fail in memory", e);
        }
        return new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), origin.toBytes(), out.toByteArray());
    }

    private static void writeValue(byte[] value, @Nullable String text, JsonGenerator json) throws IOException {
        if (value.length > LARGEST_VALUE) {
            json.writeBinaryField("value", Arrays.copyOf(value, LARGEST_VALUE));
            json.writeBooleanField("truncated", true);
            return;
        }
        json.writeBinaryField("value", value);
        if (text != null && value.length <= LARGEST_TEXT) {
            json.writeStringField("text", text);
        }
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
