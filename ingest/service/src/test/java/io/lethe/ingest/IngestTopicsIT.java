package io.lethe.ingest;

import static io.lethe.ingest.RunningIngest.VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.ingest.IngestClient.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ingest makes of the public topics: dead letters, tenants' types, erasure, and what it tells of its progress. */
@QuarkusTest
@WithTestResource(IngestBroker.class)
class IngestTopicsIT {
    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private RunningIngest ingest;

    @BeforeEach
    void connect() {
        ingest = RunningIngest.at(base, brokers);
    }

    @Test
    void shouldBuryAThousandMalformedEventsFromKafkaAndKeepTheValidOnes() throws Exception {
        // Given
        Map<Origin, String> wrong = new HashMap<>();
        Map<Origin, byte[]> values = new HashMap<>();
        byte[] garbage = new byte[1_000_000];
        new Random(7).nextBytes(garbage);
        List<byte[]> poison = new ArrayList<>(Arrays.asList(
                null,
                new byte[0],
                garbage,
                new byte[500_000],
                "[".repeat(500_000).getBytes(StandardCharsets.UTF_8),
                "{\"a\":".repeat(100_000).getBytes(StandardCharsets.UTF_8),
                " ".repeat(900_000).getBytes(StandardCharsets.UTF_8)));

        // When
        try (Producer<byte[], byte[]> producer = ingest.connection().producer("test")) {
            for (byte[] value : poison) {
                remember(producer, value, "$", wrong, values);
            }
            for (int i = 0; i < 1_000; i++) {
                MalformedEvents.Kind kind = MalformedEvents.KINDS.get(i % MalformedEvents.KINDS.size());
                remember(producer, kind.by("kafka-bad").getBytes(StandardCharsets.UTF_8), kind.field(), wrong, values);
                if (i % 2 == 0) {
                    String valid = String.format(VIEW, "kafka-good", i);
                    producer.send(
                            new ProducerRecord<>(Topic.EVENTS.topicName(), valid.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }

        // Then
        ingest.awaitAccepted("kafka-good", 500);
        ingest.awaitIdle();
        Map<Origin, JsonNode> letters = ingest.deadLetters();
        assertThat(letters).containsKeys(wrong.keySet().toArray(new Origin[0]));
        for (Map.Entry<Origin, String> expected : wrong.entrySet()) {
            JsonNode letter = Objects.requireNonNull(letters.get(expected.getKey()));
            byte[] value = values.get(expected.getKey());
            assertThat(letter.get("field").asText()).isEqualTo(expected.getValue());
            assertThat(letter.get("reason").asText()).isNotBlank();
            assertThat(letter.get("arrivedAt").asText()).startsWith("2");
            if (value == null) {
                assertThat(letter.has("value")).isFalse();
            } else {
                assertThat(Base64.getDecoder().decode(letter.get("value").asText()))
                        .isEqualTo(value);
            }
        }
        assertThat(ingest.log().accepted("kafka-bad")).isEmpty();
    }

    @Test
    void shouldTakeTypesThatSettingsAdd() {
        // Given
        String wave = "{\"tenant\":\"waving\",\"userId\":\"u\",\"type\":\"wave\",\"itemId\":\"i\"}";
        Answer before = ingest.client().post("/v1/events", wave);

        // When
        try (Producer<byte[], byte[]> producer = ingest.connection().producer("settings")) {
            send(producer, "waving", "{\"types\":{\"wave\":{\"weight\":2}}}");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ingest.client().post("/v1/events", wave).accepted() == 1);
            Answer elsewhere = ingest.client().post("/v1/events", wave.replace("waving", "other"));
            send(producer, "waving", null);

            // Then
            assertThat(before.json().at("/rejected/0/field").asText()).isEqualTo("type");
            assertThat(elsewhere.accepted()).isZero();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> ingest.client().post("/v1/events", wave).accepted() == 0);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private static void send(Producer<byte[], byte[]> producer, String tenant, @Nullable String settings) {
        producer.send(new ProducerRecord<>(
                Topic.SETTINGS.topicName(),
                tenant.getBytes(StandardCharsets.UTF_8),
                settings == null ? null : settings.getBytes(StandardCharsets.UTF_8)));
        producer.flush();
    }

    @Test
    void shouldBuryMalformedItemsFromKafka() throws Exception {
        Map<Origin, String> wrong = new HashMap<>();
        try (Producer<byte[], byte[]> producer = ingest.connection().producer("test")) {
            String item = "{\"itemId\":\"x\",\"vector\":[0,0]}";
            var metadata = producer.send(
                            new ProducerRecord<>(Topic.ITEMS.topicName(), item.getBytes(StandardCharsets.UTF_8)))
                    .get();
            wrong.put(new Origin(metadata.topic(), metadata.partition(), metadata.offset()), "vector");
        }

        ingest.awaitIdle();
        Map<Origin, JsonNode> letters = ingest.deadLetters();
        wrong.forEach((origin, field) -> assertThat(
                        Objects.requireNonNull(letters.get(origin)).get("field").asText())
                .isEqualTo(field));
    }

    @Test
    void shouldEraseAUserFromQueueAndDeadLetters() throws Exception {
        // Given
        try (Producer<byte[], byte[]> producer = ingest.connection().producer("test")) {
            String refused = "{\"userId\":\"erased\",\"type\":\"stare\",\"text\":\"my secret\"}";
            String broken = "{\"userId\": \"erased\", \"type\":\"view\", \"text\": my secret}";
            String kept = "{\"userId\":\"kept\",\"type\":\"stare\",\"itemId\":\"i\"}";
            for (String event : List.of(refused, broken, kept)) {
                producer.send(new ProducerRecord<>(Topic.EVENTS.topicName(), event.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }

        // When
        Answer answer =
                ingest.client().post("/internal/ingest/erasures", "{\"tenant\":\"default\",\"userId\":\"erased\"}");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("deadLetters").asInt()).isEqualTo(2);
        assertThat(ingest.log().left(Topic.EVENTS)).isZero();
        assertThat(ingest.deadLetters().values().stream()
                        .map(letter -> letter.path("userId").asText()))
                .contains("kept")
                .doesNotContain("erased");
        assertThat(ingest.client()
                        .post("/internal/ingest/erasures", "{\"userId\":\"erased\"}")
                        .json()
                        .get("deadLetters")
                        .asInt())
                .isZero();
        assertThat(ingest.client().post("/internal/ingest/erasures", "{}").status())
                .isEqualTo(400);
    }

    @Test
    void shouldTellProgressAndMetrics() throws Exception {
        ingest.client().post("/v1/events", "[" + String.format(VIEW, "counted", 1) + ",{\"userId\":\"counted\"}]");
        ingest.awaitIdle();

        JsonNode progress = ingest.client().get("/internal/ingest/progress").json();

        assertThat(progress.at("/events/accepted").asLong()).isPositive();
        assertThat(progress.at("/events/rejected").asLong()).isPositive();
        assertThat(progress.at("/events/reasons/missing~1type").asLong()).isPositive();
        assertThat(progress.at("/lag/lethe.events").asLong(-1)).isZero();
        assertThat(progress.at("/lag/lethe.items").asLong(-1)).isZero();
        assertThat(progress.has("deadLetters")).isTrue();
        String metrics =
                new String(base.resolve("/q/metrics").toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains("lethe_ingest_events_total{outcome=\"accepted\",reason=\"none\"")
                .contains("lethe_ingest_events_total{outcome=\"rejected\",reason=\"missing/type\"");
        assertThat(ingest.client().get("/q/health/live").status()).isEqualTo(200);
        String openApi =
                new String(base.resolve("/q/openapi").toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(openApi).contains("/v1/events", "/v1/items/{id}", "Idempotency-Key", "film-7");
    }

    private static void remember(
            Producer<byte[], byte[]> producer,
            byte[] value,
            String field,
            Map<Origin, String> wrong,
            Map<Origin, byte[]> values)
            throws Exception {
        var metadata = producer.send(new ProducerRecord<>(Topic.EVENTS.topicName(), value))
                .get();
        Origin origin = new Origin(metadata.topic(), metadata.partition(), metadata.offset());
        wrong.put(origin, field);
        values.put(origin, value);
    }
}
