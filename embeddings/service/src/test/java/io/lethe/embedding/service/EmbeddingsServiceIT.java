package io.lethe.embedding.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.TopicCodebook;
import io.lethe.embedding.TopicCodebookCodec;
import io.lethe.event.Item;
import io.lethe.event.Topic;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(BrokerResource.class)
class EmbeddingsServiceIT {
    private static final String EMBEDDINGS = "/internal/embeddings";
    private static final String CODEBOOK = EMBEDDINGS + "/codebook";
    private static final String PROGRESS = EMBEDDINGS + "/progress";
    private static final Duration LONG = Duration.ofSeconds(60);

    @BeforeEach
    void shouldBecomeReady() {
        await().atMost(LONG).until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void shouldAnswerTextsWithVectors() {
        // When
        Response answer = post("{\"texts\":[\"space adventure\",\"a film about astronauts\",\"bread\"]}");

        // Then
        answer.then()
                .statusCode(200)
                .body("model", equalTo("all-minilm-l6-v2"))
                .body("dimension", equalTo(384))
                .body("vectors", hasSize(3));
        assertThat(vector(answer, 0).cosine(vector(answer, 1)))
                .isGreaterThan(vector(answer, 0).cosine(vector(answer, 2)));
    }

    @Test
    void shouldRefuseWhatIsNoListOfTexts() {
        shouldRefuse("{\"texts\":[\"a\",\"  \"]}", "text 1 is blank or no text");
        shouldRefuse("{\"texts\":[1]}", "text 0 is blank or no text");
        shouldRefuse("{\"texts\":\"a\"}", "array 'texts'");
        shouldRefuse("{", "array 'texts'");
        shouldRefuse("", "array 'texts'");
    }

    @Test
    void shouldHaveTheGeneralCodebookUntilOneIsMade() {
        given().header("Lethe-Tenant", "nobody")
                .get(CODEBOOK)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("general", equalTo(true))
                .body("model", equalTo("all-minilm-l6-v2"))
                .body("topics", greaterThanOrEqualTo(150));
    }

    @Test
    void shouldRefuseACodebookOfTooFewItems() {
        given().header("Lethe-Tenant", "nobody")
                .post(CODEBOOK)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("status", equalTo(409))
                .body("detail", containsString("has 0 embedded items; a codebook needs 32"));
    }

    @Test
    void shouldRefuseAnImpossibleTenant() {
        given().header("Lethe-Tenant", "No Body")
                .post(CODEBOOK)
                .then()
                .statusCode(400)
                .body("field", equalTo("Lethe-Tenant"));
    }

    @Test
    void shouldMakeACodebookFromTheCatalogue() throws InterruptedException {
        // Given
        String tenant = "shop-1";
        List<String> things = List.of("Sailing boat", "Sourdough bread", "Guitar", "Running shoes");
        try (TestLog log = TestLog.at(ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class))) {
            for (int i = 0; i < 40; i++) {
                log.accept(Item.of(tenant, "i" + i, things.get(i % 4) + " number " + i, ""));
            }
            log.flush();
            await().atMost(LONG)
                    .until(() -> given().get(PROGRESS).jsonPath().getInt("lag['lethe.items.accepted']") == 0);

            // When
            given().header("Lethe-Tenant", tenant)
                    .post(CODEBOOK)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(1))
                    .body("items", equalTo(40))
                    .body("topics", equalTo(13));
            given().header("Lethe-Tenant", tenant)
                    .post(CODEBOOK)
                    .then()
                    .statusCode(200)
                    .body("version", equalTo(2));

            // Then
            given().header("Lethe-Tenant", tenant)
                    .get(CODEBOOK)
                    .then()
                    .body("version", equalTo(2))
                    .body("general", equalTo(false))
                    .body("labels", hasSize(13));
            List<ConsumerRecord<byte[], byte[]>> published = log.read(Topic.CODEBOOK);
            ConsumerRecord<byte[], byte[]> last = published.get(published.size() - 1);
            assertThat(TopicCodebookCodec.tenant(last.key())).isEqualTo(tenant);
            TopicCodebook codebook = TopicCodebookCodec.decode(last.value());
            assertThat(codebook.version()).isEqualTo(2);
            Response words = post("{\"texts\":[\"a yacht under sail\"]}");
            assertThat(codebook.topicOf(vector(words, 0).quantized()).label()).startsWith("Sailing boat");
        }
    }

    @Test
    void shouldTellHowFarItIs() {
        // Given
        post("{\"texts\":[\"something that nobody asked before\"]}");

        // Then
        given().get(PROGRESS)
                .then()
                .statusCode(200)
                .body("model", equalTo("all-minilm-l6-v2"))
                .body("texts", greaterThanOrEqualTo(1))
                .body("modelBusyMillis", greaterThanOrEqualTo(1))
                .body("lag.size()", equalTo(2))
                .body("migration.nextModel", nullValue())
                .body("migration.waiting", equalTo(0));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("lethe_embeddings_texts_total"))
                .body(containsString("lethe_embeddings_migrated_total"))
                .body(containsString("lethe_embeddings_unmigrated"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void shouldAnswerEveryErrorAsAProblem() {
        given().get(PROGRESS + "?now=1")
                .then()
                .statusCode(400)
                .body("type", equalTo("/docs/errors.html#unknown-parameter"))
                .body("field", equalTo("now"));
        given().get("/nowhere").then().statusCode(404).body("type", equalTo("/docs/errors.html#not-found"));
        post("{\"texts\":[\"" + "a".repeat(10_000_000) + "\"]}")
                .then()
                .statusCode(413)
                .body("type", equalTo("/docs/errors.html#body-too-large"));
    }

    private static void shouldRefuse(String body, String why) {
        post(body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("/docs/errors.html#invalid-value"))
                .body("field", equalTo("texts"))
                .body("detail", containsString(why));
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post(EMBEDDINGS);
    }

    private static Embedding vector(Response answer, int i) {
        List<Float> numbers = answer.jsonPath().getList("vectors[" + i + "]", Float.class);
        float[] vector = new float[numbers.size()];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = numbers.get(d);
        }
        return Embedding.normalized(vector);
    }
}
