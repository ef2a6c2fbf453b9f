package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing around answers: no broker, no other service. */
@QuarkusTest
@TestProfile(RecommenderAloneIT.Nobody.class)
class RecommenderAloneIT {
    /** Addresses at which nobody listens. */
    public static final class Nobody implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kafka.bootstrap.servers", "localhost:1",
                    "lethe.recommender.interest-url", "http://localhost:1",
                    "lethe.recommender.embeddings-url", "http://localhost:1",
                    "lethe.recommender.ingest-url", "http://localhost:1",
                    "quarkus.http.test-port", "0");
        }
    }

    @Test
    void shouldAnswerWithWhatItHas() {
        when().get("/v1/users/anna/recommendations")
                .then()
                .statusCode(200)
                .body("source", equalTo("unavailable"))
                .body("note", containsString("could not be asked"))
                .body("note", containsString("still being read"))
                .body("items", empty());
        when().get("/v1/settings/schema").then().statusCode(200);
        when().get("/v1/status")
                .then()
                .statusCode(200)
                .body("state", equalTo("starting"))
                .body("steps.lag", everyItem(nullValue()))
                .body("events.accepted", nullValue())
                .body("events.rejected", nullValue())
                .body("items", nullValue())
                .body("vectors", nullValue())
                .body("users", nullValue());
        when().get("/internal/recommender/progress")
                .then()
                .statusCode(200)
                .body("state", equalTo("connecting"))
                .body("lag", equalTo(-1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/search?q=anything",
                "/v1/trending",
                "/v1/categories",
                "/v1/items/p-1",
                "/v1/items/p-1/similar",
                "/v1/settings",
                "/v1/settings/history",
                "/v1/models",
                "/v1/users",
                "/v1/dead-letters",
                "/v1/users/anna/interests",
                "/v1/users/anna/interests/forecast",
                "/v1/users/anna/interests/history",
                "/v1/users/anna/events"
            })
    void shouldCallNothingEmptyThatItHasNotReadYet(String path) {
        when().get(path)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"));
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        when().get("/nowhere").then().statusCode(404).body("type", equalTo("/docs/errors.html#not-found"));
        when().get("/v1/trending?windw=7d")
                .then()
                .statusCode(400)
                .body("type", equalTo("/docs/errors.html#unknown-parameter"))
                .body("field", equalTo("windw"));
        given().contentType("application/json")
                .body("{\"words\":[\"" + "a".repeat(1_000_000) + "\"]}")
                .post("/v1/recommendations")
                .then()
                .statusCode(413)
                .body("type", equalTo("/docs/errors.html#body-too-large"));
    }

    @Test
    void shouldSayWhatItCannotDo() {
        when().get("/q/health/ready").then().statusCode(503);
        when().get("/q/health/live").then().statusCode(200);
        given().contentType("application/json")
                .body("{}")
                .put("/v1/settings")
                .then()
                .statusCode(503)
                .contentType("application/problem+json");
        when().delete("/v1/users/anna").then().statusCode(503).contentType("application/problem+json");
        when().get("/v1/codebook").then().statusCode(503).contentType("application/problem+json");
        when().get("/v1/users/anna/export").then().statusCode(503).contentType("application/problem+json");
    }
}
