package io.lethe.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Topic#DEAD_LETTERS} says of a record that could not be taken in. The record itself is added when the
 * letter is written.
 *
 * @param reason    what is wrong, for people
 * @param fault     the field at fault; null if the reason names none
 * @param origin    the record's place in its topic
 * @param arrivedAt when the record came in
 * @param tenant    whose record it is; null if unknown
 * @param userId    the user whom it is about; null if unknown
 */
public record DeadLetter(
        String reason,
        @Nullable Fault fault,
        Origin origin,
        Instant arrivedAt,
        @Nullable String tenant,
        @Nullable String userId) {
    /** How many bytes of a value {@link #toReadableBytes} keeps; more than a broker takes by default. */
    static final int LARGEST_VALUE = 4_000_000;

    /** Up to how many bytes a value is written as text too; escaped, each byte may take six. */
    static final int LARGEST_TEXT = 1_500_000;

    private static final JsonFactory ESCAPING = new JsonFactory();
    private static final JsonFactory COMBINING = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /**
     * What is wrong with which field.
     *
     * @param field the path of the field; {@code $} for the record as a whole
     * @param given how the value at fault begins; null if there is none to show
     * @param flaw  the code of the kind of fault
     */
    public record Fault(String field, @Nullable String given, String flaw) {}

    /** The letter's key: the record's origin. A record that is refused twice is one letter. */
    public byte[] key() {
        return origin.toBytes();
    }

    /**
     * The letter as JSON, with the whole record. Surrogates are escaped, so any string can be written, unpaired ones
     * included.
     *
     * @param recordKey   the key of the record; null if it has none
     * @param recordValue the value of the record; null if it has none
     */
    public byte[] toBytes(byte @Nullable [] recordKey, byte @Nullable [] recordValue) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = ESCAPING.createGenerator(out)) {
            json.writeStartObject();
            writeHead(json, recordKey);
            if (recordValue != null) {
                json.writeBinaryField("value", recordValue);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can fail in memory", e);
        }
        return out.toByteArray();
    }

    /**
     * The letter as JSON, with the record for people to read. Of a value over 4,000,000 bytes the beginning is kept, and
     * {@code truncated} says so. One of up to 1,500,000 bytes is written as text too. Surrogate pairs are written as
     * UTF-8; the strings must have no unpaired ones.
     *
     * @param recordKey   the key of the record; null if it has none
     * @param recordValue the value of the record; null if it has none
     * @param text        the whole value as text; null if it is none
     */
    public byte[] toReadableBytes(byte @Nullable [] recordKey, byte @Nullable [] recordValue, @Nullable String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = COMBINING.createGenerator(out)) {
            json.writeStartObject();
            writeHead(json, recordKey);
            if (recordValue != null) {
                writeReadable(json, recordValue, text);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can fail in memory", e);
        }
        return out.toByteArray();
    }

    private void writeHead(JsonGenerator json, byte @Nullable [] recordKey) throws IOException {
        json.writeStringField("reason", reason);
        if (fault != null) {
            json.writeStringField("field", fault.field());
            if (fault.given() != null) {
                json.writeStringField("given", fault.given());
            }
            json.writeStringField("flaw", fault.flaw());
        }
        json.writeStringField("topic", origin.topic());
        json.writeNumberField("partition", origin.partition());
        json.writeNumberField("offset", origin.offset());
        json.writeStringField("arrivedAt", arrivedAt.toString());
        if (tenant != null) {
            json.writeStringField("tenant", tenant);
        }
        if (userId != null) {
            json.writeStringField("userId", userId);
        }
        if (recordKey != null) {
            json.writeBinaryField("key", recordKey);
        }
    }

    private static void writeReadable(JsonGenerator json, byte[] value, @Nullable String text) throws IOException {
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
}
