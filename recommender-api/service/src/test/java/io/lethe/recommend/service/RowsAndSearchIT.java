package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.event.Item;
import io.lethe.recommend.service.http.Parameters;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows, search, beginnings, trends and new items through REST, over 10,000 items. */
@QuarkusTest
@TestProfile(Warehouse.class)
@WithTestResource(LetheAround.class)
class RowsAndSearchIT {
    private static final long DAY = Duration.ofDays(1).toMillis();

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap = "";

    @SuppressWarnings("NullAway.Init")
    Neighbourhood neighbours;

    @BeforeEach
    void fillTheMarket() {
        neighbours.reset();
        Warehouse.fill(bootstrap);
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
        JsonNode answer = Answered.read(given().queryParam("at", Parameters.text(Market.NOW))
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
            Answered.assertAddsUp(row);
            Answered.ids(row).forEach(id -> assertThat(seen.add(id)).as(id).isTrue());
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
        JsonNode cook = Answered.read(given().get(q + "&user=cook"));
        JsonNode sailor = Answered.read(given().get(q + "&user=sailor"));
        JsonNode anybody = Answered.read(given().get("/v1/search?q=sail or cook&filter=shop:small&explain=true"));

        // Then
        Answered.assertAddsUp(cook);
        Answered.assertAddsUp(sailor);
        Answered.assertAddsUp(anybody);
        assertThat(Answered.ids(cook).indexOf("bread"))
                .isLessThan(Answered.ids(cook).indexOf("dive"));
        assertThat(Answered.ids(sailor).indexOf("dive"))
                .isLessThan(Answered.ids(sailor).indexOf("bread"));
        assertThat(Answered.ids(cook)).contains("soup").containsExactlyInAnyOrderElementsOf(Answered.ids(anybody));
        assertThat(cook.path("userId").asText()).isEqualTo("cook");
        assertThat(cook.path("source").asText()).isEqualTo("live");
        assertThat(Answered.labels(cook)).contains("the meaning of “sail or cook”", "A pot of soup");
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
        Market open = new Market(bootstrap);
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
        Market.awaitProgress("items", Warehouse.ITEMS + 20);

        // Then
        try {
            assertThat(Answered.ids(Answered.read(given().get("/v1/users/anna" + wanted))))
                    .containsExactly("fresh0", "fresh1");
            assertThat(new JsonPath(given().get("/v1/search?q=sail&filter=shop:fresh")
                                    .asString())
                            .getString("items[0].itemId"))
                    .isEqualTo("fresh1");
            JsonNode tried = Answered.read(given().get("/v1/users/anna" + wanted + "&exploration=1"));
            Answered.assertAddsUp(tried);
            assertThat(Answered.ids(tried)).hasSize(2).doesNotContain("fresh0", "fresh1");
            assertThat(Answered.labels(tried)).contains("new, to be tried out");
            assertThat(Answered.read(given().get("/v1/users/anna" + wanted + "&exploration=1")))
                    .isEqualTo(tried);
            Answered.putSettings("exploration: 1");
            assertThat(Answered.read(given().get("/v1/users/anna" + wanted)).path("items"))
                    .isEqualTo(tried.path("items"));
        } finally {
            Answered.putSettings("{}");
            for (int i = 0; i < 20; i++) {
                open.withdrawn("fresh" + i);
            }
            open.close();
        }
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
}
