package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Position;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.Records;
import io.lethe.ingest.IngestClient.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
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
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestBroker.class)
class IngestIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VIEW = "{\"userId\":\"%s\",\"type\":\"view\",\"itemId\":\"i-%d\"}";

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private IngestClient client;
    private LogConnection connection;
    private LogReader log;

    @BeforeEach
    void connect() {
        client = new IngestClient(base);
        connection = LogConnection.to(brokers);
        log = new LogReader(connection);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get("/q/health/ready").status() == 200);
    }

    @Test
    void shouldAnswerAThousandMalformedEventsByRestAndKeepTheValidOnes() {
        // Given
        StringBuilder lines = new StringBuilder();
        Map<Long, String> wrong = new TreeMap<>();
        long index = 0;
        for (int i = 0; i < 1_000; i++) {
            MalformedEvents.Kind kind = MalformedEvents.KINDS.get(i % MalformedEvents.KINDS.size());
            lines.append(kind.by("rest-bad")).append('\n');
            wrong.put(index++, kind.field());
            if (i % 2 == 0) {
                lines.append(String.format(VIEW, "rest-good", i)).append("\r\n\n");
                index++;
            }
        }

        // When
        Answer answer = client.postLines("/v1/events", lines.toString());

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.accepted()).isEqualTo(500);
        assertThat(answer.json().get("rejectedCount").asLong()).isEqualTo(1_000);
        Map<Long, String> found = new TreeMap<>();
        for (JsonNode refusal : answer.json().get("rejected")) {
            found.put(refusal.get("index").asLong(), refusal.get("field").asText());
            assertThat(refusal.get("reason").asText()).isNotBlank();
        }
        assertThat(found).isEqualTo(wrong);
        awaitAccepted("rest-good", 500);
        assertThat(log.accepted("rest-bad")).isEmpty();
    }

    @Test
    void shouldTakeTypesThatSettingsAdd() {
        // Given
        String wave = "{\"tenant\":\"waving\",\"userId\":\"u\",\"type\":\"wave\",\"itemId\":\"i\"}";
        Answer before = client.post("/v1/events", wave);

        // When
        try (Producer<byte[], byte[]> producer = connection.producer("settings")) {
            send(producer, "waving", "{\"types\":{\"wave\":{\"weight\":2}}}");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> client.post("/v1/events", wave).accepted() == 1);
            Answer elsewhere = client.post("/v1/events", wave.replace("waving", "other"));
            send(producer, "waving", null);

            // Then
            assertThat(before.json().at("/rejected/0/field").asText()).isEqualTo("type");
            assertThat(elsewhere.accepted()).isZero();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> client.post("/v1/events", wave).accepted() == 0);
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
    void shouldAnswerMalformedElementsOfAnArray() {
        // Given
        List<String> elements = new ArrayList<>();
        Map<Long, String> wrong = new TreeMap<>();
        for (MalformedEvents.Kind kind : MalformedEvents.KINDS) {
            if (kind.json()) {
                wrong.put((long) elements.size(), kind.field());
                elements.add(kind.by("array-bad"));
            }
            elements.add(String.format(VIEW, "array-good", elements.size()));
        }

        // When
        Answer answer = client.post("/v1/events", " [" + String.join(",\n", elements) + "] ");

        // Then
        Map<Long, String> found = new TreeMap<>();
        answer.json()
                .get("rejected")
                .forEach(refusal -> found.put(
                        refusal.get("index").asLong(), refusal.get("field").asText()));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(found).isEqualTo(wrong);
        assertThat(answer.accepted()).isEqualTo(MalformedEvents.KINDS.size());
        awaitAccepted("array-good", MalformedEvents.KINDS.size());
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
        try (Producer<byte[], byte[]> producer = connection.producer("test")) {
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
        awaitAccepted("kafka-good", 500);
        awaitIdle();
        Map<Origin, JsonNode> letters = deadLetters();
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
        assertThat(log.accepted("kafka-bad")).isEmpty();
    }

    @Test
    void shouldWriteUnderTheUsersPartitionWithTheOrigin() {
        // Given
        String user = "partitioned";

        // When
        Answer answer = client.post("/v1/events", String.format(VIEW, user, 1), "Lethe-Tenant", "shop-1");

        // Then
        int partition = new UserKey("shop-1", user).partition(4);
        Position position = Position.fromToken(answer.json().get("position").asText());
        assertThat(position.events()).containsOnlyKeys(partition);
        Interaction accepted = awaitAccepted(user, 1).get(0);
        ConsumerRecord<byte[], byte[]> message = log.all(Topic.EVENTS_ACCEPTED).stream()
                .filter(record -> EventKey.fromBytes(record.key()).userId().equals(user))
                .findFirst()
                .orElseThrow();
        assertThat(accepted.tenant()).isEqualTo("shop-1");
        assertThat(accepted.timestamp())
                .isCloseTo(System.currentTimeMillis(), org.assertj.core.data.Offset.offset(60_000L));
        assertThat(accepted.eventId()).startsWith("~r");
        assertThat(message.partition()).isEqualTo(partition);
        assertThat(EventKey.fromBytes(message.key())).isEqualTo(EventKey.of(accepted));
        assertThat(Records.origin(message.headers()))
                .contains(new Origin(
                        "lethe.events",
                        partition,
                        position.eventOffset(partition).orElseThrow()));
    }

    @Test
    void shouldTakeOneObjectOverSeveralLines() {
        Answer answer =
                client.post("/v1/events", "{\n \"userId\": \"pretty\",\n \"type\": \"view\",\n \"itemId\": \"i\"\n}\n");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.accepted()).isEqualTo(1);
        awaitAccepted("pretty", 1);
    }

    @Test
    void shouldRecogniseLinesUnderAJsonContentType() {
        String lines = String.format(VIEW, "sniffed", 1) + "\n" + String.format(VIEW, "sniffed", 2) + "\nnonsense\n"
                + String.format(VIEW, "sniffed", 3);

        Answer answer = client.post("/v1/events", lines);

        assertThat(answer.accepted()).isEqualTo(3);
        assertThat(answer.json().at("/rejected/0/index").asInt()).isEqualTo(2);
        awaitAccepted("sniffed", 3);
    }

    @Test
    void shouldSayWhereAnArrayBreaksOffAndWhatWasDone() {
        String broken = "[" + String.format(VIEW, "half", 1) + ",\n" + String.format(VIEW, "half", 2) + ",\n"
                + "{\"userId\":\"half\",}]";

        Answer answer = client.post("/v1/events", broken);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().get("line").asInt()).isEqualTo(3);
        assertThat(answer.json().get("column").asInt()).isBetween(15, 20);
        assertThat(answer.json().get("detail").asText()).contains("2 records before that are accepted");
        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.json().get("position").asText()).isNotEmpty();
        awaitAccepted("half", 2);
    }

    @Test
    void shouldAnswerEmptyAndForeignBodies() {
        assertThat(client.post("/v1/events", "").status()).isEqualTo(400);
        assertThat(client.post("/v1/events", "[]").accepted()).isZero();
        assertThat(client.post("/v1/events", "hello").status()).isEqualTo(400);
        assertThat(client.post("/v1/events", "7").accepted()).isZero();
        assertThat(client.post("/v1/events", "[]", "Lethe-Tenant", "No Tenant")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("Lethe-Tenant");
    }

    @Test
    void shouldAnswerWhatItDoesNotKnowAsAProblem() {
        for (Answer answer : List.of(
                client.get("/nowhere"), client.delete("/v1/events"), client.get("/internal/ingest/progress?now=1"))) {
            assertThat(answer.status()).isBetween(400, 405);
            assertThat(answer.type()).startsWith("application/problem+json");
            assertThat(answer.json().get("type").asText()).startsWith("/docs/errors.html#");
        }
    }

    @Test
    void shouldCountARepeatedRequestOnce() {
        String body = "[" + String.format(VIEW, "again", 1) + "," + String.format(VIEW, "again", 2) + "]";

        for (int i = 0; i < 3; i++) {
            client.post("/v1/events", body, "Idempotency-Key", "order 1");
        }
        client.post("/v1/events", String.format(VIEW, "twice", 1));
        client.post("/v1/events", String.format(VIEW, "twice", 1));

        awaitIdle();
        assertThat(log.accepted("again").stream().map(Interaction::eventId).distinct())
                .hasSize(2);
        assertThat(log.accepted("twice").stream().map(Interaction::eventId).distinct())
                .hasSize(2);
    }

    @Test
    void shouldKeepGivenAndDerivedIds() {
        String given = "{\"eventId\":\"e-1\",\"userId\":\"ids\",\"type\":\"view\",\"itemId\":\"i\"}";
        String timed = "{\"userId\":\"ids\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":1741530605000}";
        String counted = "{\"userId\":\"ids\",\"type\":\"view\",\"itemId\":\"i\",\"sequence\":9}";

        client.post("/v1/events", "[" + given + "," + timed + "," + counted + "," + timed + "]");

        List<String> ids = awaitAccepted("ids", 3).stream()
                .map(Interaction::eventId)
                .sorted()
                .toList();
        assertThat(ids.get(0)).isEqualTo("e-1");
        assertThat(ids.get(1)).startsWith("~c");
        assertThat(ids.get(2)).startsWith("~s");
    }

    @Test
    void shouldPutWithdrawAndBringBackItems() {
        // Given
        ItemKey content = ItemKey.content("default", "sea-1");
        ItemKey withdrawn = ItemKey.withdrawn("default", "sea-1");

        // When
        Answer put = client.put("/v1/items/sea-1", "{\"title\":\"The Sea\",\"attributes\":{\"year\":2019}}");
        Answer gone = client.delete("/v1/items/sea-1");
        Answer back = client.post("/v1/items", "{\"itemId\":\"sea-1\",\"title\":\"The Sea again\"}");
        Answer other = client.put("/v1/items/sea-1", "{\"itemId\":\"sea-2\"}");

        // Then
        assertThat(List.of(put.accepted(), gone.accepted(), back.accepted(), other.accepted()))
                .containsExactly(1L, 1L, 1L, 0L);
        assertThat(other.json().at("/rejected/0/field").asText()).isEqualTo("itemId");
        assertThat(Position.fromToken(put.json().get("position").asText()).items())
                .containsOnlyKeys(content.partition(4));
        awaitIdle();
        List<String> history = log.all(Topic.ITEMS_ACCEPTED).stream()
                .filter(message -> ItemKey.fromBytes(message.key()).itemId().equals("sea-1"))
                .map(message -> ItemKey.fromBytes(message.key()).equals(content)
                        ? ItemCodec.decode("default", "sea-1", message.value()).title()
                        : ItemKey.fromBytes(message.key()).equals(withdrawn) && message.value() != null
                                ? "withdrawn"
                                : "not withdrawn")
                .toList();
        assertThat(history).containsExactly("The Sea", "not withdrawn", "withdrawn", "The Sea again", "not withdrawn");
    }

    @Test
    void shouldBuryMalformedItemsFromKafka() throws Exception {
        Map<Origin, String> wrong = new HashMap<>();
        try (Producer<byte[], byte[]> producer = connection.producer("test")) {
            String item = "{\"itemId\":\"x\",\"vector\":[0,0]}";
            var metadata = producer.send(
                            new ProducerRecord<>(Topic.ITEMS.topicName(), item.getBytes(StandardCharsets.UTF_8)))
                    .get();
            wrong.put(new Origin(metadata.topic(), metadata.partition(), metadata.offset()), "vector");
        }

        awaitIdle();
        Map<Origin, JsonNode> letters = deadLetters();
        wrong.forEach((origin, field) -> assertThat(
                        Objects.requireNonNull(letters.get(origin)).get("field").asText())
                .isEqualTo(field));
    }

    @Test
    void shouldEraseAUserFromQueueAndDeadLetters() throws Exception {
        // Given
        try (Producer<byte[], byte[]> producer = connection.producer("test")) {
            String refused = "{\"userId\":\"erased\",\"type\":\"stare\",\"text\":\"my secret\"}";
            String broken = "{\"userId\": \"erased\", \"type\":\"view\", \"text\": my secret}";
            String kept = "{\"userId\":\"kept\",\"type\":\"stare\",\"itemId\":\"i\"}";
            for (String event : List.of(refused, broken, kept)) {
                producer.send(new ProducerRecord<>(Topic.EVENTS.topicName(), event.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }

        // When
        Answer answer = client.post("/internal/ingest/erasures", "{\"tenant\":\"default\",\"userId\":\"erased\"}");

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("deadLetters").asInt()).isEqualTo(2);
        assertThat(log.left(Topic.EVENTS)).isZero();
        assertThat(deadLetters().values().stream()
                        .map(letter -> letter.path("userId").asText()))
                .contains("kept")
                .doesNotContain("erased");
        assertThat(client.post("/internal/ingest/erasures", "{\"userId\":\"erased\"}")
                        .json()
                        .get("deadLetters")
                        .asInt())
                .isZero();
        assertThat(client.post("/internal/ingest/erasures", "{}").status()).isEqualTo(400);
    }

    @Test
    void shouldTellProgressAndMetrics() throws Exception {
        client.post("/v1/events", "[" + String.format(VIEW, "counted", 1) + ",{\"userId\":\"counted\"}]");
        awaitIdle();

        JsonNode progress = client.get("/internal/ingest/progress").json();

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
        assertThat(client.get("/q/health/live").status()).isEqualTo(200);
        String openApi =
                new String(base.resolve("/q/openapi").toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(openApi).contains("/v1/events", "/v1/items/{id}", "Idempotency-Key", "film-7");
    }

    private List<Interaction> awaitAccepted(String user, int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> log.accepted(user).size() >= count);
        List<Interaction> accepted = List.copyOf(log.accepted(user));
        assertThat(accepted).hasSize(count);
        return accepted;
    }

    private void awaitIdle() {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            JsonNode lag = client.get("/internal/ingest/progress").json().get("lag");
            return lag.get("lethe.events").asLong() == 0
                    && lag.get("lethe.items").asLong() == 0;
        });
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

    private Map<Origin, JsonNode> deadLetters() throws IOException {
        Map<Origin, JsonNode> letters = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : log.all(Topic.DEAD_LETTERS)) {
            if (letter.value() == null) {
                letters.remove(Origin.fromBytes(letter.key()));
            } else {
                letters.put(Origin.fromBytes(letter.key()), JSON.readTree(letter.value()));
            }
        }
        return letters;
    }
}
