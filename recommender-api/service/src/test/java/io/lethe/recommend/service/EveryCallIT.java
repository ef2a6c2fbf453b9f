package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every call: errors are problems, each is described with an example, and counted. */
@QuarkusTest
@WithTestResource(LetheAround.class)
class EveryCallIT {
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

    @ParameterizedTest
    @CsvSource({
        "/v1/users/a/recommendations?limit=0,limit",
        "/v1/users/a/recommendations?limit=101,limit",
        "/v1/users/a/recommendations?limit=ten,limit",
        "/v1/users/a/recommendations?diversity=2,diversity",
        "/v1/users/a/recommendations?filter=price,filter",
        "/v1/users/a/recommendations?filter=price>=cheap,filter",
        "/v1/users/a/recommendations?context=phone,context",
        "/v1/users/a/recommendations?context=devise:phone,context",
        "/v1/users/a/rows?context=place:48.137,context",
        "/v1/users/a/recommendations?explain=maybe,explain",
        "/v1/users/a/recommendations?at=yesterday,at",
        "/v1/users/a/recommendations?at=2024-01-01T00:00:00Z&from=memory,from",
        "/v1/users/a/recommendations?from=log,from",
        "/v1/users/a/interests?from=ledger,from",
        "/v1/users/a/interests?at=2024-01-01T00:00:00Z&from=state,from",
        "/v1/users/a/predictions?items=dive&from=history,from",
        "/v1/users/a/recommendations?after=nonsense,after",
        "/v1/users/a/recommendations?wait=20s,wait",
        "/v1/users/a/interests?kernel=gauss,kernel",
        "/v1/users/a/recommendations?kernel=gauss,kernel",
        "/v1/users/a/interests/forecast?kernel=gauss,kernel",
        "/v1/users/a/interests?halfLife=0,halfLife",
        "/v1/users/a/interests?halfLife=soon,halfLife",
        "/v1/users/a/interests/forecast?until=2001-01-01T00:00:00Z,until",
        "/v1/users/a/interests/forecast?steps=0,steps",
        "/v1/users/a/predictions,items",
        "/v1/trending?window=1y,window",
        "/v1/search,q",
        "/v1/search?q=,q"
    })
    void shouldNameTheFieldThatIsWrong(String path, String field) {
        given().urlEncodingEnabled(false)
                .get(path.replace(">", "%3E"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("status", equalTo(400))
                .body("type", equalTo("/docs/errors.html#invalid-value"))
                .body("field", equalTo(field))
                .body("detail", not(empty()));
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        when().get("/v1/items/nothing").then().statusCode(404).contentType("application/problem+json");
        when().get("/v1/nowhere").then().statusCode(404).contentType("application/problem+json");
        when().delete("/v1/trending").then().statusCode(405).contentType("application/problem+json");
        given().header("Lethe-Tenant", "No Such")
                .get("/v1/trending")
                .then()
                .statusCode(400)
                .body("field", equalTo("Lethe-Tenant"));
        given().contentType("text/plain")
                .body("x")
                .put("/v1/settings")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        given().contentType("application/json")
                .body("{")
                .post("/v1/recommendations")
                .then()
                .statusCode(400)
                .body("field", equalTo("body"));
        neighbours.interestDown = true;
        when().get("/v1/users/anna/events").then().statusCode(503).contentType("application/problem+json");
    }

    @Test
    void shouldDescribeEveryCallWithAnExample() throws Exception {
        // When
        JsonNode api = JSON.readTree(
                given().queryParam("format", "json").get("/q/openapi").asString());

        // Then
        int calls = 0;
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            if (!path.getKey().startsWith("/v1")) {
                continue;
            }
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (List.of("get", "put", "post", "delete").contains(method.getKey())) {
                    calls++;
                    String name = method.getKey() + " " + path.getKey();
                    assertThat(method.getValue().path("summary").asText())
                            .as(name)
                            .isNotBlank();
                    if (method.getValue().at("/responses").has("204")) {
                        continue;
                    }
                    assertThat(method.getValue().at("/responses/200/content").findValues("examples"))
                            .as(name)
                            .isNotEmpty()
                            .noneMatch(JsonNode::isEmpty);
                }
            }
        }
        assertThat(calls).isGreaterThanOrEqualTo(34);
        when().get("/q/swagger-ui/").then().statusCode(200);
    }

    @Test
    void shouldTellHealthAndMetrics() {
        when().get("/v1/trending").then().statusCode(200);
        when().get("/q/health/ready").then().statusCode(200);
        when().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("lethe_recommender_call_seconds_count{call=\"trending\",outcome=\"done\"}"));
    }
}
