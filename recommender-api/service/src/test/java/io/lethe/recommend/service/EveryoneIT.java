package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUse;
import io.lethe.embedding.ModelsInUseCodec;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.Records;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.Problem;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of everyone, where the other services are played and the broker is real. */
@QuarkusTest
@QuarkusTestResource(value = LetheAround.class, restrictToAnnotatedClass = true)
@SuppressWarnings("FutureReturnValueIgnored")
class EveryoneIT {
    private static final long DAY = 24 * Market.HOUR;
    private static @Nullable Market market;
    private static @Nullable Producer<byte[], byte[]> producer;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap = "";

    @SuppressWarnings("NullAway.Init")
    Neighbourhood neighbours;

    @BeforeEach
    void fillTheMarket() {
        neighbours.reset();
        if (market == null) {
            Market.awaitProgress("state", "following");
            market = new Market(bootstrap)
                    .item("sail", "Sailing the coast", "Sea", 10, 1, 0, 0, 0)
                    .item("dive", "Diving deep", "Sea", 20, 0.9f, 0.1f, 0, 0)
                    .item("mars", "Mission to Mars", "Space", 10, 0, 1, 0, 0)
                    .item("gone", "Gone with the tide", "Sea", 1, 1, 0, 0, 0.1f)
                    .withdrawn("gone")
                    .follows("sail", "mars", 2, 0)
                    .follows("sail", "gone", 9, 1)
                    .happened("sail", "view", Market.NOW - 8 * DAY, 9, 0)
                    .happened("sail", "view", Market.NOW, 16, 1)
                    .happened("mars", "view", Market.NOW - 8 * DAY, 8, 0);
            market.flush();
            producer = LogConnection.to(bootstrap).producer("everyone");
            Market.awaitProgress("items", 4);
            Market.awaitProgress("withdrawn", 1);
            Market.awaitProgress("trends", 3);
            Market.awaitProgress("neighbours", 2);
        }
    }

    @AfterAll
    static void close() {
        if (market != null && producer != null) {
            market.close();
            producer.close();
            market = null;
        }
    }

