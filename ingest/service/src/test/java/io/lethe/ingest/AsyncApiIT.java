package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.lethe.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document says what the broker and the service do. */
@QuarkusTest
@WithTestResource(IngestBroker.class)
class AsyncApiIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private RunningIngest ingest;
    private JsonNode api;

    @BeforeEach
    void connect() throws Exception {
        ingest = RunningIngest.at(base, brokers);
        api = JSON.readTree(RestAssured.get("/q/asyncapi?format=json").asString());
    }

    @Test
    void shouldBeTheSameInBothForms() throws Exception {
        // When
        var yaml = RestAssured.get("/q/asyncapi");
        var accepted = RestAssured.given().accept("application/json").get("/q/asyncapi");

        // Then
        assertThat(yaml.contentType()).isEqualTo("application/vnd.aai.asyncapi+yaml;version=3.0.0");
        assertThat(accepted.contentType()).isEqualTo("application/vnd.aai.asyncapi+json;version=3.0.0");
        assertThat(new YAMLMapper().readTree(yaml.asString())).isEqualTo(api);
        assertThat(JSON.readTree(accepted.asString())).isEqualTo(api);
        assertThat(api.path("asyncapi").asText()).isEqualTo("3.0.0");
    }

    @Test
    void shouldNeedNoOtherFile() {
        // When
        List<String> references = api.findValuesAsText("$ref");

        // Then
        assertThat(references).hasSizeGreaterThan(10).allSatisfy(reference -> {
            assertThat(reference).startsWith("#/");
            assertThat(api.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        });
        assertThat(api.findValuesAsText("$id")).isEmpty();
    }

    @Test
    void shouldSayHowTheTopicsAreKept() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            for (JsonNode channel : api.path("channels")) {
                // Given
                ConfigResource topic = new ConfigResource(
                        ConfigResource.Type.TOPIC, channel.path("address").asText());
                JsonNode told = channel.at("/bindings/kafka/topicConfiguration");

                // When
                Config kept = Objects.requireNonNull(
                        admin.describeConfigs(List.of(topic)).all().get().get(topic));

                // Then
                assertThat(told.path("cleanup.policy").get(0).asText())
                        .isEqualTo(kept.get("cleanup.policy").value());
                for (String name : List.of("retention.ms", "retention.bytes")) {
                    assertThat(told.path(name).asText())
                            .isEqualTo(kept.get(name).value());
                }
            }
        }
    }

    @Test
    void shouldShowRecordsThatAreTaken() throws Exception {
        // Given
        int sent = 0;
        long letters = ingest.log().size(Topic.DEAD_LETTERS);

        // When
        try (Producer<byte[], byte[]> producer = ingest.connection().producer("test")) {
            for (JsonNode channel : api.path("channels")) {
                for (JsonNode message : channel.path("messages")) {
                    JsonNode named = api.at(message.path("$ref").asText().substring(1));
                    for (JsonNode example : named.path("examples")) {
                        producer.send(new ProducerRecord<>(
                                        channel.path("address").asText(),
                                        "film-7".getBytes(StandardCharsets.UTF_8),
                                        JSON.writeValueAsBytes(example.path("payload"))))
                                .get();
                        sent++;
                    }
                }
            }
        }
        ingest.awaitIdle();

        // Then
        assertThat(sent).isEqualTo(3);
        await().atMost(LONG).until(() -> ingest.log().accepted("ada").stream()
                .anyMatch(event ->
                        "film-7".equals(event.itemId()) && Long.valueOf(42_000).equals(event.dwellMs())));
        await().atMost(LONG).until(() -> ingest.log().size(Topic.ITEMS_ACCEPTED) >= 2);
        assertThat(ingest.log().size(Topic.DEAD_LETTERS)).isEqualTo(letters);
    }

    @Test
    void shouldDescribeWhatIsSentAndWhatIsRefused() throws Exception {
        // Given
        String unrated = "{\"userId\":\"async\",\"type\":\"rating\",\"itemId\":\"film-7\"}";
        String rated = "{\"userId\":\"async\",\"type\":\"rating\",\"itemId\":\"film-7\",\"value\":4}";

        // When
        try (Producer<byte[], byte[]> producer = ingest.connection().producer("test")) {
            for (String event : List.of(unrated, rated)) {
                producer.send(new ProducerRecord<>(address("events"), event.getBytes(StandardCharsets.UTF_8)))
                        .get();
            }
        }
        ingest.awaitAccepted("async", 1);
        List<JsonNode> letters = await().atMost(LONG).until(() -> letters("async"), found -> !found.isEmpty());

        // Then
        assertThat(problems("event", unrated)).isNotEmpty();
        assertThat(problems("event", rated)).isEmpty();
        assertThat(problems("event", "{\"userId\":\"..\",\"type\":\"view\",\"itemId\":\"i\"}"))
                .isNotEmpty();
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).path("field").asText()).isEqualTo("value");
        assertThat(problems("deadLetter", letters.get(0).toString())).isEmpty();
        assertThat(problems("deadLetter", "{\"field\":\"value\"}")).isNotEmpty();
    }

    private String address(String channel) {
        return api.at("/channels/" + channel + "/address").asText();
    }

    private List<JsonNode> letters(String user) throws Exception {
        Topic topic = Arrays.stream(Topic.values())
                .filter(one -> one.topicName().equals(address("deadLetters")))
                .findFirst()
                .orElseThrow();
        List<JsonNode> letters = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> letter : ingest.log().all(topic)) {
            JsonNode read = letter.value() == null ? JSON.nullNode() : JSON.readTree(letter.value());
            if (read.path("userId").asText().equals(user)) {
                letters.add(read);
            }
        }
        return letters;
    }

    private Set<ValidationMessage> problems(String message, String json) {
        ObjectNode whole = api.deepCopy();
        whole.put("$ref", "#/components/messages/" + message + "/payload/schema");
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
        return schema.validate(json, InputFormat.JSON);
    }
}
