package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the optional parts of a record: entries of lists and objects. An entry that does not fit is left out or kept as
 * a text, with a warning. The record is still accepted.
 */
final class Parts {
    private static final String LEFT_OUT = " and is left out";
    private static final double EXACT = 0x1p53;

    private final Fields fields;

    Parts(Fields fields) {
        this.fields = fields;
    }

    /** A list of single-line texts. A single text counts as a list of one. */
    List<String> texts(String field, int maxCount, int maxLength) {
        JsonNode node = fields.value(field);
        return node == null ? List.of() : texts(field, node, maxCount, maxLength);
    }

    List<String> texts(String place, JsonNode node, int maxCount, int maxLength) {
        TextRule rule = TextRule.line(maxLength);
        if (!node.isArray()) {
            String only = scalar(place, node, rule);
            if (only == null) {
                return List.of();
            }
            fields.warn(place, node, "is " + Fields.kind(node) + " and is kept as a list of it alone");
            return List.of(only);
        }
        List<String> texts = new ArrayList<>(node.size());
        boolean others = false;
        for (int i = 0; i < node.size(); i++) {
            if (texts.size() == maxCount) {
                fields.warn(place, null, "has " + node.size() + " entries; the first " + maxCount + " are kept");
                break;
            }
            JsonNode entry = node.get(i);
            String text = scalar(place + "[" + i + "]", entry, rule);
            if (text != null) {
                texts.add(text);
                others |= !entry.isTextual();
            }
        }
        if (others) {
            fields.warn(place, node, "is a list of texts; its numbers and truth values are kept as texts");
        }
        return texts;
    }

    /**
     * A text that is not blank; a number or a boolean is converted to one. Null, with a warning, if it is neither or
     * breaks the rule.
     */
    private @Nullable String scalar(String place, JsonNode node, TextRule rule) {
        if (node.isContainerNode() || node.isNull() || node.isNumber() && !Double.isFinite(node.doubleValue())) {
            fields.warn(place, node, "is " + Fields.kind(node) + LEFT_OUT);
            return null;
        }
        String text = written(node);
        TextRule.Finding finding = rule.check(text);
        if (finding != null) {
            fields.warn(place, node, finding.reason() + LEFT_OUT);
            return null;
        }
        if (text.isBlank()) {
            fields.warn(place, node, "is blank" + LEFT_OUT);
            return null;
        }
        return text;
    }

    /**
     * A text that follows a rule; a number or a boolean is converted to one, with a warning. Null, with a warning, for
     * anything else.
     */
    @Nullable
    String text(String place, JsonNode node, TextRule rule) {
        if (node.isContainerNode()) {
            fields.warn(place, node, "is " + Fields.kind(node) + LEFT_OUT);
            return null;
        }
        String text = written(node);
        TextRule.Finding finding = rule.check(text);
        if (finding != null) {
            fields.warn(place, node, finding.reason() + LEFT_OUT);
            return null;
        }
        if (!node.isTextual()) {
            fields.warn(place, node, "is " + Fields.kind(node) + " and is kept as a text");
        }
        return text;
    }

    /** A number within a range; null, with a warning, otherwise. */
    @Nullable
    Double number(String place, JsonNode node, double most) {
        double number = node.doubleValue();
        if (Math.abs(number) <= most) {
            return number;
        }
        fields.warn(place, node, "does not lie between " + -most + " and " + most + LEFT_OUT);
        return null;
    }

    /** Visits the entries of an object that are not null and have a name, at most {@code maxCount}. */
    void entries(String field, int maxCount, int maxNameLength, BiConsumer<String, JsonNode> visitor) {
        JsonNode node = fields.value(field);
        if (node == null) {
            return;
        }
        if (!node.isObject()) {
            fields.warn(field, node, "must be an object, not " + Fields.kind(node) + "," + LEFT_OUT);
            return;
        }
        TextRule rule = TextRule.line(maxNameLength);
        int visited = 0;
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            TextRule.Finding finding = rule.check(name);
            if (finding != null || name.isBlank()) {
                fields.warn(
                        field,
                        entry.getValue(),
                        "has an entry whose name " + (finding == null ? "is blank" : finding.reason()) + "; it"
                                + LEFT_OUT.substring(4));
            } else if (!entry.getValue().isNull()) {
                if (visited == maxCount) {
                    fields.warn(field, null, "has " + node.size() + " entries; the first " + maxCount + " are kept");
                    return;
                }
                visited++;
                visitor.accept(name, entry.getValue());
            }
        }
    }

    void leaveOut(String place, JsonNode node, String reason) {
        fields.warn(place, node, reason + LEFT_OUT);
    }

    private static String written(JsonNode node) {
        double number = node.doubleValue();
        return node.isFloatingPointNumber() && number == Math.rint(number) && Math.abs(number) <= EXACT
                ? String.valueOf((long) number)
                : node.asText();
    }
}
