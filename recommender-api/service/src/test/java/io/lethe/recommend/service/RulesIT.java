package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Item;
import io.lethe.recommend.service.http.Parameters;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules, rows, search and beginnings through REST, over 10,000 items: a small shop of eight and a warehouse. */
@QuarkusTest
@QuarkusTestResource(value = LetheAround.class, restrictToAnnotatedClass = true)
class RulesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int ITEMS = 10_000;
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
            Market filled = new Market(bootstrap);
            market = filled;
            filled.item(small("sail", "Sailing the coast", "Sea", 10, "acme"), 1, 0, 0, 0)
                    .item(small("dive", "Diving deep", "Sea", 20, "acme"), 0.9f, 0.1f, 0, 0)
                    .item(small("reef", "Life on the reef", "Sea", 30, "knot"), 0.8f, 0, 0.2f, 0)
                    .item(small("mars", "Mission to Mars", "Space", 10, "acme"), 0, 1, 0, 0)
                    .item(small("moon", "Walking on the moon", "Space", 20, "orbit"), 0.1f, 0.9f, 0, 0)
                    .item(small("bread", "Bread at home", "Kitchen", 10, "knot"), 0, 0, 1, 0)
                    .item(small("soup", "A pot of soup", "Kitchen", 20, "acme"), 0, 0.1f, 0.9f, 0)
                    .item(small("cake", "A cake for the captain", "Kitchen", 30, "orbit"), 0.3f, 0, 0.9f, 0);
            Random random = new Random(7);
            for (int i = 8; i < ITEMS; i++) {
                boolean rare = i % 832 == 11 && i < 9990;
                filled.item(
                        new Item(
                                "default",
                                "n" + i,
                                "Number " + i,
                                "",
                                List.of(rare ? "Rare" : "Bulk", "Warehouse"),
                                new TreeMap<>(Map.of("shop", "warehouse", "serial", (double) i)),
                                true,
                                null,
                                null),
                        random.nextFloat() - 0.5f,
                        random.nextFloat() - 0.5f,
                        random.nextFloat() - 0.5f,
                        1);
            }
            filled.follows("sail", "soup", 1, 0)
                    .happened("bread", "view", Market.NOW, 7, 0)
                    .happened("mars", "view", Market.NOW, 90, 0)
                    .happened("dive", "purchase", Market.NOW - 20 * DAY, 50, 0)
                    .happened("cake", "view", Market.NOW - 20 * DAY, 900, 0);
            filled.flush();
            Market.awaitProgress("items", ITEMS);
            Market.awaitProgress("trends", 4);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "diversity=1",
                "novelty=1",
                "serendipity=1",
                "exploration=1",
                "cap=category:100&cap=attribute:shop:50",
                "boost=shop:small*1000&boost=category:Rare*0",
                "pin=sail@1&pin=n11@5",
                "diversity=0.5&novelty=0.5&serendipity=0.5&exploration=0.5&cap=category:12&boost=serial>5000*3&pin=n11@12"
            })
    void shouldReturnTheTwelveOfTenThousandThatAFilterLeaves(String rules) {
        // Given
        neighbours.put(Market.event("anna", "e1", "purchase", "sail", Market.NOW - DAY));
        neighbours.put(Market.event("anna", "e2", "view", "n11", Market.NOW));

        for (String user : List.of("anna", "nobody")) {
            // When
            JsonNode answer = read(given().get(
                            "/v1/users/" + user + "/recommendations?limit=100&explain=true&category=rare&" + rules));

            // Then
            assertThat(ids(answer)).hasSize(12).doesNotHaveDuplicates().contains("n11");
            assertAddsUp(answer);
        }
    }

    @Test
    void shouldFilterByWhatIsNotSoAndByOneOfSeveral() {
        assertThat(recommended("filter=shop:small&filter=!brand:acme"))
                .containsExactlyInAnyOrder("reef", "moon", "bread", "cake");
        assertThat(recommended("filter=brand:knot|orbit&filter=price>10&filter=price<=30"))
                .containsExactlyInAnyOrder("reef", "moon", "cake");
        assertThat(recommended("filter=brand:acme|knot|orbit&excludeCategory=sea&excludeCategory=Space&exclude=soup"))
                .containsExactlyInAnyOrder("bread", "cake");
        assertThat(recommended("category=Sea&category=Space&filter=tags:blue"))
                .containsExactlyInAnyOrder("sail", "dive", "reef", "mars", "moon");
        assertThat(recommended("filter=shop:small&filter=!category:Sea|Kitchen"))
                .containsExactlyInAnyOrder("mars", "moon");
    }

    @Test
    void shouldDoTheSameForASessionAsForAUserWithTheSameEvents() throws Exception {
        // Given
        neighbours.put(Market.event("anna", "s0", "view", "sail", Market.NOW - DAY));
        String at = Parameters.text(Market.NOW);

        // When
        JsonNode user = read(given().queryParam("at", at)
                .queryParam("filter", "shop:small")
                .queryParam("boost", "category:Kitchen*3", "brand:orbit*0.5")
                .queryParam("pin", "sail@2")
                .queryParam("cap", "attribute:brand:2")
                .queryParam("novelty", "0.3")
                .queryParam("serendipity", "0.2")
                .queryParam("diversity", "0.4")
                .queryParam("repeat", "allow")
                .queryParam("explain", "true")
                .get("/v1/users/anna/recommendations"));
        JsonNode session = read(given().contentType("application/json")
                .body("""
                        {"events":[{"type":"view","itemId":"sail","timestamp":"%s"}],"at":"%s","filter":["shop:small"],
                         "boost":["category:Kitchen*3","brand:orbit*0.5"],"pin":"sail@2","cap":["attribute:brand:2"],"novelty":0.3,
                         "serendipity":0.2,"diversity":0.4,"repeat":"allow","explain":true}
                        """.formatted(Parameters.text(Market.NOW - DAY), at))
                .post("/v1/recommendations"));

        // Then
        assertThat(session.path("items")).isEqualTo(user.path("items"));
        assertAddsUp(user);
        assertThat(ids(user)).hasSize(6).element(1).isEqualTo("sail");
        assertThat(labels(user))
                .contains(
                        "boost of category:Kitchen by 3",
                        "boost of brand:orbit by 0.5",
                        "pinned to place 2",
                        "novelty: popular already",
                        "it is away from your usual interests",
                        "diversity: like an item above it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "filter;price;a filter is name:value",
                "filter;!price>=cheap;is not a number",
                "category;' ';not empty",
                "excludeCategory;' ';not empty",
                "boost;category:Sea;a boost is a filter",
                "boost;category:Sea*-1;from 0 to 1000",
                "boost;Sea*2;a filter is",
                "pin;sail;a pin is",
                "pin;sail@0;at least 1",
                "pin;sail@11;the list has 10 places",
                "cap;brand:3;a cap is",
                "cap;category:0;at least 1",
                "repeat;sometimes;auto, never or allow",
                "novelty;2;from 0 to 1",
                "serendipity;-1;from 0 to 1",
                "exploration;lots;from 0 to 1",
                "diversity;NaN;from 0 to 1",
                "limit;0;from 1 to 100"
            })
    void shouldSayWhichRuleIsWrongAndWhy(String field, String value, String reason) throws Exception {
        given().queryParam(field, value)
                .get("/v1/users/anna/recommendations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo(field))
                .body("detail.toLowerCase()", containsString(reason));
        given().contentType("application/json")
                .body(JSON.writeValueAsString(Map.of("events", List.of(), field, value)))
                .post("/v1/recommendations")
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @Test
    void shouldRefuseTwoItemsOfOnePlace() {
        given().queryParam("pin", "sail@1", "dive@1")
                .get("/v1/users/anna/recommendations")
                .then()
                .statusCode(400)
                .body("field", equalTo("pin"))
                .body("detail", equalTo("Two items are pinned to place 1."));
    }

    @Test
    void shouldRepeatByHabitByPolicyAndByWish() {
        // Given
        for (int week = 5; week > 0; week--) {
            neighbours.put(Market.event("weekly", "b" + week, "purchase", "bread", Market.NOW - week * 7 * DAY));
        }
        neighbours.put(Market.event("once", "b", "purchase", "bread", Market.NOW - 7 * DAY));
        neighbours.put(Market.event("once", "r", "rating", "soup", Market.NOW - 7 * DAY));
        String small = "/recommendations?filter=shop:small&at=" + Parameters.text(Market.NOW);

        try {
            // Then
            when().get("/v1/users/weekly" + small).then().body("items.itemId", hasItem("bread"));
            when().get("/v1/users/weekly" + small + "&repeat=never").then().body("items.itemId", not(hasItem("bread")));
            when().get("/v1/users/once" + small).then().body("items.itemId", not(hasItem("bread")));
            when().get("/v1/users/once" + small + "&repeat=allow")
                    .then()
                    .body("items.itemId", hasItems("bread", "soup"));
            put("repeat:\n  types: {purchase: after 6d}");
            when().get("/v1/users/once" + small)
                    .then()
                    .body("items.itemId", hasItem("bread"))
                    .body("items.itemId", not(hasItem("soup")));
            put("repeat:\n  types: {purchase: after 8d, rating: allow}");
            when().get("/v1/users/once" + small)
                    .then()
                    .body("items.itemId", hasItem("soup"))
                    .body("items.itemId", not(hasItem("bread")));
            put("repeat: {policy: never}");
            when().get("/v1/users/weekly" + small).then().body("items.itemId", not(hasItem("bread")));
        } finally {
            put("{}");
        }
    }

    @Test
    void shouldRecommendInRowsWithAReasonEach() {
        // Given
        for (int week = 5; week > 0; week--) {
            neighbours.put(Market.event("rower", "b" + week, "purchase", "bread", Market.NOW - week * 7 * DAY));
        }
        neighbours.put(Market.typed("rower", "t", "rockets in space", Market.NOW - 2));
        neighbours.put(Market.event("rower", "v", "view", "sail", Market.NOW - 1));

        // When
        JsonNode answer = read(given().queryParam("at", Parameters.text(Market.NOW))
                .queryParam("rows", 5)
                .queryParam("limit", 2)
                .queryParam("filter", "shop:small")
                .queryParam("explain", "true")
                .get("/v1/users/rower/rows"));

        // Then
        Set<String> seen = new HashSet<>();
        for (JsonNode row : answer.path("rows")) {
            assertThat(row.path("items").size()).isBetween(1, 2);
            assertThat(row.path("title").asText()).isNotBlank();
            assertAddsUp(row);
            ids(row).forEach(id -> assertThat(seen.add(id)).as(id).isTrue());
        }
        JsonPath rows = new JsonPath(answer.toString());
        assertThat(rows.getList("rows.title", String.class))
                .contains("Because you searched for “rockets in space”", "You keep coming back to these")
                .anyMatch(title -> title.startsWith("Because you are into "));
        assertThat(rows.getList("rows.kind", String.class)).contains("interest", "words", "repeat");
        assertThat(rows.getList("rows.find { it.kind == 'repeat' }.items.itemId", String.class))
                .containsExactly("bread");
        assertThat(rows.getString("source")).isEqualTo("live");
        when().get("/v1/users/nobody/rows?limit=3&filter=shop:small")
                .then()
                .body("rows", hasSize(1))
                .body("rows[0].title", equalTo("Popular now"))
                .body("rows[0].items", hasSize(3));
        when().get("/v1/users/rower/rows?rows=0").then().statusCode(400).body("field", equalTo("rows"));
        when().get("/v1/users/rower/rows?repeat=maybe").then().statusCode(400).body("field", equalTo("repeat"));
    }

    @Test
    void shouldSearchForSomebodyWithReasonsThatAddUp() {
        // Given
        neighbours.put(Market.event("cook", "e1", "purchase", "soup", Market.NOW - DAY));
        neighbours.put(Market.event("sailor", "e1", "purchase", "sail", Market.NOW - DAY));
        String q = "/v1/search?q=sail or cook&filter=shop:small&explain=true&personal=1";

        // When
        JsonNode cook = read(given().get(q + "&user=cook"));
        JsonNode sailor = read(given().get(q + "&user=sailor"));
        JsonNode anybody = read(given().get("/v1/search?q=sail or cook&filter=shop:small&explain=true"));

        // Then
        assertAddsUp(cook);
        assertAddsUp(sailor);
        assertAddsUp(anybody);
        assertThat(ids(cook).indexOf("bread")).isLessThan(ids(cook).indexOf("dive"));
        assertThat(ids(sailor).indexOf("dive")).isLessThan(ids(sailor).indexOf("bread"));
        assertThat(ids(cook)).contains("soup").containsExactlyInAnyOrderElementsOf(ids(anybody));
        assertThat(cook.path("userId").asText()).isEqualTo("cook");
        assertThat(cook.path("source").asText()).isEqualTo("live");
        assertThat(labels(cook)).contains("the meaning of “sail or cook”", "A pot of soup");
        when().get("/v1/search?q=sail&personal=0.5").then().statusCode(400).body("field", equalTo("personal"));
        when().get("/v1/search?q=sail&user=cook&personal=2")
                .then()
                .statusCode(400)
                .body("field", equalTo("personal"));
        when().get("/v1/search?q=sail")
                .then()
                .body("items[0].explanation", equalTo(null))
                .body("userId", equalTo(null));
    }

    @Test
    void shouldBeginWithWords() {
        // Given
        String words = "{\"words\":[\"rockets in space\"],\"filter\":\"shop:small\",\"explain\":true}";
        String both =
                "{\"words\":[\"rockets in space\"],\"events\":[{\"type\":\"view\",\"itemId\":\"bread\",\"timestamp\":\"2023-01-01T00:00:00Z\"}],"
                        + "\"filter\":\"shop:small\",\"explain\":true}";
        neighbours.put(Market.typed("typist", "t", "rockets in space", Market.NOW));

        // Then
        post(words)
                .body("items.itemId[0..1]", contains("mars", "moon"))
                .body("items[0].explanation.text", containsString("your search “rockets in space”"));
        post(both)
                .body("items.itemId", hasItems("mars", "soup"))
                .body("items[0].explanation.contributions.find { it.kind == 'text' }.label", equalTo("Bread at home"));
        when().get("/v1/users/typist/recommendations?filter=shop:small")
                .then()
                .body("items.itemId[0..1]", contains("mars", "moon"));
        refuse("{\"words\":\"sailing\"}", "words");
        refuse("{\"words\":[\"sailing\",\" \"]}", "words[1]");
        refuse("{\"words\":[]}", "events");
        neighbours.embeddingsDown = true;
        post("{\"words\":[\"a word that nobody asked before\"],\"filter\":\"shop:small\"}")
                .body("items[0].itemId", equalTo("cake"));
    }

    @Test
    void shouldTellWhatIsTrendingByWindowCategoryAndFilterTogether() {
        when().get("/v1/trending?window=all&filter=shop:small")
                .then()
                .body("items.itemId", containsInAnyOrder("cake", "mars", "dive", "bread"));
        when().get("/v1/trending?window=7d&filter=shop:small").then().body("items.itemId", contains("mars", "bread"));
        when().get("/v1/trending?window=7d&category=Kitchen&filter=brand:knot")
                .then()
                .body("items.itemId", contains("bread"));
        when().get("/v1/trending?window=30d&category=Kitchen&category=Sea&filter=price>10")
                .then()
                .body("items.itemId", contains("cake", "dive"));
        when().get("/v1/trending?window=24h&category=Sea&filter=price>10")
                .then()
                .body("items", empty());
    }

    @Test
    void shouldFindANewItemByItsTextAtOnceAndTryItOut() {
        // Given
        neighbours.put(Market.event("anna", "e1", "purchase", "sail", Market.NOW - DAY));
        Market open = Objects.requireNonNull(market);
        String wanted = "/recommendations?limit=2&filter=shop:fresh&explain=true&at=" + Parameters.text(Market.NOW);

        // When
        for (int i = 0; i < 20; i++) {
            Item item = new Item(
                    "default",
                    "fresh" + i,
                    "Fresh " + i,
                    "",
                    List.of("Fresh"),
                    new TreeMap<>(Map.of("shop", "fresh")),
                    true,
                    null,
                    null);
            open.item(item, 1, 0, 0, 0.1f * i);
        }
        open.flush();
        Market.awaitProgress("items", ITEMS + 20);

        // Then
        try {
            assertThat(ids(read(given().get("/v1/users/anna" + wanted)))).containsExactly("fresh0", "fresh1");
            assertThat(new JsonPath(given().get("/v1/search?q=sail&filter=shop:fresh")
                                    .asString())
                            .getString("items[0].itemId"))
                    .isEqualTo("fresh1");
            JsonNode tried = read(given().get("/v1/users/anna" + wanted + "&exploration=1"));
            assertAddsUp(tried);
            assertThat(ids(tried)).hasSize(2).doesNotContain("fresh0", "fresh1");
            assertThat(labels(tried)).contains("new, to be tried out");
            assertThat(read(given().get("/v1/users/anna" + wanted + "&exploration=1")))
                    .isEqualTo(tried);
            put("exploration: 1");
            assertThat(read(given().get("/v1/users/anna" + wanted)).path("items"))
                    .isEqualTo(tried.path("items"));
        } finally {
            put("{}");
            for (int i = 0; i < 20; i++) {
                open.withdrawn("fresh" + i);
            }
            open.flush();
        }
    }

    @Test
    void shouldDescribeEveryRule() {
        List<String> names = when().get("/q/openapi?format=json")
                .jsonPath()
                .getList("paths.'/v1/users/{id}/recommendations'.get.parameters.name", String.class);
        assertThat(names)
                .contains(
                        "limit",
                        "category",
                        "excludeCategory",
                        "filter",
                        "exclude",
                        "boost",
                        "pin",
                        "cap",
                        "repeat",
                        "diversity",
                        "novelty",
                        "serendipity",
                        "exploration",
                        "explain")
                .doesNotHaveDuplicates();
    }

    private static Item small(String id, String title, String category, double price, String brand) {
        return new Item(
                "default",
                id,
                title,
                "",
                List.of(category),
                new TreeMap<>(Map.of("shop", "small", "price", price, "brand", brand, "tags", List.of("blue", "new"))),
                true,
                null,
                null);
    }

    private static List<String> recommended(String query) {
        return when().get("/v1/users/nobody/recommendations?limit=100&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.itemId", String.class);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/recommendations")
                .then()
                .statusCode(200);
    }

    private static void refuse(String body, String field) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/recommendations")
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    private static JsonNode read(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        try {
            return JSON.readTree(response.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> ids(JsonNode answer) {
        return StreamSupport.stream(answer.path("items").spliterator(), false)
                .map(item -> item.path("itemId").asText())
                .toList();
    }

    private static List<String> labels(JsonNode answer) {
        return answer.findValuesAsText("label");
    }

    private static void assertAddsUp(JsonNode answer) {
        double last = Double.POSITIVE_INFINITY;
        assertThat(answer.path("items")).isNotEmpty();
        for (JsonNode item : answer.path("items")) {
            double sum = 0;
            for (JsonNode addend : item.path("explanation").path("contributions")) {
                sum += addend.path("value").asDouble();
            }
            double score = item.path("score").asDouble();
            assertThat(sum).isCloseTo(score, within(1e-12));
            assertThat(score).isLessThanOrEqualTo(last + 1e-12);
            last = score;
        }
    }

    private static void put(String yaml) {
        given().contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put("/v1/settings")
                .then()
                .statusCode(200);
    }
}
