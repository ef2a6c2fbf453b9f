package io.lethe.recommend.service;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The right of users to have and to erase what is theirs. */
@QuarkusTest
@WithTestResource(LetheAround.class)
class UserDataIT {
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
}
