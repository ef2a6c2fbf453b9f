package io.lethe.recommend.service.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * Lethe's JSON schemas as schemas of OpenAPI, for programs that make clients: one type for each value, and the text
 * where a value may be a text or a number. That there are no other fields is not said: generators take it for a map.
 */
final class JsonSchemas {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DEFINITIONS = "/$defs/";

    private final JsonNode root;

    private JsonSchemas(JsonNode root) {
        this.root = root;
    }

    /** The schema of a JSON schema. */
    static Schema of(ObjectNode schema) {
        return new JsonSchemas(schema).read(schema);
    }

    /** The schema of a JSON schema on the class path. */
    static Schema ofResource(String resource) {
        try (InputStream in = JsonSchemas.class.getResourceAsStream(resource)) {
            return of((ObjectNode) JSON.readTree(Objects.requireNonNull(in, resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema read(JsonNode given) {
        JsonNode node = resolved(given);
        Schema schema = OASFactory.createSchema().description(description(node));
        String type = type(node);
        if (type == null) {
            return schema;
        }
        schema.setType(List.of(SchemaType.valueOf(type.toUpperCase(Locale.ROOT))));
        if (type.equals("number") || type.equals("integer")) {
            bounds(node, schema);
        }
        if (type.equals("string") && node.path("pattern").isTextual()) {
            schema.setPattern(node.path("pattern").asText());
        }
        for (JsonNode one : node.path("enum")) {
            schema.addEnumeration(one.asText());
        }
        if (node.has("items")) {
            schema.setItems(read(node.path("items")));
        }
        for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
            schema.addProperty(property.getKey(), read(property.getValue()));
        }
        JsonNode others = node.path("additionalProperties");
        if (others.isObject()) {
            schema.setAdditionalPropertiesSchema(read(others));
        }
        for (JsonNode name : node.path("required")) {
            schema.addRequired(name.asText());
        }
        return schema;
    }

    /** With what a reference or the one choice beside null says. */
    private JsonNode resolved(JsonNode node) {
        ObjectNode whole = node.deepCopy();
        List<JsonNode> choices = new ArrayList<>();
        node.path("oneOf").forEach(choices::add);
        choices.removeIf(choice -> choice.path("type").asText().equals("null"));
        for (JsonNode part : node.path("allOf")) {
            merge(whole, resolved(part));
        }
        String reference = node.path("$ref").asText();
        if (reference.contains(DEFINITIONS)) {
            merge(whole, resolved(root.at(reference.substring(1))));
        } else if (choices.size() == 1) {
            merge(whole, resolved(choices.get(0)));
        } else if (choices.size() > 1 && choices.stream().allMatch(JsonSchemas::isNumberOrText)) {
            whole.put("type", "string");
        }
        return whole;
    }

    private static boolean isNumberOrText(JsonNode choice) {
        String type = choice.path("type").asText();
        return type.equals("number") || type.equals("string");
    }

    private static void merge(ObjectNode whole, JsonNode more) {
        more.properties().forEach(field -> {
            if (!whole.has(field.getKey())) {
                whole.set(field.getKey(), field.getValue());
            }
        });
    }

    /** The one type; that of texts where there are several, null where any value will do. */
    private static @Nullable String type(JsonNode node) {
        List<String> types = new ArrayList<>();
        if (node.path("type").isTextual()) {
            types.add(node.path("type").asText());
        }
        node.path("type").forEach(type -> types.add(type.asText()));
        types.remove("null");
        if (types.isEmpty()) {
            return node.has("enum") ? "string" : null;
        }
        return types.contains("string") ? "string" : types.get(0);
    }

    private static void bounds(JsonNode node, Schema schema) {
        schema.setMinimum(number(node, "minimum"));
        schema.setMaximum(number(node, "maximum"));
        schema.setExclusiveMinimum(number(node, "exclusiveMinimum"));
        schema.setExclusiveMaximum(number(node, "exclusiveMaximum"));
    }

    private static @Nullable BigDecimal number(JsonNode node, String field) {
        return node.path(field).isNumber() ? node.path(field).decimalValue() : null;
    }

    /** What it means, what it may be, and what it is where it is left out. */
    private static @Nullable String description(JsonNode node) {
        List<String> sentences = new ArrayList<>();
        if (node.has("description")) {
            sentences.add(node.path("description").asText());
        }
        String title = node.path("title").asText();
        if (!title.isEmpty()) {
            sentences.add(title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1) + ".");
        }
        JsonNode initial = node.path("default");
        if (initial.isValueNode() && !initial.isMissingNode()) {
            sentences.add("Default: " + initial.asText() + ".");
        }
        return sentences.isEmpty() ? null : String.join(" ", sentences);
    }
}
