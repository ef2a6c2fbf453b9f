package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.recommend.service.http.Parameters;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of lists through REST: what is left out, raised, pinned, capped and repeated, over 10,000 items. */
@QuarkusTest
@TestProfile(Warehouse.class)
@WithTestResource(LetheAround.class)
class RulesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
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
            JsonNode answer = Answered.read(given().get(
                            "/v1/users/" + user + "/recommendations?limit=100&explain=true&category=rare&" + rules));

            // Then
            assertThat(Answered.ids(answer)).hasSize(12).doesNotHaveDuplicates().contains("n11");
            Answered.assertAddsUp(answer);
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
        JsonNode user = Answered.read(given().queryParam("at", at)
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
        JsonNode session = Answered.read(given().contentType("application/json")
                .body("""
                        {"events":[{"type":"view","itemId":"sail","timestamp":"%s"}],"at":"%s","filter":["shop:small"],
                         "boost":["category:Kitchen*3","brand:orbit*0.5"],"pin":"sail@2","cap":["attribute:brand:2"],"novelty":0.3,
                         "serendipity":0.2,"diversity":0.4,"repeat":"allow","explain":true}
                        """.formatted(Parameters.text(Market.NOW - DAY), at))
                .post("/v1/recommendations"));

        // Then
        assertThat(session.path("items")).isEqualTo(user.path("items"));
        Answered.assertAddsUp(user);
        assertThat(Answered.ids(user)).hasSize(6).element(1).isEqualTo("sail");
        assertThat(Answered.labels(user))
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
            Answered.putSettings("repeat:\n  types: {purchase: after 6d}");
            when().get("/v1/users/once" + small)
                    .then()
                    .body("items.itemId", hasItem("bread"))
                    .body("items.itemId", not(hasItem("soup")));
            Answered.putSettings("repeat:\n  types: {purchase: after 8d, rating: allow}");
            when().get("/v1/users/once" + small)
                    .then()
                    .body("items.itemId", hasItem("soup"))
                    .body("items.itemId", not(hasItem("bread")));
            Answered.putSettings("repeat: {policy: never}");
            when().get("/v1/users/weekly" + small).then().body("items.itemId", not(hasItem("bread")));
        } finally {
            Answered.putSettings("{}");
        }
    }

    @Test
    void shouldDoWithSeenItemsAsTheCallSays() {
        // Given
        neighbours.put(Market.event("looker", "v", "view", "bread", Market.NOW - DAY));
        neighbours.put(Market.event("looker", "i", "impression", "soup", Market.NOW - DAY));
        neighbours.put(Market.event("looker", "p", "purchase", "mars", Market.NOW - DAY));
        neighbours.put(Market.event("looker", "h", "hide", "moon", Market.NOW - DAY));
        String list = "/v1/users/looker/recommendations?filter=shop:small&limit=100&at=" + Parameters.text(Market.NOW);

        // When
        JsonPath usual = when().get(list).jsonPath();
        JsonPath lower = when().get(list + "&seen=lower").jsonPath();
        JsonPath exclude = when().get(list + "&seen=exclude").jsonPath();
        JsonPath allow = when().get(list + "&seen=allow").jsonPath();
        JsonPath never = when().get(list + "&seen=allow&repeat=never").jsonPath();
        JsonPath rows = when().get(list.replace("recommendations", "rows") + "&seen=exclude")
                .jsonPath();
        List<String> session = given().contentType("application/json")
                .body(
                        "{\"events\":[{\"type\":\"view\",\"itemId\":\"bread\"}],\"filter\":\"shop:small\",\"seen\":\"exclude\"}")
                .post("/v1/recommendations")
                .jsonPath()
                .getList("items.itemId", String.class);

        // Then
        assertThat(ids(usual)).contains("bread", "soup").doesNotContain("mars", "moon");
        assertThat(lower.getList("items")).isEqualTo(usual.getList("items"));
        assertThat(ids(exclude)).contains("soup").doesNotContain("bread", "mars", "moon");
        assertThat(ids(allow)).contains("bread", "soup", "mars").doesNotContain("moon");
        assertThat(ids(never)).contains("bread", "soup").doesNotContain("mars", "moon");
        assertThat(score(allow, "bread")).isGreaterThan(score(usual, "bread"));
        assertThat(rows.getList("rows.items.itemId.flatten()", String.class)).doesNotContain("bread", "mars", "moon");
        assertThat(session).isNotEmpty().doesNotContain("bread");
        when().get(list + "&seen=exclude&repeat=allow").then().statusCode(400).body("field", equalTo("seen"));
        when().get(list + "&seen=maybe")
                .then()
                .statusCode(400)
                .body("field", equalTo("seen"))
                .body("detail", equalTo("This is lower, exclude or allow, not 'maybe'."));
    }

    private static List<String> ids(JsonPath list) {
        return list.getList("items.itemId", String.class);
    }

    private static double score(JsonPath list, String item) {
        return list.getDouble("items.find { it.itemId == '" + item + "' }.score");
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
                        "seen",
                        "diversity",
                        "novelty",
                        "serendipity",
                        "exploration",
                        "explain")
                .doesNotHaveDuplicates();
    }

    private static List<String> recommended(String query) {
        return when().get("/v1/users/nobody/recommendations?limit=100&" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.itemId", String.class);
    }
}
