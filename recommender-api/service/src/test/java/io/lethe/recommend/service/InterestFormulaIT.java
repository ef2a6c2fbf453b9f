package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.service.http.Parameters;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever an answer says of interests can be recomputed from it and from the settings; and settings change answers,
 * not states.
 */
@QuarkusTest
@QuarkusTestResource(value = LetheAround.class, restrictToAnnotatedClass = true)
class InterestFormulaIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<String> ITEMS = List.of("sail", "dive", "reef", "mars", "moon", "bread", "soup");
    private static final List<String> TYPES = List.of(
            "view",
            "view",
            "click",
            "play",
            "purchase",
            "cart",
            "return",
            "rating",
            "review",
            "like",
            "hide",
            "skip",
            "wave",
            "snub");
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
            market = new Market(bootstrap).withSevenItems();
            market.flush();
            Market.awaitProgress("items", 7);
        }
    }

    @AfterEach
    void goBack() {
        put("{}");
    }

    @AfterAll
    static void close() {
        if (market != null) {
            market.close();
            market = null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{forgetting: {adaption: 0}, kernel: exponential(90d)}",
                "{kernel: 0.7*exponential(20d) + 0.3*exponential(52w), forgetting: {visit: 1h, repetition: 0.5}}",
                "{kernel: 'exponential(60d) * positions(exponential(40))', shaping: {quantity: 0.3, dwell: {scale: 1m, penalty: 0.9}}}",
                "{kernel: 'exponential(90d) * blend(0.95)', kernels: {purchase: 'density(deviation=40d, mean=90d)', view: 'blend(keep=0.9, steps=60)'}}",
                "{reach: {hide: 0.7, snub: 0, rating: 0.5}, kernel: positions(linear(300)), shaping: {stars: {presence: 0.1, priorMean: 3, priorCount: 2, spread: 2}}}",
                "{kernel: 'power(scale=10d, exponent=0.8)', kernels: {purchase: 'gaussian(mean=60d, deviation=20d)', view: exponential(5d), wave: linear(400d)}}"
            })
    void shouldBeRecomputableFromWhatIsCited(String settings) throws Exception {
        // Given
        put(settings.substring(0, settings.length() - 1)
                + (settings.length() > 2 ? ", " : "")
                + "types: {wave: {weight: 1.5}, snub: {weight: -2, polarity: negative}}}");
        JsonNode inForce = JSON.readTree(when().get("/v1/settings").asString());
        int weeks = 0;
        int boosted = 0;
        int attended = 0;
        for (int user = 0; user < 12; user++) {
            String userId = "u" + user + "-" + settings.hashCode();
            double meanStars = live(userId, new Random(user), inForce);
            for (long later : new long[] {1, 200 * DAY}) {
                // When
                JsonNode interests = JSON.readTree(given().queryParam("at", Parameters.text(Market.NOW + later))
                        .get("/v1/users/" + userId + "/interests")
                        .asString());

                // Then
                new WrittenFormula(inForce, meanStars).check(interests);
                assertThat(interests.path("settings")).isEqualTo(inForce.path("version"));
                for (JsonNode event : interests.findParents("stretch")) {
                    weeks += event.has("eventId") ? 0 : 1;
                    boosted += event.path("boost").asDouble() > 1 ? 1 : 0;
                    attended += event.has("dwellMs") || event.has("progress") ? 1 : 0;
                }
            }
        }
        assertThat(weeks).isPositive();
        assertThat(boosted).isPositive();
        assertThat(attended).isPositive();
    }

    @Test
    void shouldBlendTwoBasketsAsTheLiteratureDoes() {
        // Given
        put("{types: {half: {weight: 0.5}, fifth: {weight: 0.2}, third: {weight: 0.3}}, forgetting: {adaption: 0}}");
        neighbours.put(Market.event("blending", "a1", "half", "sail", Market.NOW - DAY));
        neighbours.put(Market.event("blending", "a2", "fifth", "mars", Market.NOW - DAY));
        neighbours.put(Market.event("blending", "a3", "third", "bread", Market.NOW - DAY));
        neighbours.put(Market.event("blending", "b1", "fifth", "sail", Market.NOW));
        neighbours.put(Market.event("blending", "b2", "half", "mars", Market.NOW));
        neighbours.put(Market.event("blending", "b3", "third", "bread", Market.NOW));
        Map<String, Double> item = Map.of("sail", 0.3, "mars", 0.4, "bread", 0.3);

        // When
        JsonPath interests = given().queryParam("at", Parameters.text(Market.NOW))
                .queryParam("kernel", "blend(keep=0.5, steps=1)")
                .get("/v1/users/blending/interests")
                .jsonPath();

        // Then
        Map<String, Double> strengths = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            strengths.put(
                    interests.getString("interests[" + i + "].events[0].itemId"),
                    interests.getDouble("interests[" + i + "].strength"));
        }
        assertThat(strengths.get("sail")).isCloseTo(0.35, within(1e-12));
        assertThat(strengths.get("mars")).isCloseTo(0.35, within(1e-12));
        assertThat(strengths.get("bread")).isCloseTo(0.30, within(1e-12));
        assertThat(strengths.entrySet().stream()
                        .mapToDouble(one -> one.getValue() * item.getOrDefault(one.getKey(), 0.0))
                        .sum())
                .isCloseTo(0.335, within(1e-12));
        assertThat(interests.getString("whatIf.kernel")).isEqualTo("blend(keep=0.5, steps=1)");
    }

    @Test
    void shouldHaveTheDensityThatIsPrinted() {
        // Given
        neighbours.put(Market.event("dense", "e1", "view", "sail", Market.NOW - 30 * DAY));

        // When
        JsonPath interests = given().queryParam("at", Parameters.text(Market.NOW))
                .queryParam("kernel", "density(deviation=5d, mean=15d)")
                .get("/v1/users/dense/interests")
                .jsonPath();

        // Then
        assertThat(interests.getDouble("interests[0].strength")).isCloseTo(0.00088637, within(5e-9));
        assertThat(interests.getString("kernel")).isEqualTo("density(deviation=5d, mean=15d, per=1d)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exponential(rate=0.1)", "tanh(0.1)", "logistic(30d, steepness=2)"})
    void shouldRefuseARateWithoutAUnit(String kernel) {
        given().queryParam("kernel", kernel)
                .get("/v1/users/anna/interests")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("kernel"))
                .body("detail", containsString("needs a unit, as in 0.1/d"));
        given().contentType("application/json")
                .body("{\"kernel\":\"" + kernel + "\"}")
                .put("/v1/settings")
                .then()
                .statusCode(400)
                .body(containsString("kernel"))
                .body(containsString("needs a unit, as in 0.1/d"));
        given().contentType("application/json")
                .body("{\"kernels\":{\"purchase\":\"" + kernel + "\"}}")
                .put("/v1/settings")
                .then()
                .statusCode(400)
                .body(containsString("kernels.purchase"))
                .body(containsString("needs a unit, as in 0.1/d"));
    }

    @Test
    void shouldTellEachEventAsItCountsOnEveryPage() throws Exception {
        // Given
        JsonNode inForce = JSON.readTree(when().get("/v1/settings").asString());
        live("pat", new Random(5), inForce);
        JsonNode interests = JSON.readTree(given().queryParam("at", Parameters.text(Market.NOW + 1))
                .get("/v1/users/pat/interests")
                .asString());

        // When
        List<JsonNode> told = new ArrayList<>();
        String next = null;
        do {
            var request =
                    given().queryParam("at", Parameters.text(Market.NOW + 1)).queryParam("limit", 2);
            JsonNode page = JSON.readTree((next == null ? request : request.queryParam("before", next))
                    .get("/v1/users/pat/events")
                    .asString());
            assertThat(page.path("meanStars")).isEqualTo(interests.path("meanStars"));
            page.path("events").forEach(told::add);
            next = page.has("next") ? page.path("next").asText() : null;
        } while (next != null);

        // Then
        assertThat(told).hasSizeGreaterThan(128);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i).path("position").asInt()).isEqualTo(i);
        }
        for (JsonNode event : interests.findParents("stretch")) {
            if (event.has("eventId")) {
                assertThat(told.get(event.path("position").asInt())).isEqualTo(event);
            }
        }
    }

    @Test
    void shouldChangeAnswersAndNoState() {
        // Given
        neighbours.put(Market.event("anna", "e1", "purchase", "sail", Market.NOW - 30 * DAY));
        String before = interests("anna");
        neighbours.requests.clear();

        // When
        put("halfLife: 7d\nforgetting: {adaption: 0}");
        String changed = interests("anna");
        put("{}");
        String after = interests("anna");

        // Then
        assertThat(after).isEqualTo(before);
        JsonPath then = new JsonPath(before);
        JsonPath now = new JsonPath(changed);
        assertThat(now.getString("version")).isEqualTo(then.getString("version"));
        assertThat(now.getString("settings")).isNotEqualTo(then.getString("settings"));
        assertThat(then.getDouble("interests[0].strength")).isCloseTo(2.5, within(1e-6));
        assertThat(now.getDouble("interests[0].strength")).isCloseTo(5 * Math.pow(2, -30 / 7.0), within(1e-6));
        assertThat(neighbours.requests).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void shouldCountAddedTypesWithWeightAndPolarity() {
        // Given
        String session = "{\"events\":[{\"type\":\"wave\",\"itemId\":\"sail\"}]}";
        neighbours.put(Market.event("anna", "e1", "wave", "sail", Market.NOW));
        neighbours.put(Market.event("anna", "e2", "snub", "mars", Market.NOW));
        given().contentType("application/json")
                .body(session)
                .post("/v1/recommendations")
                .then()
                .statusCode(400)
                .body("field", equalTo("events[0].type"));

        // When
        put("types:\n  wave: {weight: 2.5}\n  snub: {weight: -3, polarity: negative}");
        JsonPath interests = new JsonPath(interests("anna"));

        // Then
        given().contentType("application/json")
                .body(session)
                .post("/v1/recommendations")
                .then()
                .statusCode(200);
        assertThat(interests.getDouble("interests[0].events[0].weight")).isEqualTo(2.5);
        assertThat(interests.getDouble("interests[1].events[0].weight")).isCloseTo(0.2 * -3, within(1e-12));
        assertThat(interests.getDouble("interests[1].strength")).isNegative();
        given().queryParam("at", Parameters.text(Market.NOW))
                .get("/v1/users/anna/recommendations")
                .then()
                .body("items.itemId.findAll { it == 'mars' }", hasSize(0));
    }

    @Test
    void shouldAnswerWhatIfSideBySide() {
        // Given
        neighbours.put(Market.event("anna", "e1", "purchase", "sail", Market.NOW - 30 * DAY));
        neighbours.put(Market.event("anna", "e2", "view", "mars", Market.NOW));
        String time = Parameters.text(Market.NOW);

        // When
        JsonPath interests = given().queryParam("at", time)
                .queryParam("kernel", "linear(40d)")
                .get("/v1/users/anna/interests")
                .jsonPath();
        JsonPath named = given().queryParam("at", time)
                .queryParam("kernel", "linear")
                .queryParam("halfLife", "20d")
                .get("/v1/users/anna/interests")
                .jsonPath();
        JsonPath forecast = given().queryParam("at", time)
                .queryParam("until", Parameters.text(Market.NOW + 10_000 * DAY))
                .queryParam("steps", 10)
                .queryParam("kernel", "linear(40d)")
                .get("/v1/users/anna/interests/forecast")
                .jsonPath();
        JsonPath recommendations = given().queryParam("at", time)
                .queryParam("halfLife", "1h")
                .get("/v1/users/anna/recommendations")
                .jsonPath();

        // Then
        assertThat(interests.getString("kernel")).isEqualTo("linear(40d)");
        assertThat(interests.getString("whatIf.kernel")).isEqualTo("linear(40d)");
        assertThat(interests.getDouble("whatIf.halfLifeSeconds")).isEqualTo(20 * 86_400.0);
        assertThat(interests.getString("inForce.kernel")).isEqualTo("exponential(30d)");
        assertThat(interests.getDouble("interests[0].strength")).isCloseTo(1.25, within(1e-9));
        assertThat(interests.getDouble("interests[0].inForce.strength")).isCloseTo(2.5, within(1e-9));
        assertThat(interests.getString("interests[0].explanation"))
                .isEqualTo("fades by half in 20 days: you have not come back to it yet");
        assertThat(named.getList("interests.strength")).isEqualTo(interests.getList("interests.strength"));
        assertThat(forecast.getList("interests[0].points")).hasSize(11);
        assertThat(forecast.getDouble("interests[0].points[1].strength")).isZero();
        assertThat(forecast.getDouble("interests[0].inForce[0].strength")).isCloseTo(2.5, within(1e-9));
        assertThat(forecast.getDouble("interests[0].inForce[1].strength"))
                .isCloseTo(5 * Math.pow(2, -1030 / 30.0), within(1e-15));
        assertThat(recommendations.getString("whatIf.kernel")).isEqualTo("exponential(1h)");
        assertThat(recommendations.getList("items.inForce.rank", Integer.class))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        assertThat(recommendations.getDouble("items[0].inForce.score"))
                .isNotEqualTo(recommendations.getDouble("items[0].score"));
        for (int i = 0; i < 6; i++) {
            int rank = recommendations.getInt("items[" + i + "].inForce.rank");
            String there = "inForceItems[" + (rank - 1) + "]";
            assertThat(recommendations.getString(there + ".itemId"))
                    .isEqualTo(recommendations.getString("items[" + i + "].itemId"));
            assertThat(recommendations.getDouble(there + ".score"))
                    .isEqualTo(recommendations.getDouble("items[" + i + "].inForce.score"));
        }
        when().get("/v1/users/anna/interests")
                .then()
                .body("whatIf", equalTo(null))
                .body("inForce", equalTo(null));
        when().get("/v1/users/anna/recommendations").then().body("inForceItems", equalTo(null));
    }

    @Test
    void shouldFollowInterestsBackToTheirBeginning() {
        // Given
        put("{forgetting: {adaption: 0}, revival: {events: 2}, kernel: exponential(10d)}");
        for (int day : new int[] {-400, -399, -30, -29}) {
            neighbours.put(Market.event("anna", "e" + day, "like", "sail", Market.NOW + day * DAY));
        }
        neighbours.put(Market.event("anna", "m", "purchase", "mars", Market.NOW - 10 * DAY));
        String time = Parameters.text(Market.NOW);

        // When
        JsonPath history = given().queryParam("until", time)
                .queryParam("steps", 400)
                .queryParam("halfLife", "20d")
                .get("/v1/users/anna/interests/history")
                .jsonPath();
        List<Double> thenAndNow = new ArrayList<>();
        for (int day : new int[] {-390, -25, 0}) {
            thenAndNow.add(given().queryParam("at", Parameters.text(Market.NOW + day * DAY))
                    .get("/v1/users/anna/interests")
                    .jsonPath()
                    .getDouble("interests.find { it.events[0].itemId == 'sail' }.strength"));
        }

        // Then
        String sea = "interests.find { it.label == 'Sailing the coast' }.";
        assertThat(history.getString("since")).isEqualTo(Parameters.text(Market.NOW - 400 * DAY));
        assertThat(history.getString("until")).isEqualTo(time);
        assertThat(history.getList(sea + "points")).hasSize(401);
        assertThat(List.of(
                        history.getDouble(sea + "inForce[10].strength"),
                        history.getDouble(sea + "inForce[375].strength"),
                        history.getDouble(sea + "inForce[400].strength")))
                .isEqualTo(thenAndNow);
        assertThat(history.getDouble(sea + "points[10].strength"))
                .isCloseTo(3 * Math.pow(2, -0.5) + 3 * Math.pow(2, -0.45), within(1e-6));
        assertThat(history.getList(sea + "fades.revivedAt")).containsExactly(Parameters.text(Market.NOW - 30 * DAY));
        assertThat(history.getDouble(sea + "fades[0].pauseSeconds")).isEqualTo(369 * 86_400.0);
        assertThat(history.getString("kernel")).isEqualTo("exponential(20d)");
        JsonPath goingOn = given().queryParam("until", time)
                .queryParam("steps", 400)
                .queryParam("halfLife", "20d")
                .queryParam("forecast", "true")
                .get("/v1/users/anna/interests/history")
                .jsonPath();
        int ahead = goingOn.getList(sea + "points").size() - 401;
        long end = Instant.parse(goingOn.getString("until")).toEpochMilli();
        assertThat(goingOn.getString("at")).isEqualTo(time);
        assertThat(end).isEqualTo(Market.NOW + 400 * DAY / 3);
        assertThat(goingOn.getList(sea + "points").subList(0, 401)).isEqualTo(history.getList(sea + "points"));
        assertThat(goingOn.getList(sea + "inForce")).hasSize(401 + ahead);
        assertThat(goingOn.getDouble(sea + "points[" + (400 + ahead) + "].strength"))
                .isCloseTo(history.getDouble(sea + "points[400].strength") * Math.pow(2, -400 / 60.0), within(1e-9));
        given().queryParam("since", time)
                .queryParam("until", time)
                .get("/v1/users/anna/interests/history")
                .then()
                .statusCode(400)
                .body("field", equalTo("since"));
        assertThat(when().get("/v1/users/nobody/interests/history").jsonPath().getList("interests"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gauss", "exponential(30d", "exponential(30d) + exponential(7d)", "exponential(0d)", " "})
    void shouldSayWhereAKernelIsWrong(String kernel) {
        given().queryParam("kernel", kernel)
                .get("/v1/users/anna/interests")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("kernel"))
                .body("detail", containsString("at character "));
    }

    @Test
    void shouldRefuseAHalfLifeForWhatTheClockDoesNotTouch() {
        given().queryParam("kernel", "positions(exponential(20))")
                .queryParam("halfLife", "7d")
                .get("/v1/users/anna/interests")
                .then()
                .statusCode(400)
                .body("field", equalTo("halfLife"));
    }

    /**
     * A life of two to three hundred events in three years, with a long pause in it. Returns the user's mean of stars.
     */
    private double live(String userId, Random random, JsonNode settings) {
        int count = 200 + random.nextInt(100);
        double stars = 0;
        int starred = 0;
        for (int i = 0; i < count; i++) {
            double share = i / (double) count;
            long day = Math.round(share < 0.5 ? -1100 + 400 * share : -300 + 600 * (share - 0.5));
            String type = TYPES.get(random.nextInt(TYPES.size()));
            Double value = valueOf(type, random);
            if (value != null && List.of("rating", "review").contains(type)) {
                stars += value;
                starred++;
            }
            neighbours.put(new LedgerEntry(EmbeddedInteraction.withoutText(new Interaction(
                    "default",
                    userId,
                    "e" + i,
                    ITEMS.get(random.nextInt(ITEMS.size())),
                    type,
                    value,
                    null,
                    random.nextInt(3) == 0 ? Double.valueOf(random.nextInt(101) / 100.0) : null,
                    random.nextInt(3) == 0 ? Long.valueOf(random.nextInt(120_000)) : null,
                    Market.NOW + day * DAY + i * 60_000L + random.nextInt(50_000),
                    i,
                    new TreeMap<>()))));
        }
        JsonNode prior = settings.path("shaping").path("stars");
        double priorCount = prior.path("priorCount").asDouble();
        return (stars + priorCount * prior.path("priorMean").asDouble()) / (starred + priorCount);
    }

    private static @Nullable Double valueOf(String type, Random random) {
        return switch (type) {
            case "rating", "review" -> random.nextInt(4) == 0 ? null : Double.valueOf(1 + random.nextInt(9) / 2.0);
            case "purchase", "cart", "return" -> random.nextBoolean() ? null : Double.valueOf(random.nextInt(20));
            default -> null;
        };
    }

    private static String interests(String userId) {
        return given().queryParam("at", Parameters.text(Market.NOW))
                .get("/v1/users/" + userId + "/interests")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static void put(String yaml) {
        given().contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put("/v1/settings")
                .then()
                .statusCode(200);
    }
}
