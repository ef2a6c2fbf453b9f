package io.lethe.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes interactions and items as the JSON of the public topics {@link Topic#EVENTS} and {@link Topic#ITEMS}, which is
 * also the JSON of the REST API. Missing values are omitted. Times are integers in milliseconds since 1970-01-01T00:00Z
 * if the {@link TimeRule} accepts such a number, else ISO 8601 text. Records on their way to cleaning always use ISO
 * 8601 text, which has no ambiguous unit.
 *
 * <p>Cleaning turns the JSON back into an equal interaction or item. {@code META-INF/lethe/event.schema.json} and
 * {@code item.schema.json} describe the same forms.
 */
public final class PublicJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    /**
     * The first time for which ISO 8601 needs a five-digit year. Such a time comes from a wrong unit, and writing it as
     * a number shows that.
     */
    private static final long YEAR_10000 = 253_402_300_800_000L;

    private PublicJson() {}

    /** An interaction as one JSON object in UTF-8, on one line. */
    public static byte[] of(Interaction interaction) {
        return bytes(generator -> write(interaction, generator));
    }

    /**
     * An interaction on its way to cleaning. A derived id is omitted, so that cleaning derives it again. In that case
     * the time is also omitted, unless the id contains it, so that cleaning uses the time of arrival.
     */
    public static byte[] arriving(Interaction interaction) {
        String id = interaction.eventId();
        boolean derived = EventIds.isDerived(id);
        return bytes(generator -> {
            generator.writeStartObject();
            if (!derived) {
                generator.writeStringField("eventId", id);
            }
            writeContent(interaction, generator);
            if (!derived || EventIds.isFromContent(id)) {
                generator.writeStringField("timestamp", iso(interaction.timestamp()));
            }
            writeRest(interaction, EventIds.isFromSequence(id), generator);
        });
    }

    /** An item on its way to cleaning. */
    public static byte[] arriving(Item item) {
        return bytes(generator -> write(item, true, generator));
    }

    /** An item as one JSON object in UTF-8, on one line. */
    public static byte[] of(Item item) {
        return bytes(generator -> write(item, generator));
    }

    /** The JSON object that withdraws an item. The item stays known but is no longer recommended. */
    public static byte[] withdrawal(String tenant, String itemId) {
        return bytes(generator -> {
            generator.writeStartObject();
            generator.writeStringField("itemId", itemId);
            generator.writeStringField("tenant", tenant);
            generator.writeBooleanField("withdrawn", true);
            generator.writeEndObject();
        });
    }

    /** The JSON object that changes some fields of an item, with their new values; null removes a field. */
    public static byte[] patch(String tenant, String itemId, ObjectNode changes) {
        ObjectNode patch = JsonNodeFactory.instance
                .objectNode()
                .put("itemId", itemId)
                .put("tenant", tenant)
                .put("patch", true);
        patch.setAll(changes);
        return patch.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes an interaction as one object to the generator. */
    public static void write(Interaction interaction, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("eventId", interaction.eventId());
        writeContent(interaction, generator);
        writeTime("timestamp", interaction.timestamp(), false, generator);
        writeRest(interaction, false, generator);
    }

    private static void writeContent(Interaction interaction, JsonGenerator generator) throws IOException {
        generator.writeStringField("tenant", interaction.tenant());
        generator.writeStringField("userId", interaction.userId());
        String itemId = interaction.itemId();
        if (itemId != null) {
            generator.writeStringField("itemId", itemId);
        }
        generator.writeStringField("type", interaction.type());
        Double value = interaction.value();
        if (value != null) {
            generator.writeNumberField("value", value);
        }
        String text = interaction.text();
        if (text != null) {
            generator.writeStringField("text", text);
        }
        Double progress = interaction.progress();
        if (progress != null) {
            generator.writeNumberField("progress", progress);
        }
        Long dwell = interaction.dwellMs();
        if (dwell != null) {
            generator.writeNumberField("dwellMs", dwell);
        }
    }

    private static void writeRest(Interaction interaction, boolean counted, JsonGenerator generator)
            throws IOException {
        if (counted || interaction.sequence() != 0) {
            generator.writeNumberField("sequence", interaction.sequence());
        }
        if (!interaction.context().isEmpty()) {
            generator.writeObjectFieldStart("context");
            for (Map.Entry<String, String> entry : interaction.context().entrySet()) {
                generator.writeStringField(entry.getKey(), entry.getValue());
            }
            generator.writeEndObject();
        }
        generator.writeEndObject();
    }

    private static void writeTime(String field, long time, boolean asText, JsonGenerator generator) throws IOException {
        boolean believed = TimeRule.DEFAULT.ofNumber(time) instanceof TimeReading.Moment;
        if (time >= YEAR_10000 || !asText && believed) {
            generator.writeNumberField(field, time);
        } else {
            generator.writeStringField(field, iso(time));
        }
    }

    private static String iso(long time) {
        return Instant.ofEpochMilli(time).toString();
    }

    /** Writes an item as one object to the generator. */
    public static void write(Item item, JsonGenerator generator) throws IOException {
        write(item, false, generator);
    }

    private static void write(Item item, boolean timesAsText, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        generator.writeStringField("itemId", item.itemId());
        generator.writeStringField("tenant", item.tenant());
        if (!item.storedTitle().isEmpty()) {
            generator.writeStringField("title", item.storedTitle());
        }
        if (!item.text().isEmpty()) {
            generator.writeStringField("text", item.text());
        }
        if (!item.categories().isEmpty()) {
            generator.writeFieldName("categories");
            writeTexts(item.categories(), generator);
        }
        if (!item.attributes().isEmpty()) {
            generator.writeObjectFieldStart("attributes");
            for (Map.Entry<String, Object> attribute : item.attributes().entrySet()) {
                generator.writeFieldName(attribute.getKey());
                writeAttribute(attribute.getValue(), generator);
            }
            generator.writeEndObject();
        }
        generator.writeBooleanField("available", item.available());
        Long publishedAt = item.publishedAt();
        if (publishedAt != null) {
            writeTime("publishedAt", publishedAt, timesAsText, generator);
        }
        GivenVector vector = item.vector();
        if (vector != null) {
            generator.writeArrayFieldStart("vector");
            for (float number : vector.toArray()) {
                generator.writeNumber(number);
            }
            generator.writeEndArray();
        }
        generator.writeEndObject();
    }

    private static void writeAttribute(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Double number) {
            generator.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else {
            writeTexts((List<?>) value, generator);
        }
    }

    private static void writeTexts(List<?> texts, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        for (Object text : texts) {
            generator.writeString((String) text);
        }
        generator.writeEndArray();
    }

    private interface Content {
        void writeTo(JsonGenerator generator) throws IOException;
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256);
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            content.writeTo(generator);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can fail in memory", e);
        }
        return out.toByteArray();
    }
}
