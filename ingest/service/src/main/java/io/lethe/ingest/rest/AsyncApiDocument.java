package io.lethe.ingest.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.lethe.event.PublicJson;
import io.lethe.event.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/**
 * The public topics and their messages as one AsyncAPI document. It is {@code META-INF/lethe/asyncapi.yaml} with the
 * JSON schemas put in and each topic's configuration added, so that tools need nothing else. Extensions that scan for
 * annotated channels find none in Lethe, which talks to Kafka by its own clients.
 */
final class AsyncApiDocument {
    private static final String FOLDER = "/META-INF/lethe/";
    private static final String BINDING_VERSION = "0.5.0";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private final ObjectNode document;

    /** @throws UncheckedIOException if the class path lacks the document or a schema that it names */
    AsyncApiDocument() {
        try {
            document = (ObjectNode) YAML.readTree(resource("asyncapi.yaml"));
            for (Map.Entry<String, JsonNode> message :
                    document.at("/components/messages").properties()) {
                putSchemaIn(message.getKey(), (ObjectNode) message.getValue().path("payload"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        document.path("channels").forEach(channel -> addConfiguration((ObjectNode) channel));
    }

    /** The document as JSON. */
    String json() {
        return written(JSON);
    }

    /** The document as YAML. */
    String yaml() {
        return written(YAML);
    }

    private String written(ObjectMapper mapper) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the schema in whose file the payload names. What it says of itself counts from the new place. */
    private static void putSchemaIn(String message, ObjectNode payload) throws IOException {
        ObjectNode schema =
                (ObjectNode) JSON.readTree(resource(payload.at("/schema/$ref").asText()));
        schema.remove("$schema");
        schema.remove("$id");
        move(schema, "#/components/messages/" + message + "/payload/schema");
        payload.set("schema", schema);
    }

    private static void move(JsonNode node, String place) {
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            object.put("$ref", place + object.path("$ref").asText().substring(1));
        }
        for (Iterator<JsonNode> inner = node.elements(); inner.hasNext(); ) {
            move(inner.next(), place);
        }
    }

    private static void addConfiguration(ObjectNode channel) {
        String address = channel.path("address").asText();
        Topic topic = Arrays.stream(Topic.values())
                .filter(one -> one.topicName().equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no topic " + address));
        ObjectNode kafka = JSON.createObjectNode().put("topic", address);
        ObjectNode configuration = kafka.putObject("topicConfiguration");
        Map<String, String> required = topic.configuration();
        configuration.putArray("cleanup.policy").add(Objects.requireNonNull(required.get("cleanup.policy")));
        for (String name :
                new String[] {"retention.ms", "retention.bytes", "delete.retention.ms", "max.message.bytes"}) {
            String value = required.get(name);
            if (value != null) {
                configuration.put(name, Long.parseLong(value));
            }
        }
        kafka.put("bindingVersion", BINDING_VERSION);
        channel.putObject("bindings").set("kafka", kafka);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PublicJson.class.getResourceAsStream(FOLDER + name), name);
    }
}
