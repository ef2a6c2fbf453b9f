package io.lethe.recommend.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.TwoTrees;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A learned ranker is put to work while the service runs, and taken away again. */
@QuarkusTest
@QuarkusTestResource(value = LetheAround.class, restrictToAnnotatedClass = true)
class RankerIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable Market market;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap = "";

    @SuppressWarnings("NullAway.Init")
    Neighbourhood neighbours;

    @BeforeEach
    void fillTheMarket() {
        neighbours.reset();
        neighbours.put(Market.event("anna", "e1", "purchase", "sail", Market.NOW - 5 * Market.HOUR));
        if (market == null) {
            Market.awaitProgress("state", "following");
            market = new Market(bootstrap)
                    .item("sail", "Sailing the coast", "Sea", 10, 1, 0, 0, 0)
                    .item("dive", "Diving deep", "Sea", 20, 0.9f, 0.1f, 0, 0)
                    .item("mars", "Mission to Mars", "Space", 10, 0, 1, 0, 0)
                    .item("soup", "A pot of soup", "Kitchen", 20, 0, 0.1f, 0.9f, 0)
                    .follows("sail", "soup", 3, 0)
                    .happened("mars", 2, 0);
            market.flush();
            Market.awaitProgress("items", 4);
            Market.awaitProgress("trends", 1);
            Market.awaitProgress("neighbours", 1);
        }
        given().delete("/v1/models/ranker").then().statusCode(204);
    }

    @AfterAll
    static void close() {
        if (market != null) {
            market.close();
            market = null;
        }
    }

    private static String answer() {
        return given().queryParam("at", Parameters.text(Market.NOW))
                .queryParam("explain", "true")
                .get("/v1/users/anna/recommendations")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Response put(String model) {
        return given().contentType("text/plain").body(model).put("/v1/models/ranker");
    }

    @Test
    void shouldRankByAModelAndByTheMixAgainWithoutARestart() throws Exception {
        // Given
        String byMix = answer();
        assertThat(JSON.readTree(byMix).at("/items/0/itemId").asText()).isEqualTo("dive");

        // When
        Response put = put(TwoTrees.MODEL);
        String learned = answer();
        Response known = given().get("/v1/models");
        String text = given().get("/v1/models/ranker").asString();
        given().delete("/v1/models/ranker").then().statusCode(204);
        String after = answer();

        // Then
        String version = put.then().statusCode(200).extract().path("version");
        JsonNode answer = JSON.readTree(learned);
        assertThat(answer.at("/models/ranker").asText()).isEqualTo(version);
        assertThat(answer.at("/models/embedding").asText()).isEqualTo("by-hand");
        assertThat(answer.path("items"))
                .extracting(item -> item.path("itemId").asText())
                .containsExactly("dive", "mars", "soup");
        for (JsonNode item : answer.path("items")) {
            double sum = 0;
            for (JsonNode contribution : item.at("/explanation/contributions")) {
                sum += contribution.path("value").asDouble();
            }
            assertThat(sum).isCloseTo(item.path("score").asDouble(), within(1e-9));
        }
        assertThat(answer.at("/items/0/explanation/contributions"))
                .anySatisfy(one -> {
                    assertThat(one.path("kind").asText()).isEqualTo("text");
                    assertThat(one.at("/events/0/itemId").asText()).isEqualTo("sail");
                })
                .anySatisfy(one -> assertThat(one.path("kind").asText()).isEqualTo("ranker"));
        known.then()
                .body("models[0].name", equalTo("ranker"))
                .body("models[0].version", equalTo(version))
                .body("models[0].features", equalTo(List.of("neighbour.sum", "text.cosine")))
                .body("models[0].trees", equalTo(2));
        assertThat(text).isEqualTo(TwoTrees.MODEL);
        assertThat(after).isEqualTo(byMix);
        given().get("/v1/models").then().body("models", empty());
        given().get("/v1/models/ranker").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void shouldRefuseABrokenModelAndKeepTheOldOne() throws Exception {
        // Given
        String version = put(TwoTrees.MODEL).path("version");
        String before = answer();

        // When
        Response broken = put(TwoTrees.MODEL.replace("threshold=0.05", "threshold=x"));
        Response unknown = put(TwoTrees.MODEL.replace("text.cosine", "text.sine"));
        Response empty = put("");

        // Then
        broken.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("line", equalTo(26))
                .body("detail", containsString("threshold has 'x', which is no number"));
        unknown.then()
                .statusCode(400)
                .body("line", equalTo(5))
                .body("detail", containsString("feature text.sine is not known here"));
        empty.then().statusCode(400).body("line", equalTo(1));
        assertThat(JSON.readTree(before).at("/models/ranker").asText()).isEqualTo(version);
        assertThat(answer()).isEqualTo(before);
    }

    @Test
    void shouldRankByAnOnnxModelAsByText() throws Exception {
        // Given
        byte[] onnx =
                ((Ranker.Reading.Sound) Ranker.read(TwoTrees.MODEL)).ranker().onnx();
        put(TwoTrees.MODEL).then().statusCode(200);
        JsonNode byText = JSON.readTree(answer());

        // When
        Response put = putOnnx(onnx);
        JsonNode byOnnx = JSON.readTree(answer());
        Response broken = putOnnx(Arrays.copyOf(onnx, 100));
        String text = given().get("/v1/models/ranker").asString();

        // Then
        String version = put.then()
                .statusCode(200)
                .body("features", equalTo(List.of("neighbour.sum", "text.cosine")))
                .body("trees", equalTo(2))
                .extract()
                .path("version");
        assertThat(byOnnx.at("/models/ranker").asText()).isEqualTo(version);
        assertThat(byOnnx.path("items")).hasSameSizeAs(byText.path("items"));
        for (int i = 0; i < byText.path("items").size(); i++) {
            JsonNode one = byOnnx.path("items").path(i);
            JsonNode other = byText.path("items").path(i);
            assertThat(one.path("itemId")).isEqualTo(other.path("itemId"));
            assertThat(one.path("score").asDouble())
                    .isCloseTo(other.path("score").asDouble(), within(1e-6));
            assertThat(one.at("/explanation/contributions")).hasSameSizeAs(other.at("/explanation/contributions"));
        }
        broken.then()
                .statusCode(400)
                .body("line", equalTo(0))
                .body(
                        "detail",
                        containsString(
                                "The model cannot be used: this is no ONNX model, or not all of one: a field has "));
        assertThat(text).startsWith("tree\n").contains("feature_names=neighbour.sum text.cosine");
    }

    private static Response putOnnx(byte[] model) {
        return given().contentType("application/octet-stream").body(model).put("/v1/models/ranker");
    }

    @Test
    void shouldKeepTenantsApart() {
        // When
        given().header("Lethe-Tenant", "other")
                .contentType("text/plain")
                .body(TwoTrees.MODEL)
                .put("/v1/models/ranker")
                .then()
                .statusCode(200);
        given().delete("/v1/models/ranker").then().statusCode(204);

        // Then
        given().get("/v1/models").then().body("models", empty());
        given().header("Lethe-Tenant", "other").get("/v1/models").then().body("models[0].name", equalTo("ranker"));
        given().header("Lethe-Tenant", "other")
                .get("/v1/users/anna/recommendations")
                .then()
                .body("models.embedding", nullValue());
    }

    @Test
    void shouldBeThereAgainAfterARestart() {
        // Given
        String version = put(TwoTrees.MODEL).path("version");

        // When
        ModelBook fresh = new ModelBook();
        try (Consumer<byte[], byte[]> reader = LogConnection.to(bootstrap).reader("restarted")) {
            var partitions = reader.partitionsFor(Topic.MODELS.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                reader.poll(Duration.ofMillis(200))
                        .forEach(one -> fresh.apply(one.key(), one.value(), one.timestamp()));
                Ranker ranker = fresh.ranker("default");
                return ranker != null && ranker.version().equals(version);
            });
        }

        // Then
        assertThat(Objects.requireNonNull(fresh.ranker("default")).text()).isEqualTo(TwoTrees.MODEL);
    }
}
