package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Item;
import io.lethe.event.Origin;
import io.lethe.event.Position;
import io.lethe.event.UserKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is recommended to users and in sessions, with reasons, filters, positions and fallbacks. */
@QuarkusTest
@WithTestResource(LetheAround.class)
class RecommendationsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap = "";

    @SuppressWarnings("NullAway.Init")
    Neighbourhood neighbours;

    @BeforeEach
    void fillTheMarket() {
        neighbours.reset();
        SevenItems.fill(bootstrap);
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
                .body("items[0].itemId", equalTo("dive"))
                .body("items[0].categories", contains("Sea"))
                .body("items[0].explanation.text", containsString("Sailing the coast"))
                .body("items[1].itemId", equalTo("soup"))
                .body("items[1].sources[0]", equalTo("neighbour"))
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
    void shouldGiveNewcomersWhatIsPopularInTheirContext() {
        // Given
        String asked = "{\"context\": [\"device:Phone\"], \"explain\": true}";

        // When
        JsonNode onPhone = Answered.read(given().queryParam("context", "device:Phone")
                .queryParam("explain", "true")
                .get("/v1/users/nobody/recommendations"));
        JsonNode posted = Answered.read(
                given().contentType("application/json").body(asked).post("/v1/users/nobody/recommendations"));
        JsonNode session = Answered.read(given().contentType("application/json")
                .body(asked.replace("{", "{\"events\": [], "))
                .post("/v1/recommendations"));
        JsonNode plain = Answered.read(given().get("/v1/users/nobody/recommendations"));
        JsonNode telex = Answered.read(
                given().queryParam("context", "device:telex", "device:telex").get("/v1/users/nobody/recommendations"));
        JsonNode rows =
                Answered.read(given().queryParam("context", "device:phon").get("/v1/users/nobody/rows"));

        // Then
        assertThat(Answered.ids(plain).get(0)).isEqualTo("bread");
        assertThat(mars(onPhone).path("score").asDouble())
                .isGreaterThan(1.1 * mars(plain).path("score").asDouble());
        Answered.assertAddsUp(onPhone);
        assertThat(Answered.labels(onPhone)).contains("about 1.3 times as often in device:phone");
        assertThat(mars(onPhone).path("explanation").path("text").asText())
                .contains("n the “phone” it is chosen about 1.3 times as often");
        assertThat(posted.path("items")).isEqualTo(onPhone.path("items"));
        assertThat(session.path("items")).isEqualTo(onPhone.path("items"));
        assertThat(telex.path("items")).isEqualTo(plain.path("items"));
        assertThat(onPhone.path("warnings").isMissingNode()).isTrue();
        assertThat(telex.path("warnings").get(0).path("reason").asText())
                .isEqualTo("Nothing was chosen with 'telex' as device yet, so it does not count.");
        assertThat(rows.path("warnings").get(0).path("reason").asText())
                .as("two choices are too few to name their device to anybody")
                .isEqualTo("Nothing was chosen with 'phon' as device yet, so it does not count.");
    }

    private static JsonNode mars(JsonNode answer) {
        return answer.path("items").get(Answered.ids(answer).indexOf("mars"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/users/nobody/recommendations",
                "/v1/users/nobody/rows",
                "/v1/users/nobody/predictions?items=bread",
                "/v1/users/nobody/interests",
                "/v1/users/nobody/interests/forecast",
                "/v1/users/nobody/interests/history",
                "/v1/search?q=sail&user=nobody"
            })
    void shouldKnowThatNothingIsRecordedOfSomebody(String question) {
        when().get(question)
                .then()
                .statusCode(200)
                .body("source", equalTo("live"))
                .body("version", startsWith("0-"))
                .body("note", equalTo(null));
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
        snapshot.statusCode(200).body("source", equalTo("snapshot")).body("items[0].itemId", equalTo("dive"));
        down.statusCode(200)
                .body("source", equalTo("unavailable"))
                .body("note", containsString("could not be asked"))
                .body("items[0].itemId", equalTo("bread"));
        when().get("/v1/users/anna/rows").then().body("source", equalTo("unavailable"));
        when().get("/v1/users/anna/predictions?items=bread").then().body("source", equalTo("unavailable"));
        when().get("/v1/search?q=sail&user=anna").then().body("source", equalTo("unavailable"));
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
                    try (Market market = new Market(bootstrap)) {
                        market.item(
                                Item.of("default", "soup", "A pot of soup", ""),
                                "Kitchen",
                                20,
                                new Origin("lethe.items", 2, 7),
                                0,
                                0.1f,
                                0.9f,
                                0);
                    }
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
    void shouldPredict() {
        neighbours.put(Market.event("anna", "e1", "like", "sail", Market.NOW));
        JsonPath predictions =
                when().get("/v1/users/anna/predictions?items=dive,bread,none").jsonPath();
        assertThat(predictions.getList("items.itemId")).containsExactly("bread", "dive");
        assertThat(predictions.getList("unknown")).containsExactly("none");
        assertThat(predictions.getDouble("items[1].probability"))
                .isGreaterThan(predictions.getDouble("items[0].probability"));
    }
}
