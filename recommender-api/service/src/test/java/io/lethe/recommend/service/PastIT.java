package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.lethe.recommend.service.http.Parameters;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers as of times in the past, and what they were read from. */
@QuarkusTest
@WithTestResource(LetheAround.class)
class PastIT {
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
}
