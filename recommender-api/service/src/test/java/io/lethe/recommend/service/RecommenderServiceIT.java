package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Item;
import io.lethe.event.Origin;
import io.lethe.event.Position;
import io.lethe.event.UserKey;
import io.lethe.recommend.service.http.Parameters;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = LetheAround.class, restrictToAnnotatedClass = true)
class RecommenderServiceIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static @Nullable Market market;

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
                    .withSevenItems()
                    .item("gone", "Gone with the tide", "Sea", 1, 1, 0, 0, 0.1f)
                    .withdrawn("gone")
                    .follows("sail", "soup", 1, 0)
                    .follows("sail", "soup", 2, 1)
                    .happened("bread", 3, 0)
                    .happened("bread", 4, 1)
                    .happened("mars", 2, 0);
            market.flush();
            Market.awaitProgress("items", 8);
            Market.awaitProgress("trends", 3);
            Market.awaitProgress("lag", 0);
        }
    }

    @AfterAll
    static void close() {
        if (market != null) {
            market.close();
            market = null;
        }
    }

    @Test
    void shouldRecommendWithReasonsThatAddUp() throws Exception {
        // Given
        neighbours.put(Market.event("anna", "e1", "purchase", "sail", Market.NOW));

        // When
        String body = given().queryParam("explain", "true")
                .queryParam("limit", 5)
                .get("/v1/users/anna/recommendations")
                .then()
                .statusCode(200)
                .body("userId", equalTo("anna"))
                .body("source", equalTo("live"))
                .body("version", startsWith("1-"))
                .body("models.embedding", equalTo("by-hand"))
                .body("items.itemId", not(hasItem("sail")))
                .body("items.itemId", not(hasItem("gone")))
                .body("items[0].itemId", equalTo("soup"))
                .body("items[0].sources[0]", equalTo("neighbour"))
                .body("items[1].itemId", equalTo("dive"))
                .body("items[1].categories", contains("Sea"))
                .body("items[1].explanation.text", containsString("Sailing the coast"))
                .extract()
                .asString();

        // Then
        for (JsonNode item : JSON.readTree(body).path("items")) {
            double sum = 0;
            for (JsonNode contribution : item.path("explanation").path("contributions")) {
                sum += contribution.path("value").asDouble();
                assertThat(contribution.path("label").asText()).isNotBlank();
            }
            assertThat(sum).isCloseTo(item.path("score").asDouble(), within(1e-9));
        }
    }

    @Test
    void shouldGiveColdUsersWhatIsPopularAndWhatTheyTyped() {
        // Given
        neighbours.put(Market.typed("typist", "t1", "rockets in space", Market.NOW));

        // When
        ValidatableResponse cold =
                when().get("/v1/users/nobody/recommendations").then();
        ValidatableResponse typed =
                when().get("/v1/users/typist/recommendations").then();

        // Then
        cold.statusCode(200)
                .body("source", equalTo("live"))
                .body("note", equalTo(null))
                .body("items.itemId", hasSize(7))
                .body("items[0].itemId", equalTo("bread"))
                .body("items[0].sources", contains("trend"))
                .body("items[0].explanation", equalTo(null));
        typed.statusCode(200).body("items[0].itemId", equalTo("mars")).body("items[1].itemId", equalTo("moon"));
    }

    @Test
    void shouldFallBackToTheSnapshotThenSayThatNobodyCouldBeAsked() {
        // Given
        neighbours.put(Market.event("anna", "e1", "purchase", "sail", Market.NOW));
        neighbours.source = "snapshot";

        // When
        ValidatableResponse snapshot =
                when().get("/v1/users/anna/recommendations").then();
        neighbours.interestDown = true;
        ValidatableResponse down = when().get("/v1/users/anna/recommendations").then();

        // Then
        snapshot.statusCode(200).body("source", equalTo("snapshot")).body("items[0].itemId", equalTo("soup"));
        down.statusCode(200)
                .body("source", equalTo("unavailable"))
                .body("note", containsString("could not be asked"))
                .body("items[0].itemId", equalTo("bread"));
        when().get("/v1/users/anna/rows").then().body("source", equalTo("unavailable"));
        when().get("/v1/users/anna/predictions?items=bread").then().body("source", equalTo("unavailable"));
        when().get("/v1/search?q=sail&user=anna").then().body("source", equalTo("unavailable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"interests", "interests/forecast", "interests/history", "events", "export"})
    void shouldNotTakeSomebodyForUnknownWhoCouldNotBeAskedAbout(String question) {
        // Given
        ValidatableResponse unknown = when().get("/v1/users/nobody/" + question).then();

        // When
        neighbours.interestDown = true;
        ValidatableResponse down = when().get("/v1/users/nobody/" + question).then();

        // Then
        unknown.statusCode(200);
        down.statusCode(503).contentType("application/problem+json").header("Retry-After", equalTo("1"));
    }

    @Test
    void shouldFilterExcludeAndLimit() {
        given().queryParam("category", "Sea")
                .get("/v1/users/nobody/recommendations")
                .then()
                .body("items.itemId.sort()", contains("dive", "reef", "sail"));
        given().queryParam("filter", "price>=20", "price<30")
                .queryParam("exclude", "moon,soup")
                .get("/v1/users/nobody/recommendations")
                .then()
                .body("items.itemId", contains("dive"));
        given().queryParam("limit", 2)
                .get("/v1/users/nobody/recommendations")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void shouldAskWithTheVersionThatIsKnown() {
        // Given
        neighbours.put(Market.event("vera", "e1", "purchase", "sail", Market.NOW));

        // When
        String first = when().get("/v1/users/vera/recommendations").jsonPath().getString("version");
        String second = when().get("/v1/users/vera/recommendations").jsonPath().getString("version");
        neighbours.put(Market.event("vera", "e2", "purchase", "mars", Market.NOW));
        String third = when().get("/v1/users/vera/recommendations").jsonPath().getString("version");

        // Then
        assertThat(second).isEqualTo(first).startsWith("1-");
        assertThat(third).startsWith("2-");
    }

    @Test
    void shouldWaitForAPosition() {
        // Given
        int partition = new UserKey("default", "anna").partition(4);
        String token = new Position(new TreeMap<>(Map.of(partition, 41L)), new TreeMap<>()).toToken();

        // When
        ValidatableResponse reached = given().queryParam("after", token)
                .queryParam("wait", "700")
                .get("/v1/users/anna/recommendations")
                .then();
        neighbours.after = "timeout";
        ValidatableResponse timeout = given().queryParam("after", token)
                .get("/v1/users/anna/interests")
                .then();

        // Then
        reached.statusCode(200).body("after", equalTo("reached"));
        timeout.statusCode(200).body("after", equalTo("timeout"));
        assertThat(neighbours.requests).anyMatch(request -> request.contains("after=41&wait=700"));
        assertThat(neighbours.requests).anyMatch(request -> request.contains("after=41&wait=2000"));
    }

    @Test
    void shouldWaitForAnItem() {
        // Given
        String token = new Position(new TreeMap<>(), new TreeMap<>(Map.of(2, 7L))).toToken();

        // When
        String early = given().queryParam("after", token)
                .queryParam("wait", "50ms")
                .get("/v1/users/nobody/recommendations")
                .jsonPath()
                .getString("after");
        new Thread(() -> {
                    Market now = java.util.Objects.requireNonNull(market);
                    now.item(
                            Item.of("default", "soup", "A pot of soup", ""),
                            "Kitchen",
                            20,
                            new Origin("lethe.items", 2, 7),
                            0,
                            0.1f,
                            0.9f,
                            0);
                    now.flush();
                })
                .start();
        String late = given().queryParam("after", token)
                .queryParam("wait", "5s")
                .get("/v1/users/nobody/recommendations")
                .jsonPath()
                .getString("after");

        // Then
        assertThat(early).isEqualTo("timeout");
        assertThat(late).isEqualTo("reached");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/users/a/recommendations?limit=0,limit",
        "/v1/users/a/recommendations?limit=101,limit",
        "/v1/users/a/recommendations?limit=ten,limit",
        "/v1/users/a/recommendations?diversity=2,diversity",
        "/v1/users/a/recommendations?filter=price,filter",
        "/v1/users/a/recommendations?filter=price>=cheap,filter",
        "/v1/users/a/recommendations?explain=maybe,explain",
        "/v1/users/a/recommendations?at=yesterday,at",
        "/v1/users/a/recommendations?at=2024-01-01T00:00:00Z&from=memory,from",
        "/v1/users/a/recommendations?from=log,from",
        "/v1/users/a/interests?from=ledger,from",
        "/v1/users/a/interests?at=2024-01-01T00:00:00Z&from=state,from",
        "/v1/users/a/predictions?items=dive&from=history,from",
        "/v1/users/a/recommendations?after=nonsense,after",
        "/v1/users/a/recommendations?wait=20s,wait",
        "/v1/users/a/interests?kernel=gauss,kernel",
        "/v1/users/a/recommendations?kernel=gauss,kernel",
        "/v1/users/a/interests/forecast?kernel=gauss,kernel",
        "/v1/users/a/interests?halfLife=0,halfLife",
        "/v1/users/a/interests?halfLife=soon,halfLife",
        "/v1/users/a/interests/forecast?until=2001-01-01T00:00:00Z,until",
        "/v1/users/a/interests/forecast?steps=0,steps",
        "/v1/users/a/predictions,items",
        "/v1/trending?window=1y,window",
        "/v1/search,q",
        "/v1/search?q=,q"
    })
    void shouldNameTheFieldThatIsWrong(String path, String field) {
        given().urlEncodingEnabled(false)
                .get(path.replace(">", "%3E"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("type", equalTo("/docs/errors.html#invalid-value"))
                .body("field", equalTo(field))
                .body("detail", not(empty()));
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        when().get("/v1/items/nothing").then().statusCode(404).contentType("application/problem+json");
        when().get("/v1/nowhere").then().statusCode(404).contentType("application/problem+json");
        when().delete("/v1/trending").then().statusCode(405).contentType("application/problem+json");
        given().header("Lethe-Tenant", "No Such")
                .get("/v1/trending")
                .then()
                .statusCode(400)
                .body("field", equalTo("Lethe-Tenant"));
        given().contentType("text/plain")
                .body("x")
                .put("/v1/settings")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().contentType("application/json")
                .body("{")
                .post("/v1/recommendations")
                .then()
                .statusCode(400)
                .body("field", equalTo("body"));
        neighbours.interestDown = true;
        when().get("/v1/users/anna/events").then().statusCode(503).contentType("application/problem+json");
    }

    @Test
    void shouldTellInterestsAndHowTheyFade() {
        // Given
        neighbours.put(Market.event("anna", "e1", "purchase", "sail", Market.NOW - Market.HOUR));
        neighbours.put(Market.event("anna", "e2", "view", "mars", Market.NOW));

        // When
        JsonPath interests = given().queryParam("at", Parameters.text(Market.NOW + 7 * 24 * Market.HOUR))
                .queryParam("halfLife", "7d")
                .get("/v1/users/anna/interests")
                .jsonPath();
        JsonPath forecast = given().queryParam("at", Parameters.text(Market.NOW))
                .queryParam("until", Parameters.text(Market.NOW + 14 * 24 * Market.HOUR))
                .queryParam("steps", 2)
                .queryParam("halfLife", "P7D")
                .get("/v1/users/anna/interests/forecast")
                .jsonPath();

        // Then
        assertThat(interests.getDouble("interests[1].strength")).isCloseTo(0.5, within(1e-9));
        assertThat(interests.getDouble("halfLifeSeconds")).isEqualTo(604800);
        assertThat(interests.getString("interests[0].label")).isEqualTo("Sailing the coast");
        assertThat(interests.getList("interests[0].terms")).isNotEmpty();
        assertThat(interests.getDouble("interests[0].events[0].contribution"))
                .isCloseTo(interests.getDouble("interests[0].strength"), within(1e-9));
        assertThat(forecast.getList("interests[1].points.strength", Double.class)
                        .get(2))
                .isCloseTo(0.25, within(1e-9));
    }

    @Test
    void shouldPageThroughEvents() {
        // Given
        for (int i = 0; i < 5; i++) {
            neighbours.put(Market.event("anna", "e" + i, "view", "sail", Market.NOW + i));
        }

        // When
        JsonPath first =
                given().queryParam("limit", 2).get("/v1/users/anna/events").jsonPath();
        JsonPath last = given().queryParam("limit", 2)
                .queryParam("before", "4")
                .get("/v1/users/anna/events")
                .jsonPath();

        // Then
        assertThat(first.getList("events.eventId")).containsExactly("e4", "e3");
        assertThat(first.getString("next")).isEqualTo("3~2");
        assertThat(last.getList("events.eventId")).containsExactly("e0");
        assertThat(last.getString("next")).isNull();
    }

    @Test
    void shouldUniteLinkedAccountsAndPartThemAgain() {
        // Given
        neighbours.put(Market.event("phone", "p1", "purchase", "bread", Market.NOW));
        neighbours.put(Market.event("tv", "t1", "purchase", "mars", Market.NOW));

        // When
        when().put("/v1/users/phone/links/laptop").then().statusCode(200).body("links", contains("laptop"));
        when().put("/v1/users/tv/links/laptop").then().statusCode(200).body("person", hasItems("laptop", "phone"));
        JsonPath united = when().get("/v1/users/phone/recommendations").jsonPath();
        when().delete("/v1/users/laptop/links/phone").then().statusCode(200).body("links", contains("tv"));
        JsonPath parted = when().get("/v1/users/phone/recommendations").jsonPath();

        // Then
        assertThat(united.getString("version")).startsWith("2-");
        assertThat(united.getList("items.itemId")).doesNotContain("mars", "bread");
        assertThat(parted.getString("version")).startsWith("1-");
        assertThat(parted.getList("items.itemId")).contains("mars").doesNotContain("bread");
        when().put("/v1/users/tv/links/tv").then().statusCode(400).body("field", equalTo("other"));
        when().delete("/v1/users/laptop/links/tv").then().statusCode(200).body("links", empty());
    }

    @Test
    void shouldSayWhatThePastWasReadFrom() {
        // Given
        for (int i = 0; i < 200; i++) {
            String item = i < 100 ? "mars" : "sail";
            neighbours.put(Market.event("old", "e" + i, "view", item, Market.NOW + i * Market.HOUR));
        }
        neighbours.put(Market.event("young", "y1", "view", "sail", Market.NOW));
        neighbours.put(Market.event("young", "y2", "view", "mars", Market.NOW + 2));
        String then = Parameters.text(Market.NOW + 99 * Market.HOUR);
        long asked = asksForThePast();

        // When
        JsonPath past = interests("old", then, null);
        JsonPath again = interests("old", then, null);
        long asksOfTwo = asksForThePast() - asked;
        JsonPath history = interests("old", then, "history");
        JsonPath now = when().get("/v1/users/old/interests").jsonPath();
        JsonPath itself = interests("young", Parameters.text(Market.NOW + 1), null);

        // Then
        assertThat(past.getString("asOf.from")).isEqualTo("ledger");
        assertThat(past.getBoolean("asOf.exact")).isTrue();
        assertThat(past.getInt("asOf.events")).isEqualTo(100);
        assertThat(past.getString("asOf.reason")).isNull();
        assertThat(past.getString("version")).startsWith("100-");
        assertThat(past.getBoolean("approximate")).isFalse();
        assertThat(past.getList("interests")).hasSize(1);
        assertThat(past.getList("interests[0].events")).hasSize(100);
        assertThat(again.<Object>get()).isEqualTo(past.<Object>get());
        assertThat(asksOfTwo).isEqualTo(1);
        assertThat(history.getString("asOf.from")).isEqualTo("history");
        assertThat(history.getBoolean("asOf.exact")).isFalse();
        assertThat(history.getString("asOf.reason")).isEqualTo("played");
        assertThat(now.<Object>get("asOf")).isNull();
        assertThat(now.getString("version")).startsWith("200-");
        assertThat(itself.getString("asOf.from")).isEqualTo("state");
        assertThat(itself.getInt("asOf.events")).isEqualTo(1);
        assertThat(asksForThePast() - asked).isEqualTo(2);
        neighbours.put(Market.event("old", "late", "view", "bread", Market.NOW));
        assertThat(interests("old", then, null).getInt("asOf.events")).isEqualTo(101);
    }

    @Test
    void shouldSayWhatIsNotOfThePast() {
        // Given
        for (int i = 0; i < 200; i++) {
            neighbours.put(Market.event("old", "e" + i, "purchase", i < 150 ? "mars" : "sail", Market.NOW + i));
        }
        String then = Parameters.text(Market.NOW + 9);

        // When
        JsonPath recommended = given().queryParam("at", then)
                .get("/v1/users/old/recommendations")
                .jsonPath();
        JsonPath predicted = given().queryParam("at", then)
                .get("/v1/users/old/predictions?items=dive")
                .jsonPath();
        JsonPath forecast = given().queryParam("at", then)
                .get("/v1/users/old/interests/forecast")
                .jsonPath();

        // Then
        assertThat(recommended.getString("asOf.from")).isEqualTo("ledger");
        assertThat(recommended.getString("asOf.note")).contains("today's");
        assertThat(recommended.getString("version")).startsWith("10-");
        assertThat(recommended.getList("items.itemId")).contains("sail").doesNotContain("mars");
        assertThat(predicted.getString("asOf.note")).contains("today's");
        assertThat(predicted.getInt("asOf.events")).isEqualTo(10);
        assertThat(forecast.getInt("asOf.events")).isEqualTo(10);
        assertThat(forecast.getString("asOf.note")).isNull();
        assertThat(forecast.getList("interests")).hasSize(1);
    }

    @Test
    void shouldSayWhenThePastCannotBeRead() {
        // Given
        for (int i = 0; i < 200; i++) {
            neighbours.put(Market.event("lost", "e" + i, "view", "mars", Market.NOW + i));
        }
        neighbours.pastDown = true;
        String then = Parameters.text(Market.NOW + 9);

        // When
        JsonPath cut = interests("lost", then, null);
        neighbours.source = "snapshot";
        JsonPath snapshot = interests("lost", Parameters.text(Market.NOW + 500), null);

        // Then
        assertThat(cut.getString("asOf.from")).isEqualTo("state");
        assertThat(cut.getBoolean("asOf.exact")).isFalse();
        assertThat(cut.getString("asOf.reason")).contains("could not be asked");
        assertThat(cut.getBoolean("approximate")).isTrue();
        assertThat(snapshot.getBoolean("asOf.exact")).isFalse();
        assertThat(snapshot.getString("asOf.reason")).contains("last snapshot");
        given().queryParam("at", then)
                .queryParam("from", "log")
                .get("/v1/users/lost/interests")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("the replay came to offset 5 of 9"));
    }

    @Test
    void shouldUniteWindowsOfTheSizeThatTheStoreHas() {
        // Given
        neighbours.window = 3;
        for (int i = 0; i < 10; i++) {
            neighbours.put(Market.event(i % 2 == 0 ? "left" : "right", "e" + i, "view", "sail", Market.NOW + i));
        }
        when().put("/v1/users/left/links/right").then().statusCode(200);

        // When
        JsonPath now = when().get("/v1/users/left/interests").jsonPath();
        JsonPath then = interests("right", Parameters.text(Market.NOW + 5), null);
        when().delete("/v1/users/left/links/right").then().statusCode(200);

        // Then
        assertThat(now.getString("version")).startsWith("10-");
        assertThat(now.getList("interests[0].events.eventId", String.class).stream()
                        .filter(id -> id != null))
                .containsExactlyInAnyOrder("e7", "e8", "e9");
        assertThat(then.getInt("asOf.events")).isEqualTo(6);
        assertThat(then.getList("interests[0].events.eventId", String.class).stream()
                        .filter(id -> id != null))
                .containsExactlyInAnyOrder("e3", "e4", "e5");
    }

    private static JsonPath interests(String user, String at, @Nullable String from) {
        return given().queryParams(from == null ? Map.of("at", at) : Map.of("at", at, "from", from))
                .get("/v1/users/" + user + "/interests")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private long asksForThePast() {
        return neighbours.requests.stream()
                .filter(request -> request.contains("&at="))
                .count();
    }

    @Test
    void shouldExportEverything() {
        // Given
        for (int i = 0; i < 5; i++) {
            neighbours.put(Market.event("anna", "e" + i, "view", "sail", Market.NOW + i));
        }
        neighbours.put(Market.typed("anna", "e5", "sail \"away\"", Market.NOW + 5));

        // When
        JsonPath export = when().get("/v1/users/anna/export")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .jsonPath();

        // Then
        assertThat(export.getString("userId")).isEqualTo("anna");
        assertThat(export.getList("events.eventId")).containsExactly("e5", "e4", "e3", "e2", "e1", "e0");
        assertThat(export.getString("events[0].text")).isEqualTo("sail \"away\"");
        assertThat(export.getLong("events[1].timestamp")).isEqualTo(Market.NOW + 4);
        assertThat(export.getList("interests")).isNotEmpty();
        assertThat(when().get("/v1/users/nobody/export").jsonPath().getList("events"))
                .isEmpty();
        neighbours.interestDown = true;
        when().get("/v1/users/anna/export").then().statusCode(503).contentType("application/problem+json");
    }

    @Test
    void shouldEraseAUserEverywhere() {
        // Given
        neighbours.put(Market.event("erik", "e1", "purchase", "sail", Market.NOW));
        when().put("/v1/users/erik/links/erik-tv").then().statusCode(200);
        when().get("/v1/users/erik/recommendations").then().body("version", startsWith("1-"));

        // When
        when().delete("/v1/users/erik")
                .then()
                .statusCode(200)
                .body("userId", equalTo("erik"))
                .body("events", equalTo(1))
                .body("deadLetters", equalTo(3))
                .body("links", equalTo(1));

        // Then
        assertThat(neighbours.requests.stream()
                        .filter(request -> request.startsWith("POST") || request.startsWith("DELETE")))
                .containsExactly(
                        "POST /internal/ingest/erasures", "DELETE /internal/interest/users/erik?tenant=default");
        when().get("/v1/users/erik/recommendations").then().body("version", startsWith("0-"));
        when().get("/v1/users/erik-tv/export").then().body("links", empty());
        neighbours.interestDown = true;
        when().delete("/v1/users/erik").then().statusCode(503).contentType("application/problem+json");
    }

    @Test
    void shouldRecommendInASession() {
        given().contentType("application/json")
                .body("{\"events\":[{\"type\":\"search\",\"text\":\"rocket\"}],\"limit\":2,\"explain\":true}")
                .post("/v1/recommendations")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("mars", "moon"))
                .body("items[0].explanation.text", containsString("rocket"));
        given().contentType("application/json")
                .body("{\"events\":[{\"type\":\"cart\",\"itemId\":\"sail\"}],\"category\":\"Sea\"}")
                .post("/v1/recommendations")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("dive", "reef"));
        given().contentType("application/json")
                .body("{\"events\":[{\"type\":\"view\",\"itemId\":\"x\"},{\"type\":\"teleport\",\"itemId\":\"x\"}]}")
                .post("/v1/recommendations")
                .then()
                .statusCode(400)
                .body("field", equalTo("events[1].type"));
    }

    @Test
    void shouldReadTheWordsOfASessionWithoutTheirHtml() {
        given().contentType("application/json")
                .body("{\"words\":[\"<p>a <b>rocket</b>&nbsp;</p>\"],\"limit\":2,\"explain\":true}")
                .post("/v1/recommendations")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("mars", "moon"))
                .body("items[0].explanation.contributions.events.flatten().text", hasItem("a rocket"));
        given().contentType("application/json")
                .body("{\"words\":[\"a rocket\",\"<br>\"]}")
                .post("/v1/recommendations")
                .then()
                .statusCode(400)
                .body("field", equalTo("words[1]"));
    }

    @Test
    void shouldSearchByMeaningAndByWordsAlone() {
        given().queryParam("q", "space adventure")
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body("by", equalTo("meaning"))
                .body("items[0].itemId", equalTo("mars"));
        neighbours.embeddingsDown = true;
        given().queryParam("q", "pot unknown")
                .get("/v1/search")
                .then()
                .statusCode(200)
                .body("by", equalTo("words"))
                .body("items.itemId", contains("soup"));
    }

    @Test
    void shouldTellItemsSimilarOnesAndTrends() {
        when().get("/v1/items/gone").then().statusCode(200).body("withdrawn", equalTo(true));
        when().get("/v1/items/sail")
                .then()
                .statusCode(200)
                .body("title", equalTo("Sailing the coast"))
                .body("attributes.price", equalTo(10.0f));
        when().get("/v1/items/sail/similar?limit=3")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("soup", "dive", "reef"));
        when().get("/v1/trending?window=24h")
                .then()
                .statusCode(200)
                .body("items.itemId", contains("bread", "mars"))
                .body("items[0].score", equalTo(1.0f));
        when().get("/v1/trending?category=space").then().body("items.itemId", contains("mars"));
    }

    @Test
    void shouldPredict() {
        neighbours.put(Market.event("anna", "e1", "like", "sail", Market.NOW));
        JsonPath predictions =
                when().get("/v1/users/anna/predictions?items=dive,bread,none").jsonPath();
        assertThat(predictions.getList("items.itemId")).containsExactly("bread", "dive");
        assertThat(predictions.getList("unknown")).containsExactly("none");
        assertThat(predictions.getDouble("items[1].probability"))
                .isGreaterThan(predictions.getDouble("items[0].probability"));
    }

    @Test
    void shouldKeepSettings() {
        // Given
        JsonPath before = when().get("/v1/settings").jsonPath();

        // When
        JsonPath put = given().contentType("application/json")
                .header("Lethe-Tenant", "other")
                .body("{\"halfLife\":\"7d\",\"weights\":{\"view\":0.5},\"mix\":{\"trend\":0.05},\"cohesion\":0.3}")
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String whole =
                given().header("Lethe-Tenant", "other").get("/v1/settings").asString();

        // Then
        JsonPath after = new JsonPath(whole);
        assertThat(after.getDouble("halfLifeSeconds")).isEqualTo(604800);
        assertThat(after.getDouble("weights.view")).isEqualTo(0.5);
        assertThat(after.getDouble("weights.purchase")).isEqualTo(5);
        assertThat(after.getString("version"))
                .isEqualTo(put.getString("version"))
                .isNotEqualTo(before.getString("version"));
        assertThat(when().get("/v1/settings").jsonPath().getString("version")).isEqualTo(before.getString("version"));
        given().contentType("application/json")
                .header("Lethe-Tenant", "other")
                .body(whole)
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .body("version", equalTo(put.getString("version")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"halfLife\":\"-1\"}|halfLife",
                "{\"kernel\":\"tan\"}|kernel",
                "{\"cohesion\":2}|cohesion",
                "{\"weights\":{\"view\":\"much\"}}|weights.view",
                "{\"mix\":{\"magic\":1}}|mix.magic",
                "{\"mix\":{\"repeat\":3}}|mix.repeat",
                "{\"colour\":1}|colour",
                "[]|body"
            })
    void shouldRefuseImpossibleSettings(String body, String field) {
        given().contentType("application/json")
                .body(body)
                .put("/v1/settings")
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @Test
    void shouldTakeAndGiveSettingsInYaml() {
        // When
        String version = given().contentType("text/yaml")
                .header("Lethe-Tenant", "yaml")
                .body(bytes("kernel: 0.7*exponential(7d) + 0.3*exponential(52w)\nmix:\n  trend: 0.05\n"))
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .body("kernel", equalTo("0.7*exponential(7d) + 0.3*exponential(364d)"))
                .extract()
                .path("version");
        String yaml = given().header("Lethe-Tenant", "yaml")
                .accept("application/yaml")
                .get("/v1/settings")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();

        // Then
        assertThat(yaml).startsWith("# version " + version + "\nkernel: 0.7*").contains("\n  trend: 0.05\n");
        given().contentType("application/x-yaml")
                .header("Lethe-Tenant", "yaml-2")
                .body(bytes(yaml))
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .body("version", equalTo(version));
    }

    @Test
    void shouldTellAllThatIsWrongWithSettings() {
        given().contentType("application/yaml")
                .body(bytes("kernel: exponential(30d)\nmix:\n  tend: 1\ndiversity: 3\n"))
                .put("/v1/settings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("mix.tend"))
                .body("line", equalTo(3))
                .body("errors.field", contains("mix.tend", "diversity"))
                .body("errors.line", contains(3, 4))
                .body("errors[0].reason", containsString("did you mean trend?"));
    }

    @Test
    void shouldServeTheSchemaWithDefaults() {
        when().get("/v1/settings/schema")
                .then()
                .statusCode(200)
                .body("properties.kernel.default", equalTo("exponential(30d)"))
                .body("properties.suppression.properties.halfLife.default", equalTo("180d"));
    }

    @Test
    void shouldPassTheCodebookOn() {
        given().header("Lethe-Tenant", "shop-1")
                .get("/v1/codebook")
                .then()
                .statusCode(200)
                .body("tenant", equalTo("shop-1"));
        given().header("Lethe-Tenant", "shop-1").post("/v1/codebook").then().statusCode(200);
    }

    @Test
    void shouldDescribeEveryCallWithAnExample() throws Exception {
        // When
        JsonNode api = JSON.readTree(
                given().queryParam("format", "json").get("/q/openapi").asString());

        // Then
        int calls = 0;
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            if (!path.getKey().startsWith("/v1")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (List.of("get", "put", "post", "delete").contains(method.getKey())) {
                    calls++;
                    String name = method.getKey() + " " + path.getKey();
                    assertThat(method.getValue().path("summary").asText())
                            .as(name)
                            .isNotBlank();
                    if (method.getValue().at("/responses").has("204")) {
                        continue;
                    }
                    assertThat(method.getValue().at("/responses/200/content").findValues("examples"))
                            .as(name)
                            .isNotEmpty()
                            .noneMatch(JsonNode::isEmpty);
                }
            }
        }
        assertThat(calls).isGreaterThanOrEqualTo(34);
        when().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void shouldTellHealthAndMetrics() {
        when().get("/v1/trending").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(200);
        when().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("lethe_recommender_call_seconds_count{call=\"trending\",outcome=\"done\"}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
