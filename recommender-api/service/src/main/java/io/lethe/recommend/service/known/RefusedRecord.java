package io.lethe.recommend.service.known;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.lethe.event.Tenant;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record that was refused, without what it held but for its beginning.
 *
 * @param tenant  whose it is; the default tenant where the record did not say
 * @param at      when it came in, in milliseconds since 1970
 * @param topic   the topic it came in by
 * @param field   what is wrong with it; null where it is the record itself
 * @param value   how the value at fault begins; null where there is none to show
 * @param userId  the user whom it was about; null where that could not be read
 * @param key     the record's key, where that is a text; null where it is none
 * @param excerpt how it begins, {@link #EXCERPT} characters at the most; null where it is no text
 */
public record RefusedRecord(
        String tenant,
        long at,
        String topic,
        @Nullable String field,
        @Nullable String value,
        String reason,
        @Nullable String userId,
        @Nullable String key,
        @Nullable String excerpt) {
    /** How much of a record is shown. */
    public static final int EXCERPT = 160;

    private static final JsonFactory JSON = new JsonFactory();

    /** What was refused: {@code event}, {@code item} or {@code record}. */
    public String kind() {
        if (topic.equals("lethe.events") || topic.startsWith("lethe.events.")) {
            return "event";
        }
        return topic.equals("lethe.items") || topic.startsWith("lethe.items.") ? "item" : "record";
    }

    /** Reads a letter as it is in the log; empty if it is none. */
    public static Optional<RefusedRecord> read(byte[] bytes) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            String tenant = Tenant.DEFAULT;
            long at = 0;
            String topic = "";
            String field = null;
            String reason = "";
            String value = null;
            String userId = null;
            String key = null;
            String excerpt = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "tenant" -> tenant = json.getText();
                    case "arrivedAt" -> at = Instant.parse(json.getText()).toEpochMilli();
                    case "topic" -> topic = json.getText();
                    case "field" -> field = json.getText();
                    case "given" -> value = json.getText();
                    case "userId" -> userId = json.getText();
                    case "key" -> key = key(json.getBinaryValue());
                    case "reason" -> reason = json.getText();
                    case "text" -> excerpt = excerpt(json.getText());
                    default -> json.skipChildren();
                }
            }
            return Optional.of(new RefusedRecord(tenant, at, topic, field, value, reason, userId, key, excerpt));
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String key(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.isBlank() || text.chars().anyMatch(Character::isISOControl) ? null : excerpt(text);
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String excerpt(String text) {
        String line = text.replaceAll("\\s+", " ");
        if (line.length() <= EXCERPT) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(EXCERPT - 2)) ? EXCERPT - 2 : EXCERPT - 1;
        return line.substring(0, end) + "…";
    }
}
