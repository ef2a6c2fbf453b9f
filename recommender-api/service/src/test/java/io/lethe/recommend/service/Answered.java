package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

/** What was answered to a question for items, and what holds for each of them. */
final class Answered {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Answered() {}

    static JsonNode read(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        try {
            return JSON.readTree(response.asByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> ids(JsonNode answer) {
        return StreamSupport.stream(answer.path("items").spliterator(), false)
                .map(item -> item.path("itemId").asText())
                .toList();
    }

    static List<String> labels(JsonNode answer) {
        return answer.findValuesAsText("label");
    }

    static void assertAddsUp(JsonNode answer) {
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

    static void putSettings(String yaml) {
        given().contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .put("/v1/settings")
                .then()
                .statusCode(200);
    }
}
