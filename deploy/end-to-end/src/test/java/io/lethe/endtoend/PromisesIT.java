package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences of the documents that no other test holds against what people start. */
class PromisesIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @RegisterExtension
    static final Product LETHE = new Product();

    /** docs/running.md and docs/production.md: where the state of a process can be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health/live",
                "/q/health/ready",
                "/q/metrics",
                "/q/openapi",
                "/q/asyncapi",
                "/q/swagger-ui/",
                "/docs/",
                "/v1/status",
                "/internal/ingest/progress",
                "/internal/embeddings/progress",
                "/internal/interest/progress",
                "/internal/recommender/progress"
            })
    void shouldAnswerWhereTheDocumentsSaySo(String path) {
        assertThat(LETHE.lethe().get(path).statusCode()).isEqualTo(200);
    }

    /** docs/production.md: metrics of Lethe's own, of HTTP, the JVM and Kafka. */
    @Test
    void shouldMeasureItselfForPrometheus() {
        assertThat(LETHE.lethe().get("/q/metrics").body())
                .contains("lethe_recommender_streams", "lethe_interest_records", "http_server_requests", "jvm_memory");
    }

    /** docs/running.md: no demo, no people of a demo. */
    @Test
    void shouldHaveNoPeopleWithoutADemo() {
        assertThat(LETHE.tenant("promises-demo").get("/v1/demo?language=en").statusCode())
                .isEqualTo(204);
    }

    /** docs/running.md: {@code ./lethe digest} prints hashes of all state. */
    @Test
    void shouldPrintADigest(@TempDir Path folder) {
        LetheProcess digest = LetheProcess.command(
                folder.resolve("digest.log"), "digest", "--url", LETHE.lethe().url());

        assertThat(digest.exitCode()).as(digest.printed()).isZero();
        assertThat(digest.printed()).contains("users").containsPattern("[0-9a-f]{16}");
    }

    /** docs/feeding.md: with an {@code Idempotency-Key}, the same request sent twice is one request. */
    @Test
    void shouldTakeARepeatedRequestOnce() {
        // Given
        TenantCalls calls = LETHE.tenant("promises-once");
        String event = "{\"userId\": \"una\", \"type\": \"search\", \"text\": \"a quiet harbour\"}";

        // When
        String position = "";
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> response = calls.send(
                    "POST",
                    "/v1/events",
                    BodyPublishers.ofString(event),
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    "one");
            assertThat(response.statusCode()).isEqualTo(202);
            position = TenantCalls.json(response).path("position").asText();
        }

        // Then
        calls.reached("/v1/users/una/interests", position);
        assertThat(calls.json("/v1/users/una/events").path("events")).hasSize(1);
    }

    /** docs/feeding.md: of two events with one id one wins wherever and whenever they meet. */
    @Test
    void shouldChooseTheSameOfTwoContentsWithOneIdInWhateverOrder() {
        // Given
        TenantCalls calls = LETHE.tenant("promises-rivals");
        String one = "{\"userId\": \"eve\", \"type\": \"view\", \"itemId\": \"a\", \"eventId\": \"same\","
                + " \"timestamp\": \"2026-05-01T10:00:00Z\"}";
        String other = "{\"userId\": \"eve\", \"type\": \"like\", \"itemId\": \"b\", \"eventId\": \"same\","
                + " \"timestamp\": \"2026-05-01T11:00:00Z\"}";

        // When
        calls.accepted("/v1/events", one);
        String winner = winnerAfter(calls, other);

        // Then
        assertThat(winner).isIn("a", "b");
        assertThat(winnerAfter(calls, one)).isEqualTo(winner);
        assertThat(winnerAfter(calls, other)).isEqualTo(winner);
    }

    private static String winnerAfter(TenantCalls calls, String event) {
        calls.reached("/v1/users/eve/interests", calls.accepted("/v1/events", event));
        JsonNode events = calls.json("/v1/users/eve/events").path("events");
        assertThat(events).hasSize(1);
        return events.get(0).path("itemId").asText();
    }

    /** docs/feeding.md: an item may come later than its events, and a later record replaces the one before. */
    @Test
    void shouldKnowAnItemThatComesAfterItsEventsAndItsNewestRecord() {
        // Given
        TenantCalls calls = LETHE.tenant("promises-late");
        String position =
                calls.accepted("/v1/events", "{\"userId\": \"ada\", \"type\": \"like\", \"itemId\": \"later\"}");
        calls.reached("/v1/users/ada/interests", position);

        // When
        calls.accepted("/v1/items", "{\"itemId\": \"later\", \"title\": \"First title\"}");
        calls.accepted("/v1/items", "{\"itemId\": \"later\", \"title\": \"Second title\"}");

        // Then
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(calls.json("/v1/items/later").path("title").asText()).isEqualTo("Second title");
            assertThat(calls.json("/v1/users/ada/interests").toString()).contains("\"itemId\":\"later\"");
        });
    }

    /** docs/asking.md: what is older than the newest 128 events is known by item, type and week. */
    @Test
    void shouldCallAHistoryBeyondTheWindowApproximateAndPageThroughAllOfIt() {
        // Given
        TenantCalls calls = LETHE.tenant("promises-window");
        String items = calls.accepted("/v1/items", "{\"itemId\": \"song\", \"title\": \"A song of the sea\"}");
        Instant begin = Instant.now().minus(Duration.ofDays(10));
        String position = calls.accepted(
                "/v1/events",
                IntStream.range(0, 140)
                        .mapToObj(i ->
                                "{\"userId\": \"long\", \"type\": \"play\", \"itemId\": \"song\", \"timestamp\": \""
                                        + begin.plusSeconds(i * 3600L) + "\"}")
                        .collect(Collectors.joining(",", "[", "]")));

        // When
        calls.awaitItems(items);
        JsonNode answer = calls.reached("/v1/users/long/interests", position);

        // Then
        assertThat(answer.path("approximate").asBoolean()).isTrue();
        int counted = StreamSupport.stream(answer.at("/interests/0/events").spliterator(), false)
                .filter(event -> !event.has("eventId"))
                .mapToInt(event -> event.path("count").asInt())
                .sum();
        assertThat(counted).isEqualTo(12);
        assertThat(pages(calls)).isEqualTo(140);
    }

    private static int pages(TenantCalls calls) {
        int events = 0;
        String next = "";
        do {
            JsonNode page = calls.json("/v1/users/long/events?limit=50" + next);
            events += page.path("events").size();
            next = page.path("next").isTextual()
                    ? "&before=" + page.path("next").asText()
                    : "";
        } while (!next.isEmpty());
        return events;
    }

    /** docs/settings.md: a change holds at once, for old events too, and going back gives the answers of before. */
    @Test
    void shouldAnswerByOtherSettingsAtOnceAndByTheOldOnesAgain() {
        // Given
        TenantCalls calls = LETHE.tenant("promises-settings");
        String items = calls.accepted("/v1/items", "{\"itemId\": \"reed\", \"title\": \"A reed for an oboe\"}");
        String position = calls.accepted(
                "/v1/events",
                "{\"userId\": \"ole\", \"type\": \"like\", \"itemId\": \"reed\", \"timestamp\": \"2026-02-01T00:00:00Z\"}");
        String question = "/v1/users/ole/interests?at=2026-03-01T00:00:00Z";
        calls.awaitItems(items);
        calls.reached("/v1/users/ole/interests", position);
        JsonNode before = calls.json(question);

        // When
        HttpResponse<String> put = calls.send(
                "PUT",
                "/v1/settings",
                BodyPublishers.ofString("kernel: exponential(1d)\n"),
                "Content-Type",
                "application/yaml");

        // Then
        assertThat(put.statusCode()).as(put.body()).isEqualTo(200);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode other = calls.json(question);
            assertThat(other.path("settings")).isNotEqualTo(before.path("settings"));
            assertThat(other.at("/interests/0/strength").asDouble())
                    .isLessThan(before.at("/interests/0/strength").asDouble());
        });

        // When
        calls.put("/v1/settings", "{}");

        // Then
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(calls.json(question))
                .isEqualTo(before));
    }
}
