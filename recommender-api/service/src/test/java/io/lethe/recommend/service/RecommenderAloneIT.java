package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
                .body("source", equalTo("trending"))
                .body("items", empty());
        when().get("/v1/search?q=anything").then().statusCode(200).body("by", equalTo("words"));
        when().get("/v1/settings").then().statusCode(200);
        when().get("/internal/recommender/progress")
                .then()
                .statusCode(200)
                .body("state", equalTo("connecting"))
                .body("lag", equalTo(-1));
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
