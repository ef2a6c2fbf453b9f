package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The JSON schema of settings, {@value #RESOURCE} on the class path: all fields, their descriptions and allowed values.
 */
public final class SettingsSchema {
    /** The path of the schema. */
    public static final String RESOURCE = "/META-INF/lethe/settings.schema.json";

    private static final int LONGEST_SHOWN = 60;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode TREE = load();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(
                    TREE,
                    SchemaValidatorsConfig.builder()
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ROOT)
                            .build());

    private SettingsSchema() {}

    /** The schema, with the default of each field that has one. */
    public static ObjectNode withDefaults() {
        ObjectNode schema = TREE.deepCopy();
        addDefaults(schema, SettingsDocument.defaults().tree());
        return schema;
    }

    /** Validates a document: at most one error per field. */
    static List<SettingsError> check(SourceTree source) {
        if (!source.root().isObject()) {
            return List.of(source.error("", "settings are an object of fields, not " + shown(source.root())));
        }
        Map<String, SettingsError> errors = new LinkedHashMap<>();
        List<ValidationMessage> messages = new ArrayList<>(SCHEMA.validate(source.root()));
        messages.sort(
                Comparator.comparing(message -> message.getInstanceLocation().toString()));
        for (ValidationMessage message : messages) {
            String place = message.getInstanceLocation().toString();
            String property = message.getProperty();
            String pointer = property == null ? place : SourceTree.child(place, property);
            errors.putIfAbsent(pointer, source.error(pointer, reason(message.getType(), place, property, source)));
        }
        return List.copyOf(errors.values());
    }

    private static String reason(String keyword, String place, @Nullable String property, SourceTree source) {
        JsonNode schema = at(place);
        if (keyword.equals("additionalProperties") && property != null) {
            return noSuchSetting(place, property);
        } else if (keyword.equals("required")) {
            return "is missing";
        }
        return "is " + schema.path("title").asText("something else") + ", not "
                + shown(source.root().at(place));
    }

    /** Whether the schema has a field at this JSON pointer. */
    static boolean knows(String pointer) {
        return at(pointer).isObject();
    }

    static String noSuchSetting(String place, String property) {
        List<String> known = new ArrayList<>();
        at(place).path("properties").fieldNames().forEachRemaining(known::add);
        return "there is no such setting; " + Spelling.hint(property, known);
    }

    /** The part of the schema for a field, by JSON pointer. */
    private static JsonNode at(String pointer) {
        JsonNode node = TREE;
        for (String name : pointer.split("/", -1)) {
            if (!name.isEmpty()) {
                JsonNode named = node.path("properties").path(name);
                JsonNode each = node.path(node.has("items") ? "items" : "additionalProperties");
                node = named.isMissingNode() ? each : named;
            }
        }
        return node;
    }

    private static String shown(JsonNode value) {
        if (value.isArray()) {
            return "a list";
        } else if (value.isObject()) {
            return "an object";
        }
        String text = value.isTextual() ? "'" + value.asText() + "'" : value.toString();
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }

    private static void addDefaults(ObjectNode schema, JsonNode defaults) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            JsonNode value = defaults.path(field.getKey());
            ObjectNode child = (ObjectNode) field.getValue();
            if (child.has("properties")) {
                addDefaults(child, value);
            } else if (!value.isMissingNode()) {
                child.set("default", value);
            }
        }
    }

    private static ObjectNode load() {
        try (InputStream in = SettingsSchema.class.getResourceAsStream(RESOURCE)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, RESOURCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
