package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RejectedRecordTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Rejected<Object> REJECTED = new Rejected<>("type", Flaw.MISSING, "is missing", "null");
    private static final Origin PLACE = new Origin(Topic.EVENTS.topicName(), 2, 40);
    private static final Instant ARRIVED = Instant.ofEpochSecond(7);
    private static final Instant READ = Instant.ofEpochSecond(3600);

    @Test
    void shouldLieUnderThePlaceOfWhatItIsAbout() {
        // When
        ProducerRecord<byte[], byte[]> letter = letter("{}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(letter.topic()).isEqualTo("lethe.dead-letters");
        assertThat(Origin.fromBytes(letter.key())).isEqualTo(PLACE);
    }

    @Test
    void shouldHoldTheReasonAndTheWholeRecord() throws Exception {
        // Given
        String record = "{\"tenant\":\"shop\",\"userId\":\"u\"}";

        // When
        JsonNode letter = json(record.getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(letter.get("reason").asText()).isEqualTo("is missing");
        assertThat(letter.get("field").asText()).isEqualTo("type");
        assertThat(letter.get("given").asText()).isEqualTo("null");
        assertThat(letter.get("flaw").asText()).isEqualTo(Flaw.MISSING.code());
        assertThat(letter.get("topic").asText()).isEqualTo("lethe.events");
        assertThat(letter.get("partition").asInt()).isEqualTo(2);
        assertThat(letter.get("offset").asLong()).isEqualTo(40);
        assertThat(letter.get("arrivedAt").asText()).isEqualTo("1970-01-01T00:00:07Z");
        assertThat(letter.get("tenant").asText()).isEqualTo("shop");
        assertThat(letter.get("userId").asText()).isEqualTo("u");
        assertThat(letter.get("text").asText()).isEqualTo(record);
        assertThat(letter.get("value").binaryValue()).isEqualTo(record.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldFindTheUserInWhatIsNoJson() throws Exception {
        // When
        JsonNode letter = json("{\"userId\": \"erased\", \"text\": my secret}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(letter.get("userId").asText()).isEqualTo("erased");
    }

    @Test
    void shouldBelongToTheDefaultTenantWhereItsOwnCanBeNobodys() throws Exception {
        assertThat(json("{\"tenant\":\"No Body\"}".getBytes(StandardCharsets.UTF_8))
                        .get("tenant")
                        .asText())
                .isEqualTo("default");
    }

    @Test
    void shouldHoldBytesThatAreNoText() throws Exception {
        // Given
        byte[] bytes = {(byte) 0xff, 0, 1};

        // When
        JsonNode letter = json(bytes);

        // Then
        assertThat(Base64.getDecoder().decode(letter.get("value").asText())).isEqualTo(bytes);
        assertThat(letter.has("text")).isFalse();
        assertThat(letter.has("userId")).isFalse();
    }

    @Test
    void shouldCutWhatNoBrokerWouldTake() throws Exception {
        // When
        JsonNode letter = json(new byte[5_000_000]);

        // Then
        assertThat(letter.get("truncated").asBoolean()).isTrue();
        assertThat(letter.get("value").binaryValue()).hasSize(4_000_000);
        assertThat(letter.has("text")).isFalse();
    }

    @Test
    void shouldHaveArrivedWhenItWasReadWhereItHasNoTimestamp() throws Exception {
        // When
        JsonNode letter = JSON.readTree(letter("{}".getBytes(StandardCharsets.UTF_8), ConsumerRecord.NO_TIMESTAMP)
                .value());

        // Then
        assertThat(letter.get("arrivedAt").asText()).isEqualTo("1970-01-01T01:00:00Z");
    }

    private static JsonNode json(byte[] value) throws IOException {
        return JSON.readTree(letter(value).value());
    }

    private static ProducerRecord<byte[], byte[]> letter(byte[] value) {
        return letter(value, ARRIVED.toEpochMilli());
    }

    private static ProducerRecord<byte[], byte[]> letter(byte[] value, long timestamp) {
        ConsumerRecord<byte[], byte[]> message = new ConsumerRecord<>(
                PLACE.topic(),
                PLACE.partition(),
                PLACE.offset(),
                timestamp,
                TimestampType.CREATE_TIME,
                1,
                value.length,
                new byte[] {1},
                value,
                new RecordHeaders(),
                Optional.empty());
        return RejectedRecord.letter(Arrived.of(message, InstantSource.fixed(READ)), REJECTED);
    }
}
