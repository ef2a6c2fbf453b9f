package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A change of single settings as a JSON merge patch (RFC 7396). Omitted fields keep their values; null resets a field
 * to its default.
 */
final class SettingsPatch {
    private static final String KERNEL = "kernel";
    private static final String HALF_LIFE = "halfLife";
    private static final String TYPES = "types";
    private static final String POLARITY = "polarity";
    private static final String HALF_LIFE_SECONDS = "halfLifeSeconds";

    private final SourceTree patch;

    private SettingsPatch(SourceTree patch) {
        this.patch = patch;
    }

    static SettingsPatch of(String text) {
        return new SettingsPatch(SourceTree.withNulls(text));
    }

    /** The patched document. Its line numbers are those of the patch. */
    SourceTree appliedTo(ObjectNode tree) {
        JsonNode root = patch.root();
        if (!root.isObject()) {
            return patch;
        }
        JsonNode merged = merged(tree, halfLifeNamed((ObjectNode) root));
        letPolarityFollow(merged.path(TYPES));
        return patch.withRoot(merged);
    }

    /** Recomputes the polarity of a type from a new weight, unless the patch sets it. */
    private void letPolarityFollow(JsonNode types) {
        for (Map.Entry<String, JsonNode> type : patch.root().path(TYPES).properties()) {
            if (type.getValue().has("weight")
                    && !type.getValue().has(POLARITY)
                    && types.path(type.getKey()) instanceof ObjectNode merged) {
                merged.remove(POLARITY);
            }
        }
    }

    /** Errors for unknown fields that are reset by null. Other errors are found in the patched document. */
    List<SettingsError> unknown() {
        if (!patch.root().isObject()) {
            return List.of();
        }
        List<SettingsError> errors = new ArrayList<>();
        collectUnknown(patch.root(), "", errors);
        return errors;
    }

    private void collectUnknown(JsonNode node, String pointer, List<SettingsError> errors) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String place = SourceTree.child(pointer, field.getKey());
            if (field.getValue().isNull() && !SettingsSchema.knows(place)) {
                errors.add(patch.error(place, SettingsSchema.noSuchSetting(pointer, field.getKey())));
            } else if (field.getValue().isObject()) {
                collectUnknown(field.getValue(), place, errors);
            }
        }
    }

    /** Without a kernel, a number of seconds sets the half-life. With one, it only repeats the kernel's half-life. */
    private static ObjectNode halfLifeNamed(ObjectNode patch) {
        if (patch.has(KERNEL)
                || patch.has(HALF_LIFE)
                || !patch.path(HALF_LIFE_SECONDS).isNumber()) {
            return patch;
        }
        ObjectNode named = patch.deepCopy();
        named.set(HALF_LIFE, named.remove(HALF_LIFE_SECONDS));
        return named;
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result =
                target.isObject() ? ((ObjectNode) target).deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), merged(result.path(field.getKey()), field.getValue()));
            }
        }
        return result;
    }
}
