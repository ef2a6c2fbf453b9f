package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.lethe.recommend.service.http.Parameters;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of users: their interests, their events, their other accounts. */
@QuarkusTest
@WithTestResource(LetheAround.class)
class UserInterestsIT {
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap = "";

    @SuppressWarnings("NullAway.Init")
    Neighbourhood neighbours;

    @BeforeEach
    void fillTheMarket() {
        neighbours.reset();
        SevenItems.fill(bootstrap);
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
        assertThat(first.getString("next")).isEqualTo("3.0." + (Market.NOW + 3) + "~2");
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
}