    @Test
    void shouldTellWhatIsPopularRisingAndFading() {
        given().get("/v1/trending")
                .then()
                .statusCode(200)
                .body("direction", equalTo("top"))
                .body("window", equalTo("all"))
                .body("items.itemId", contains("sail", "mars"))
                .body("items[0].events", equalTo(25))
                .body("items[0].eventsBefore", equalTo(0));
        given().get("/v1/trending?direction=rising")
                .then()
                .statusCode(200)
                .body("window", equalTo("7d"))
                .body("items.itemId", contains("sail"))
                .body("items[0].score", equalTo(1.4f))
                .body("items[0].events", equalTo(16))
                .body("items[0].eventsBefore", equalTo(9));
        given().get("/v1/trending?direction=fading&window=7d&category=Space")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("mars"))
                .body("items[0].eventsBefore", equalTo(8));
        given().get("/v1/trending?direction=sideways").then().statusCode(400).body("field", equalTo("direction"));
        for (String window : List.of("1d", "24h", "90d")) {
            given().get("/v1/trending?direction=rising&window=" + window).then().statusCode(200);
        }
        given().get("/v1/trending?window=week").then().statusCode(400).body("field", equalTo("window"));
        given().get("/v1/trending?window=30m").then().statusCode(400).body("field", equalTo("window"));
        given().get("/v1/trending?direction=fading&window=all")
                .then()
                .statusCode(400)
                .body("field", equalTo("window"));
    }

    @Test
    void shouldTellWhatPeopleWentOnToAndWhichCategoriesThereAre() {
        given().get("/v1/items/sail/next")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("mars"))
                .body("items[0].title", equalTo("Mission to Mars"));
        given().get("/v1/items/none/next").then().statusCode(404).contentType(Problem.MEDIA_TYPE);
        given().get("/v1/categories")
                .then()
                .statusCode(200)
                .body("categories.name", contains("Sea", "Space"))
                .body("categories.items", contains(2, 1));
        given().header("Lethe-Tenant", "empty").get("/v1/categories").then().body("categories", empty());
    }

    @Test
    void shouldTellWhoseEventsCameInLastAndForgetWhoIsErased() {
        // Given
        EventKey first = accepted("tenant-a", "anna");
        accepted("tenant-a", "bert");
        accepted("tenant-b", "cora");
        awaitUsers("tenant-a", List.of("bert", "anna"));

        // When
        accepted("tenant-a", "anna");
        awaitUsers("tenant-a", List.of("anna", "bert"));
        send(Records.ofEvent(log(), Topic.EVENTS_ACCEPTED, first, null, null));
        awaitUsers("tenant-a", List.of("bert"));
        change("tenant-a", "bert", UserVersion.NONE);

        // Then
        awaitUsers("tenant-a", List.of());
        awaitUsers("tenant-b", List.of("cora"));
        given().get("/v1/users?limit=0").then().statusCode(400).body("field", equalTo("limit"));
    }

    @Test
    void shouldMeasureHowLongAnEventTakesToBeSeen() {
        // Given
        int before = given().get("/v1/status").path("freshness.samples");

        // When
        long at = System.currentTimeMillis();
        accepted("tenant-f", "fred", at);
        awaitUsers("tenant-f", List.of("fred"));
        int least = (int) (System.currentTimeMillis() - at);
        change("tenant-f", "fred", new UserVersion(1, 1));

        // Then
        Awaitility.await()
                .until(() -> given().get("/v1/status").path("freshness.samples"), equalTo(before + 1)::matches);
        int most = (int) (System.currentTimeMillis() - at);
        given().get("/v1/status")
                .then()
                .body("freshness.p99Millis", allOf(greaterThanOrEqualTo(least), lessThanOrEqualTo(most)));
    }

    @Test
    void shouldShowTheBeginningOfWhatWasRefusedToItsTenantAlone() {
        // Given
        String secret = "x".repeat(500) + "the-end";
        letter(1, "tenant-d", "userId", "is missing", "2026-05-01T12:00:00Z", "{\"type\":\"view\"}");
        letter(2, "tenant-d", "value", "is no number", "2026-05-01T12:00:01Z", "{\"value\":\"" + secret + "\"}");
        letter(3, "tenant-e", "userId", "is missing", "2026-05-01T12:00:02Z", "{\"of\":\"another\"}");
        letter(2, "tenant-d", "value", "is no number", "2026-05-01T12:00:01Z", "again");
        letter(4, "tenant-d", "userId", "is missing", "2026-05-01T12:00:03Z", "{}");

        // When
        Awaitility.await().until(() -> letters("tenant-d", "").getList("deadLetters"), hasSize(3)::matches);
        JsonPath all = letters("tenant-d", "");

        // Then
        assertThat(all.getList("deadLetters.at"))
                .containsExactly("2026-05-01T12:00:03Z", "2026-05-01T12:00:01Z", "2026-05-01T12:00:00Z");
        assertThat(all.getString("deadLetters[1].excerpt")).hasSize(160).startsWith("{\"value\":\"xx");
        assertThat(all.prettify()).doesNotContain("the-end").doesNotContain("another");
        assertThat(all.getString("deadLetters[0].kind")).isEqualTo("event");
        assertThat(all.getList("reasons.field")).containsExactly("userId", "value");
        assertThat(all.getList("reasons.count")).containsExactly(2, 1);
        assertThat(letters("tenant-d", "&before=2026-05-01T12:00:01Z").getList("deadLetters"))
                .hasSize(1);
        send(new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), place(1), null));
        Awaitility.await().until(() -> letters("tenant-d", "").getList("deadLetters"), hasSize(2)::matches);
    }

    @Test
    void shouldTellHowAllStepsAreDoing() {
        // Given
        progress(0, 0, 0, 10, "RUNNING");
        Awaitility.await().until(() -> state(), "live"::equals);

        // When
        given().get("/v1/status")
                .then()
                .statusCode(200)
                .body("steps.name", contains("intake", "embedding", "interest", "signals"))
                .body("steps.state", contains("idle", "idle", "idle", "idle"))
                .body("steps.lag", contains(0, 0, 0, 0))
                .body("events.accepted", equalTo(10))
                .body("events.rejected", equalTo(3))
                .body("events.deadLettered", equalTo(2))
                .body("events.reasons.reason", contains("missing", "unknown-field"))
                .body("events.reasons[0].field", equalTo("userId"))
                .body("events.reasons.count", contains(2, 1))
                .body("work", nullValue())
                .body("items", equalTo(4))
                .body("vectors.model", contains("by-hand"))
                .body("vectors.items", contains(4))
                .body("vectors.inUse", contains(true))
                .body("users", equalTo(7))
                .body("cleaned.rule", contains("bots", "bursts"))
                .body("cleaned.users", contains(1, 0))
                .body("cleaned.events", contains(2000, 0));
        progress(3000, 2000, 1000, 500, "RUNNING");
        Awaitility.await().until(() -> state(), "importing"::equals);

        // Then
        given().get("/v1/status")
                .then()
                .body("work.waiting", equalTo(6000))
                .body("work.total", greaterThanOrEqualTo(6000))
                .body("steps.state[2]", equalTo("working"))
                .body("events.lastMinutes.accepted.sum()", equalTo(490));
        progress(0, 0, 0, 500, "REBALANCING");
        Awaitility.await().until(() -> state(), "starting"::equals);
        neighbours.told.remove("/internal/embeddings/progress");
        progress(0, 0, 0, 500, "RUNNING");
        neighbours.told.remove("/internal/embeddings/progress");
        Awaitility.await().until(() -> state(), "degraded"::equals);
        given().get("/v1/status")
                .then()
                .statusCode(200)
                .body("steps[1].state", equalTo("unknown"))
                .body("steps[1].lag", nullValue())
                .body("vectors[0].inUse", nullValue())
                .body("note", containsString("embedding"));
        neighbours.told.remove("/internal/ingest/progress");
        neighbours.told.remove("/internal/interest/progress");
        Awaitility.await().until(() -> given().get("/v1/status").path("events.accepted") == null);
        given().get("/v1/status")
                .then()
                .body("state", equalTo("degraded"))
                .body("steps.lag", everyItem(nullValue()))
                .body("events.rejected", nullValue())
                .body("events.deadLettered", nullValue())
                .body("events.reasons", nullValue())
                .body("users", nullValue())
                .body("cleaned", nullValue())
                .body("items", equalTo(4));
    }

    @Test
    void shouldAskTheServicesOnceHoweverManyAskHere() {
        // Given
        progress(0, 0, 0, 10, "RUNNING");
        given().get("/v1/status").then().statusCode(200);
        neighbours.requests.clear();

        // When
        long start = System.nanoTime();
        for (int i = 0; i < 200; i++) {
            given().get("/v1/status").then().statusCode(200);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();

        // Then
        assertThat(neighbours.requests.stream().filter(one -> one.contains("/internal/ingest/progress")))
                .hasSizeLessThanOrEqualTo((int) seconds + 2);
    }

    @Test
    void shouldGoToAnotherModelAndBackAndChangeNoAnswerBefore() {
        // Given
        Map<String, float[]> now = Map.of(
                "oar", new float[] {1, 0, 0, 0}, "fin", new float[] {0.8f, 0, 0.2f, 0}, "star", new float[] {0, 1, 0, 0
                });
        Map<String, float[]> next =
                Map.of("oar", new float[] {0, 0, 1}, "fin", new float[] {0, 0.3f, 1}, "star", new float[] {1, 0, 0});
        ModelId swapped = new ModelId("swapped");
        now.forEach((id, vector) -> moving(id, vector, null));
        neighbours.put(typedInMoving("calm sea", Market.NOW - DAY));
        awaitMoving("items", 3);
        JsonNode list = moving("/v1/users/walker/recommendations?at=" + Parameters.text(Market.NOW));
        JsonNode found = moving("/v1/search?q=sea").path("items");
        assertThat(Answered.ids(list).get(0)).isEqualTo("oar");
        assertThat(found.path(0).path("itemId").asText()).isEqualTo("oar");
        try {
            // When
            models(new ModelsInUse(Market.MODEL, swapped));
            awaitMoving("nextModel", Map.of("model", "swapped", "covered", 0, "items", 3));
            now.forEach((id, vector) -> moving(id, vector, next.get(id)));
            awaitMoving("nextModel", Map.of("model", "swapped", "covered", 3, "items", 3));

            // Then
            assertThat(moving("/v1/users/walker/recommendations?at=" + Parameters.text(Market.NOW)))
                    .isEqualTo(list);
            assertThat(moving("/v1/search?q=sea").path("items")).isEqualTo(found);
            assertThat(moving("/v1/status").path("vectors").toString())
                    .isEqualTo("[{\"model\":\"by-hand\",\"items\":3,\"inUse\":true},"
                            + "{\"model\":\"swapped\",\"items\":3,\"inUse\":false}]");

            // When
            neighbours.told.put(
                    "/internal/embeddings", "{\"model\":\"swapped\",\"dimension\":3,\"vectors\":[[1,0,0.1]]}");
            models(new ModelsInUse(swapped, Market.MODEL));
            awaitMoving("nextModel", Map.of("model", "by-hand", "covered", 3, "items", 3));

            // Then
            JsonNode after = moving("/v1/users/walker/recommendations?at=" + Parameters.text(Market.NOW));
            assertThat(Answered.ids(after).get(0)).isEqualTo("star");
            assertThat(after.path("models").path("embedding").asText()).isEqualTo("swapped");
            assertThat(Answered.ids(moving("/v1/search?q=sea")).get(0)).isEqualTo("star");

            // When
            neighbours.told.remove("/internal/embeddings");
            models(new ModelsInUse(Market.MODEL, swapped));
            awaitMoving("nextModel", Map.of("model", "swapped", "covered", 3, "items", 3));

            // Then
            assertThat(moving("/v1/users/walker/recommendations?at=" + Parameters.text(Market.NOW)))
                    .isEqualTo(list);
            assertThat(moving("/v1/search?q=sea").path("items")).isEqualTo(found);
        } finally {
            models(null);
            awaitMoving("nextModel", null);
        }
    }

    private static void models(@Nullable ModelsInUse models) {
        producer()
                .send(new ProducerRecord<>(
                        Topic.EMBEDDING_MODELS.topicName(),
                        ModelsInUseCodec.key(),
                        models == null ? null : ModelsInUseCodec.encode(models)));
    }

    private static void moving(String id, float[] vector, float @Nullable [] next) {
        Item item = Item.of("moving", id, "A thing " + id, "");
        Meaning other = next == null ? null : new Meaning(Embedding.normalized(next), new ModelId("swapped"));
        byte[] bytes =
                EmbeddedItemCodec.encode(new EmbeddedItem(item, Embedding.normalized(vector), Market.MODEL, other));
        producer().send(Records.ofItem(producer(), Topic.ITEMS_EMBEDDED, item.key(), bytes, null));
    }

    private static JsonNode moving(String path) {
        return Answered.read(given().header("Lethe-Tenant", "moving").get(path));
    }

    private static void awaitMoving(String field, @Nullable Object value) {
        Awaitility.await().untilAsserted(() -> assertThat(given().header("Lethe-Tenant", "moving")
                        .get("/v1/status")
                        .<Object>path(field))
                .isEqualTo(value));
    }

    private static LedgerEntry typedInMoving(String words, long time) {
        Interaction said = new Interaction(
                "moving", "walker", "w1", null, "search", null, words, null, null, time, 0, new TreeMap<>());
        return new LedgerEntry(new EmbeddedInteraction(
                said,
                new TextMeaning(Embedding.normalized(Market.meaning(words)).quantized(), Market.MODEL)));
    }

    private static Producer<byte[], byte[]> producer() {
        return Objects.requireNonNull(producer);
    }

    private static String state() {
        return given().get("/v1/status").path("state");
    }

    private void progress(long intake, long embedding, long interest, long accepted, String state) {
        neighbours.told.put(
                "/internal/ingest/progress",
                "{\"events\":{\"accepted\":" + accepted
                        + ",\"rejected\":3,\"reasons\":{\"missing/userId\":2,\"unknown-field\":1}},\"lag\":{\"lethe.events\":"
                        + intake + ",\"lethe.items\":0},\"deadLetters\":2}");
        neighbours.told.put(
                "/internal/embeddings/progress",
                "{\"model\":\"by-hand\",\"items\":4,\"events\":" + accepted + ",\"lag\":{\"lethe.events.accepted\":"
                        + embedding + "}}");
        neighbours.told.put(
                "/internal/interest/progress",
                "{\"events\":" + accepted + ",\"users\":7,\"pending\":0,\"signalsPending\":0,\"state\":\"" + state
                        + "\",\"leftOut\":{\"bots\":{\"users\":1,\"events\":2000},\"bursts\":{\"users\":0,\"events\":0}},\"lag\":{\"lethe.events.embedded\":"
                        + interest + "}}");
    }

    private static void awaitUsers(String tenant, List<String> users) {
        Awaitility.await()
                .until(
                        () -> given().header("Lethe-Tenant", tenant)
                                .get("/v1/users")
                                .path("users.userId"),
                        users::equals);
    }

    private static JsonPath letters(String tenant, String more) {
        return given().header("Lethe-Tenant", tenant)
                .get("/v1/dead-letters?limit=100" + more)
                .jsonPath();
    }

    private EventKey accepted(String tenant, String user) {
        return accepted(tenant, user, System.currentTimeMillis());
    }

    private EventKey accepted(String tenant, String user, long at) {
        Interaction event = Interaction.of(tenant, user, "e" + System.nanoTime(), "sail", "view", Market.NOW);
        EventKey key = EventKey.of(event);
        ProducerRecord<byte[], byte[]> message =
                Records.ofEvent(log(), Topic.EVENTS_ACCEPTED, key, new byte[] {1}, null);
        send(new ProducerRecord<>(
                message.topic(), message.partition(), at, message.key(), message.value(), message.headers()));
        return key;
    }

    private void change(String tenant, String user, UserVersion version) {
        send(new ProducerRecord<>(Topic.CHANGES.topicName(), new UserKey(tenant, user).toBytes(), version.toBytes()));
    }

    private void letter(int offset, String tenant, String field, String reason, String at, String text) {
        String json = new com.fasterxml.jackson.databind.node.ObjectNode(
                        com.fasterxml.jackson.databind.node.JsonNodeFactory.instance)
                .put("reason", reason)
                .put("field", field)
                .put("flaw", "missing")
                .put("topic", "lethe.events")
                .put("offset", offset)
                .put("arrivedAt", at)
                .put("tenant", tenant)
                .put("value", text.getBytes(StandardCharsets.UTF_8))
                .put("text", text)
                .toString();
        send(new ProducerRecord<>(
                Topic.DEAD_LETTERS.topicName(), place(offset), json.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] place(int offset) {
        return new Origin("lethe.events", 0, offset).toBytes();
    }

    private void send(ProducerRecord<byte[], byte[]> message) {
        log().send(message);
        log().flush();
    }

    private static Producer<byte[], byte[]> log() {
        return java.util.Objects.requireNonNull(producer);
    }
}
