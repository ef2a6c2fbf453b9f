package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.standalone.foundation.EmbeddedBroker;
import io.lethe.standalone.foundation.EmbeddedDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The four services as processes of their own, on one Kafka and one Postgres, configured as docs/running.md says.
 * {@code ./mvnw verify} builds their packages before this. Alone:
 * {@code ./mvnw -Plong -Dquick -Dmaven.test.skip=false -DskipTests=false verify -pl deploy/end-to-end -am -Dtest=None
 * -Dit.test=ApartIT -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false}.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("long")
class ApartIT {
    private static final int MOST_STREAMS = 3;
    private static final String SHELF = """
            [{"itemId": "oar", "title": "An oar of ash", "text": "For rowing on lakes", "categories": ["Rowing"]},
             {"itemId": "boat", "title": "A rowing boat", "text": "For two on a lake", "categories": ["Rowing"]},
             {"itemId": "pan", "title": "A cast-iron pan", "text": "For frying eggs", "categories": ["Kitchen"]}]""";

    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Map<String, LetheProcess> services = new TreeMap<>();
    private final Map<String, Map<String, String>> configuration = new TreeMap<>();
    private final Path folder;

    ApartIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    void start() {
        EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("postgres"), LetheProcess.freePort());
        opened.add(database);
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), LetheProcess.freePort());
        opened.add(broker);
        for (String service : List.of("ingest", "embeddings", "interest-store", "recommender-api")) {
            Map<String, String> own = new TreeMap<>();
            own.put("kafka.bootstrap.servers", broker.address());
            own.put("quarkus.http.port", String.valueOf(LetheProcess.freePort()));
            configuration.put(service, own);
        }
        Map<String, String> interest = of("interest-store");
        interest.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        interest.put("quarkus.datasource.username", database.userName());
        interest.put("lethe.interest.advertised", "localhost:" + port("interest-store"));
        interest.put("lethe.interest.state-dir", folder.resolve("streams").toString());
        Map<String, String> recommender = of("recommender-api");
        recommender.put("lethe.recommender.ingest-url", url("ingest"));
        recommender.put("lethe.recommender.embeddings-url", url("embeddings"));
        recommender.put("lethe.recommender.interest-url", url("interest-store"));
        recommender.put("lethe.recommender.stream.most", String.valueOf(MOST_STREAMS));
        recommender.put("lethe.recommender.stream.heartbeat", "200ms");
        recommender.put("lethe.recommender.stream.pause", "300ms");
        configuration.keySet().forEach(this::start);
        services.values().forEach(LetheProcess::awaitReady);
    }

    @AfterAll
    void stop() throws Exception {
        services.values().forEach(LetheProcess::close);
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    /** A stream that was closed is noticed a moment later. */
    @BeforeEach
    void awaitNoStreams() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> calls("recommender-api", "default")
                .get("/q/metrics")
                .body()
                .contains("lethe_recommender_streams 0.0"));
    }

    private void start(String service) {
        Map<String, String> own = of(service);
        services.put(
                service,
                LetheProcess.service(
                        service, port(service), folder.resolve(service + "-" + System.nanoTime() + ".log"), own));
    }

    private String url(String service) {
        return "http://localhost:" + port(service);
    }

    private int port(String service) {
        return Integer.parseInt(Objects.requireNonNull(of(service).get("quarkus.http.port")));
    }

    private Map<String, String> of(String service) {
        return Objects.requireNonNull(configuration.get(service));
    }

    private LetheProcess interestStore() {
        return Objects.requireNonNull(services.get("interest-store"));
    }

    private TenantCalls calls(String service, String tenant) {
        return new TenantCalls(url(service), tenant);
    }

    /** Posts items to ingest, and waits until recommender-api knows them. */
    private void fill(String tenant) {
        calls("recommender-api", tenant).awaitItems(calls("ingest", tenant).accepted("/v1/items", SHELF));
    }

    @Test
    void shouldRecommendByWhatIngestWasSent() {
        // Given
        TenantCalls intake = calls("ingest", "apart");
        TenantCalls serving = calls("recommender-api", "apart");
        fill("apart");

        // When
        String position =
                intake.accepted("/v1/events", "{\"userId\": \"ann\", \"type\": \"purchase\", \"itemId\": \"oar\"}");
        JsonNode list = serving.reached("/v1/users/ann/recommendations?explain=true", position);

        // Then
        assertThat(list.path("source").asText()).isEqualTo("live");
        assertThat(list.at("/items/0/itemId").asText()).isEqualTo("boat");
        assertThat(list.path("items"))
                .noneMatch(item -> item.path("itemId").asText().equals("oar"));
        assertThat(serving.json("/v1/users/ann/interests")
                        .at("/interests/0/events/0/itemId")
                        .asText())
                .isEqualTo("oar");
        Awaitility.await("all four are asked").atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(
                        serving.json("/v1/status").path("state").asText())
                .isEqualTo("live"));

        // When
        HttpResponse<String> erased = serving.delete("/v1/users/ann");

        // Then
        assertThat(erased.statusCode()).as(erased.body()).isEqualTo(200);
        assertThat(serving.json("/v1/users/ann/events").path("events")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "ingest GET /v1/nowhere - 404 not-found",
                "ingest POST /v1/events {\"userId\": 400 malformed-body",
                "ingest GET /internal/ingest/progress?now=1 - 400 unknown-parameter",
                "ingest DELETE /v1/events - 405 method-not-allowed",
                "embeddings GET /nowhere - 404 not-found",
                "embeddings GET /internal/embeddings/progress?now=1 - 400 unknown-parameter",
                "embeddings POST /internal/embeddings/progress {} 405 method-not-allowed",
                "interest-store GET /nowhere - 404 not-found",
                "interest-store GET /internal/interest/users/u?at=soon - 400 invalid-value",
                "interest-store DELETE /internal/interest/progress - 405 method-not-allowed",
                "recommender-api GET /v1/nowhere - 404 not-found",
                "recommender-api GET /v1/users/u/recommendations?limt=3 - 400 unknown-parameter",
                "recommender-api GET /v1/users/u/recommendations?limit=0 - 400 invalid-value",
                "recommender-api POST /v1/recommendations {\"events\": 400 malformed-body",
                "recommender-api DELETE /v1/trending - 405 method-not-allowed"
            })
    void shouldAnswerWithAProblemInEachService(
            String service, String method, String path, String body, int status, String kind) {
        // When
        HttpResponse<String> answer = calls(service, "apart-errors")
                .send(
                        method,
                        path,
                        body.equals("-") ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                        "Content-Type",
                        "application/json");

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = TenantCalls.json(answer);
        assertThat(problem.path("type").asText()).endsWith("errors.html#" + kind);
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    /** docs/live.md: what is there is not told again, a silent stream says that it is alive, and more are refused. */
    @Test
    void shouldResumeAStreamKeepItAliveAndRefuseMoreThanItMayHold() {
        // Given
        fill("default");
        try (StreamLines first = stream("bea", null)) {
            String known = first.await("recommendations", any -> true).id();
            first.awaitLine("retry: 300");

            try (StreamLines resumed = stream("bea", known);
                    StreamLines half = stream("bea", known + ".1")) {
                // When
                HttpResponse<String> refused =
                        calls("recommender-api", "default").get("/v1/users/bea/stream");

                // Then
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(refused.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
                assertThat(TenantCalls.json(refused).path("detail").asText()).contains(String.valueOf(MOST_STREAMS));
                resumed.awaitLine(": heartbeat");
                assertThat(half.await("recommendations", any -> true).id()).isEqualTo(known);
                assertThat(half.told("interests")).isEmpty();

                // When
                calls("ingest", "default")
                        .accepted("/v1/events", "{\"userId\": \"bea\", \"type\": \"like\", \"itemId\": \"oar\"}");

                // Then
                resumed.await("recommendations", StreamLines::knowsOneEvent);
                assertThat(resumed.told("interests")).hasSize(1);
                assertThat(resumed.told("recommendations")).hasSize(1);
            }
        }
    }

    /** docs/live.md: errors do not end a stream. */
    @Test
    void shouldTellTroubleOnceAndGoOnWhenInterestStoreIsBack() {
        // Given
        fill("default");
        interestStore().kill();

        try (StreamLines stream = stream("cleo", null)) {
            // When
            JsonNode problem = stream.await("problem", any -> true).data();
            JsonNode list = calls("recommender-api", "default").json("/v1/users/cleo/recommendations");
            calls("ingest", "default")
                    .accepted("/v1/events", "{\"userId\": \"cleo\", \"type\": \"like\", \"itemId\": \"oar\"}");
            start("interest-store");

            // Then
            stream.await("recommendations", StreamLines::knowsOneEvent);
            assertThat(problem.path("status").asInt()).isEqualTo(503);
            assertThat(list.path("source").asText()).isEqualTo("unavailable");
            assertThat(list.path("items")).isNotEmpty();
            assertThat(stream.told("problem")).hasSize(1);
        } finally {
            interestStore().awaitReady();
        }
    }

    private StreamLines stream(String user, @Nullable String last) {
        return StreamLines.open(url("recommender-api") + "/v1/users/" + user + "/stream?limit=5", last);
    }
}
