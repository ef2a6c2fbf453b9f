package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Item;
import io.lethe.event.PublicJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** JSON merge patch (RFC 7396) for items. The attributes are the only nested object. */
final class ItemPatch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ATTRIBUTES = "attributes";
    private static final List<String> CHANGEABLE =
            List.of("title", "text", "categories", ATTRIBUTES, "available", "publishedAt", "vector");

    /** The fields that may be blank. A blank field counts as missing. */
    private static final Set<String> WORDS = Set.of("title", "text");

    private ItemPatch() {}

    /**
     * The changes of a patch: null for a removed field, else the cleaned value. Parts that cleaning left out change
     * nothing.
     *
     * @param given   the patch as received
     * @param cleaned the result of cleaning the patch's fields
     */
    static ObjectNode changes(ObjectNode given, Item cleaned) {
        ObjectNode values = json(cleaned);
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        for (String field : CHANGEABLE) {
            JsonNode node = given.get(field);
            if (node == null) {
                continue;
            }
            if (node.isNull() || WORDS.contains(field) && node.asText().isBlank()) {
                changes.putNull(field);
            } else if (field.equals(ATTRIBUTES)) {
                changes.set(field, attributes(node, values.get(field)));
            } else if (values.has(field)) {
                changes.set(field, values.get(field));
            } else if (node.isArray() && node.isEmpty()) {
                changes.putArray(field);
            }
        }
        return changes;
    }

    /** The item with the changes applied, as the JSON of a whole item. */
    static ObjectNode merged(Item current, ObjectNode changes) {
        ObjectNode merged = json(current);
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            JsonNode was = merged.get(change.getKey());
            if (change.getKey().equals(ATTRIBUTES) && change.getValue().isObject() && was != null) {
                merge((ObjectNode) was, change.getValue());
            } else {
                set(merged, change.getKey(), change.getValue());
            }
        }
        return merged;
    }

    private static ObjectNode attributes(JsonNode given, @Nullable JsonNode cleaned) {
        ObjectNode changes = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            JsonNode value = cleaned == null ? null : cleaned.get(entry.getKey());
            if (entry.getValue().isNull()) {
                changes.putNull(entry.getKey());
            } else if (value != null) {
                changes.set(entry.getKey(), value);
            }
        }
        return changes;
    }

    private static void merge(ObjectNode into, JsonNode changes) {
        changes.properties().forEach(change -> set(into, change.getKey(), change.getValue()));
    }

    private static void set(ObjectNode into, String field, JsonNode value) {
        if (value.isNull()) {
            into.remove(field);
        } else {
            into.set(field, value);
        }
    }

    private static ObjectNode json(Item item) {
        try {
            return (ObjectNode) JSON.readTree(PublicJson.of(item));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written can be read", e);
        }
    }
}
