package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnreadableRecordTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Origin PLACE = new Origin("lethe.events.embedded", 3, 42);
    private static final byte[] KEY =
            EventKey.of(Interaction.of("shop", "ann", "e1", "i1", "view", 1)).toBytes();

    @Test
    void shouldLieUnderThePlaceOfWhatItIsAbout() {
        // When
        Record<byte[], byte[]> letter = letter(KEY, new byte[] {99});

        // Then
        assertThat(Origin.fromBytes(letter.key())).isEqualTo(PLACE);
        assertThat(letter.timestamp()).isEqualTo(7_000);
    }

    @Test
    void shouldHoldTheReasonAndTheWholeRecord() throws IOException {
        // When
        JsonNode letter = json(KEY, new byte[] {99, 1});

        // Then
        assertThat(letter.get("reason").asText()).isEqualTo("unknown version 99");
        assertThat(letter.get("topic").asText()).isEqualTo("lethe.events.embedded");
        assertThat(letter.get("partition").asInt()).isEqualTo(3);
        assertThat(letter.get("offset").asLong()).isEqualTo(42);
        assertThat(letter.get("arrivedAt").asText()).isEqualTo("1970-01-01T00:00:07Z");
        assertThat(letter.get("tenant").asText()).isEqualTo("shop");
        assertThat(letter.get("userId").asText()).isEqualTo("ann");
        assertThat(letter.get("key").binaryValue()).isEqualTo(KEY);
        assertThat(letter.get("value").binaryValue()).containsExactly(99, 1);
    }

    @Test
    void shouldNameNobodyWhereTheKeyIsNone() throws IOException {
        for (byte[] key : new byte[][] {null, {}, "not a key".getBytes(StandardCharsets.UTF_8)}) {
            // When
            JsonNode letter = json(key, null);

            // Then
            assertThat(letter.has("tenant")).isFalse();
            assertThat(letter.has("userId")).isFalse();
            assertThat(letter.has("value")).isFalse();
            assertThat(letter.has("key")).isEqualTo(key != null);
        }
    }

    private static JsonNode json(byte @Nullable [] key, byte @Nullable [] value) throws IOException {
        return JSON.readTree(letter(key, value).value());
    }

    private static Record<byte[], byte[]> letter(byte @Nullable [] key, byte @Nullable [] value) {
        return new UnreadableRecord(PLACE, "unknown version 99").of(new Record<>(key, value, 7_000));
    }
}
