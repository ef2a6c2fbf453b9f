package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings and codebooks of tenants, in JSON and YAML. */
@QuarkusTest
@WithTestResource(LetheAround.class)
class SettingsDocumentsIT {
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
    void shouldKeepSettings() {
        // Given
        JsonPath before = when().get("/v1/settings").jsonPath();

        // When
        JsonPath put = given().contentType("application/json")
                .header("Lethe-Tenant", "other")
                .body("{\"halfLife\":\"7d\",\"weights\":{\"view\":0.5},\"mix\":{\"trend\":0.05},\"cohesion\":0.3}")
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        String whole =
                given().header("Lethe-Tenant", "other").get("/v1/settings").asString();

        // Then
        JsonPath after = new JsonPath(whole);
        assertThat(after.getDouble("halfLifeSeconds")).isEqualTo(604800);
        assertThat(after.getDouble("weights.view")).isEqualTo(0.5);
        assertThat(after.getDouble("weights.purchase")).isEqualTo(5);
        assertThat(after.getString("version"))
                .isEqualTo(put.getString("version"))
                .isNotEqualTo(before.getString("version"));
        assertThat(when().get("/v1/settings").jsonPath().getString("version")).isEqualTo(before.getString("version"));
        given().contentType("application/json")
                .header("Lethe-Tenant", "other")
                .body(whole)
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .body("version", equalTo(put.getString("version")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"halfLife\":\"-1\"}|halfLife",
                "{\"kernel\":\"tan\"}|kernel",
                "{\"cohesion\":2}|cohesion",
                "{\"weights\":{\"view\":\"much\"}}|weights.view",
                "{\"mix\":{\"magic\":1}}|mix.magic",
                "{\"mix\":{\"repeat\":3}}|mix.repeat",
                "{\"colour\":1}|colour",
                "[]|body"
            })
    void shouldRefuseImpossibleSettings(String body, String field) {
        given().contentType("application/json")
                .body(body)
                .put("/v1/settings")
                .then()
                .statusCode(400)
                .body("field", equalTo(field));
    }

    @Test
    void shouldTakeAndGiveSettingsInYaml() {
        // When
        String version = given().contentType("text/yaml")
                .header("Lethe-Tenant", "yaml")
                .body(bytes("kernel: 0.7*exponential(7d) + 0.3*exponential(52w)\nmix:\n  trend: 0.05\n"))
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .body("kernel", equalTo("0.7*exponential(7d) + 0.3*exponential(364d)"))
                .extract()
                .path("version");
        String yaml = given().header("Lethe-Tenant", "yaml")
                .accept("application/yaml")
                .get("/v1/settings")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .extract()
                .asString();

        // Then
        assertThat(yaml).startsWith("# version " + version + "\nkernel: 0.7*").contains("\n  trend: 0.05\n");
        given().contentType("application/x-yaml")
                .header("Lethe-Tenant", "yaml-2")
                .body(bytes(yaml))
                .put("/v1/settings")
                .then()
                .statusCode(200)
                .body("version", equalTo(version));
    }

    @Test
    void shouldTellAllThatIsWrongWithSettings() {
        given().contentType("application/yaml")
                .body(bytes("kernel: exponential(30d)\nmix:\n  tend: 1\ndiversity: 3\n"))
                .put("/v1/settings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("field", equalTo("mix.tend"))
                .body("line", equalTo(3))
                .body("errors.field", contains("mix.tend", "diversity"))
                .body("errors.line", contains(3, 4))
                .body("errors[0].reason", containsString("did you mean trend?"));
    }

    @Test
    void shouldServeTheSchemaWithDefaults() {
        when().get("/v1/settings/schema")
                .then()
                .statusCode(200)
                .body("properties.kernel.default", equalTo("exponential(30d)"))
                .body("properties.suppression.properties.halfLife.default", equalTo("180d"));
    }

    @Test
    void shouldPassTheCodebookOn() {
        given().header("Lethe-Tenant", "shop-1")
                .get("/v1/codebook")
                .then()
                .statusCode(200)
                .body("tenant", equalTo("shop-1"));
        given().header("Lethe-Tenant", "shop-1").post("/v1/codebook").then().statusCode(200);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
