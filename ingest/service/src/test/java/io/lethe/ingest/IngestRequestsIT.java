package io.lethe.ingest;

import static io.lethe.ingest.RunningIngest.VIEW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Origin;
import io.lethe.event.Position;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.Records;
import io.lethe.ingest.IngestClient.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests by REST: bodies of every form, what each record of them comes to, and what becomes of it in the log. */
@QuarkusTest
@WithTestResource(IngestBroker.class)
class IngestRequestsIT {
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
        Answer answer = ingest.client().postLines("/v1/events", lines.toString());

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
        ingest.awaitAccepted("rest-good", 500);
        assertThat(ingest.log().accepted("rest-bad")).isEmpty();
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
        Answer answer = ingest.client().post("/v1/events", " [" + String.join(",\n", elements) + "] ");

        // Then
        Map<Long, String> found = new TreeMap<>();
        answer.json()
                .get("rejected")
                .forEach(refusal -> found.put(
                        refusal.get("index").asLong(), refusal.get("field").asText()));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(found).isEqualTo(wrong);
        assertThat(answer.accepted()).isEqualTo(MalformedEvents.KINDS.size());
        ingest.awaitAccepted("array-good", MalformedEvents.KINDS.size());
    }

    @Test
    void shouldWriteUnderTheUsersPartitionWithTheOrigin() {
        // Given
        String user = "partitioned";

        // When
        Answer answer = ingest.client().post("/v1/events", String.format(VIEW, user, 1), "Lethe-Tenant", "shop-1");

        // Then
        int partition = new UserKey("shop-1", user).partition(4);
        Position position = Position.fromToken(answer.json().get("position").asText());
        assertThat(position.events()).containsOnlyKeys(partition);
        Interaction accepted = ingest.awaitAccepted(user, 1).get(0);
        ConsumerRecord<byte[], byte[]> message = ingest.log().all(Topic.EVENTS_ACCEPTED).stream()
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
        Answer answer = ingest.client()
                .post("/v1/events", "{\n \"userId\": \"pretty\",\n \"type\": \"view\",\n \"itemId\": \"i\"\n}\n");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.accepted()).isEqualTo(1);
        ingest.awaitAccepted("pretty", 1);
    }

    @Test
    void shouldRecogniseLinesUnderAJsonContentType() {
        String lines = String.format(VIEW, "sniffed", 1) + "\n" + String.format(VIEW, "sniffed", 2) + "\nnonsense\n"
                + String.format(VIEW, "sniffed", 3);

        Answer answer = ingest.client().post("/v1/events", lines);

        assertThat(answer.accepted()).isEqualTo(3);
        assertThat(answer.json().at("/rejected/0/index").asInt()).isEqualTo(2);
        ingest.awaitAccepted("sniffed", 3);
    }

    @Test
    void shouldSayWhereAnArrayBreaksOffAndWhatWasDone() {
        String broken = "[" + String.format(VIEW, "half", 1) + ",\n" + String.format(VIEW, "half", 2) + ",\n"
                + "{\"userId\":\"half\",}]";

        Answer answer = ingest.client().post("/v1/events", broken);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.json().get("line").asInt()).isEqualTo(3);
        assertThat(answer.json().get("column").asInt()).isBetween(15, 20);
        assertThat(answer.json().get("detail").asText()).contains("2 records before that are accepted");
        assertThat(answer.accepted()).isEqualTo(2);
        assertThat(answer.json().get("position").asText()).isNotEmpty();
        ingest.awaitAccepted("half", 2);
    }

    @Test
    void shouldAnswerEmptyAndForeignBodies() {
        assertThat(ingest.client().post("/v1/events", "").status()).isEqualTo(400);
        assertThat(ingest.client().post("/v1/events", "[]").accepted()).isZero();
        assertThat(ingest.client().post("/v1/events", "hello").status()).isEqualTo(400);
        assertThat(ingest.client().post("/v1/events", "7").accepted()).isZero();
        assertThat(ingest.client()
                        .post("/v1/events", "[]", "Lethe-Tenant", "No Tenant")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("Lethe-Tenant");
    }

    @Test
    void shouldAnswerWhatItDoesNotKnowAsAProblem() {
        for (Answer answer : List.of(
                ingest.client().get("/nowhere"),
                ingest.client().delete("/v1/events"),
                ingest.client().get("/internal/ingest/progress?now=1"))) {
            assertThat(answer.status()).isBetween(400, 405);
            assertThat(answer.type()).startsWith("application/problem+json");
            assertThat(answer.json().get("type").asText()).startsWith("/docs/errors.html#");
        }
    }

    @Test
    void shouldCountARepeatedRequestOnce() {
        String body = "[" + String.format(VIEW, "again", 1) + "," + String.format(VIEW, "again", 2) + "]";

        for (int i = 0; i < 3; i++) {
            ingest.client().post("/v1/events", body, "Idempotency-Key", "order 1");
        }
        ingest.client().post("/v1/events", String.format(VIEW, "twice", 1));
        ingest.client().post("/v1/events", String.format(VIEW, "twice", 1));

        ingest.awaitIdle();
        assertThat(ingest.log().accepted("again").stream()
                        .map(Interaction::eventId)
                        .distinct())
                .hasSize(2);
        assertThat(ingest.log().accepted("twice").stream()
                        .map(Interaction::eventId)
                        .distinct())
                .hasSize(2);
    }

    @Test
    void shouldKeepGivenAndDerivedIds() {
        String given = "{\"eventId\":\"e-1\",\"userId\":\"ids\",\"type\":\"view\",\"itemId\":\"i\"}";
        String timed = "{\"userId\":\"ids\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":1741530605000}";
        String counted = "{\"userId\":\"ids\",\"type\":\"view\",\"itemId\":\"i\",\"sequence\":9}";

        ingest.client().post("/v1/events", "[" + given + "," + timed + "," + counted + "," + timed + "]");

        List<String> ids = ingest.awaitAccepted("ids", 3).stream()
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
        Answer put = ingest.client().put("/v1/items/sea-1", "{\"title\":\"The Sea\",\"attributes\":{\"year\":2019}}");
        Answer gone = ingest.client().delete("/v1/items/sea-1");
        Answer back = ingest.client().post("/v1/items", "{\"itemId\":\"sea-1\",\"title\":\"The Sea again\"}");
        Answer other = ingest.client().put("/v1/items/sea-1", "{\"itemId\":\"sea-2\"}");

        // Then
        assertThat(List.of(put.accepted(), gone.accepted(), back.accepted(), other.accepted()))
                .containsExactly(1L, 1L, 1L, 0L);
        assertThat(other.json().at("/rejected/0/field").asText()).isEqualTo("itemId");
        assertThat(Position.fromToken(put.json().get("position").asText()).items())
                .containsOnlyKeys(content.partition(4));
        ingest.awaitIdle();
        List<String> history = ingest.log().all(Topic.ITEMS_ACCEPTED).stream()
                .filter(message -> ItemKey.fromBytes(message.key()).itemId().equals("sea-1"))
                .map(message -> ItemKey.fromBytes(message.key()).equals(content)
                        ? ItemCodec.decode("default", "sea-1", message.value()).title()
                        : ItemKey.fromBytes(message.key()).equals(withdrawn) && message.value() != null
                                ? "withdrawn"
                                : "not withdrawn")
                .toList();
        assertThat(history).containsExactly("The Sea", "not withdrawn", "withdrawn", "The Sea again", "not withdrawn");
    }
}
