package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object one by one and keeps the first flaw that it meets; after that its answers mean nothing. A
 * field that is {@code null} counts as missing.
 */
final class Fields {
    private static final double EXACT = 0x1p53;
    private static final int LONGEST_NAME = 64;

    private final ObjectNode object;
    private @Nullable String flawedField;
    private TextRule.@Nullable Finding finding;

    Fields(ObjectNode object) {
        this.object = object;
    }

    boolean isSound() {
        return finding == null;
    }

    /** The refusal for the first flaw; only if not {@link #isSound() sound}. */
    <T> Rejected<T> rejection() {
        if (finding == null || flawedField == null) {
            throw new IllegalStateException("a sound record has no flaw");
        }
        return new Rejected<>(flawedField, finding.flaw(), finding.reason());
    }

    void refuse(String field, Flaw flaw, String reason) {
        refuse(field, new TextRule.Finding(flaw, reason));
    }

    private void refuse(String field, TextRule.@Nullable Finding found) {
        if (finding == null && found != null) {
            flawedField = field;
            finding = found;
        }
    }

    void expectOnly(Set<String> known) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!known.contains(field.getKey())) {
                refuse(TextRule.shown(field.getKey(), LONGEST_NAME), Flaw.UNKNOWN_FIELD, "is no field of this record");
                return;
            }
        }
    }

    boolean has(String field) {
        JsonNode node = object.get(field);
        return node != null && !node.isNull();
    }

    /** A text that follows a rule. */
    @Nullable
    String text(String field, TextRule rule) {
        JsonNode node = value(field);
        return node == null ? null : text(field, node, rule);
    }

    /** A text of one line that is not blank, such as an id. */
    @Nullable
    String name(String field, int maxLength) {
        String text = text(field, TextRule.line(maxLength));
        if (text != null && text.isBlank()) {
            refuse(field, Flaw.MISSING, "is blank");
        }
        return text;
    }

    String requiredName(String field, int maxLength) {
        String name = name(field, maxLength);
        if (name == null) {
            refuse(field, Flaw.MISSING, "is missing");
            return "";
        }
        return name;
    }

    /** An id that an address can carry: {@code .} and {@code ..} are steps in a path, however they are written. */
    @Nullable
    String id(String field, int maxLength) {
        String id = name(field, maxLength);
        if (id != null && (id.equals(".") || id.equals(".."))) {
            refuse(
                    field,
                    Flaw.RESERVED,
                    "is '" + id
                            + "', a step in a path: no address could name it, so nobody could ask for it or erase it");
        }
        return id;
    }

    String requiredId(String field, int maxLength) {
        String id = id(field, maxLength);
        if (id == null) {
            refuse(field, Flaw.MISSING, "is missing");
            return "";
        }
        return id;
    }

    /** A text that may be blank, which counts as missing. */
    @Nullable
    String prose(String field, int maxLength) {
        String text = text(field, TextRule.prose(maxLength));
        return text == null || text.isBlank() ? null : text;
    }

    @Nullable
    Double number(String field, double least, double most) {
        JsonNode node = value(field);
        return node == null ? null : number(field, node, least, most);
    }

    @Nullable
    Long integer(String field, long least, long most) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        Long integer = integer(field, node);
        if (integer != null && (integer < least || integer > most)) {
            refuse(field, Flaw.OUT_OF_RANGE, "is " + integer + ", it must lie between " + least + " and " + most);
        }
        return integer;
    }

    /** A time, in milliseconds since 1970: as such an integer, or as ISO 8601 text with an offset. */
    @Nullable
    Long time(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            if (node.isNumber()) {
                return integer(field, node);
            }
            wrongType(field, "an integer of milliseconds or an ISO 8601 text", node);
            return null;
        }
        try {
            return OffsetDateTime.parse(node.textValue()).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            refuse(field, Flaw.WRONG_FORM, "is no ISO 8601 time with an offset, such as 2026-01-31T12:00:00Z");
        } catch (ArithmeticException e) {
            refuse(field, Flaw.IMPOSSIBLE_TIME, "lies beyond all times");
        }
        return null;
    }

    @Nullable
    Boolean truth(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            wrongType(field, "true or false", node);
            return null;
        }
        return node.booleanValue();
    }

    /** A list of texts of one line, none of them blank. */
    List<String> names(String field, int maxCount, int maxLength) {
        JsonNode node = value(field);
        return node == null ? List.of() : names(field, node, maxCount, maxLength);
    }

    List<String> names(String field, JsonNode node, int maxCount, int maxLength) {
        if (!node.isArray()) {
            wrongType(field, "a list of texts", node);
            return List.of();
        }
        if (node.size() > maxCount) {
            refuse(field, Flaw.TOO_LONG, "has " + node.size() + " entries, " + maxCount + " are allowed");
            return List.of();
        }
        List<String> names = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            String place = field + "[" + i + "]";
            String name = text(place, node.get(i), TextRule.line(maxLength));
            if (name == null) {
                return List.of();
            }
            if (name.isBlank()) {
                refuse(place, Flaw.MISSING, "is blank");
            }
            names.add(name);
        }
        return names;
    }

    /** Visits the entries of an object that are not null, after a look at their number and their names. */
    void entries(String field, int maxCount, int maxNameLength, BiConsumer<String, JsonNode> visitor) {
        JsonNode node = value(field);
        if (node == null) {
            return;
        }
        if (!node.isObject()) {
            wrongType(field, "an object", node);
            return;
        }
        if (node.size() > maxCount) {
            refuse(field, Flaw.TOO_LONG, "has " + node.size() + " entries, " + maxCount + " are allowed");
            return;
        }
        TextRule rule = TextRule.line(maxNameLength);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            refuse(field, rule.check(name));
            if (name.isBlank()) {
                refuse(field, Flaw.MISSING, "has an entry without a name");
            }
            if (!isSound()) {
                return;
            }
            if (!entry.getValue().isNull()) {
                visitor.accept(name, entry.getValue());
            }
        }
    }

    @Nullable
    JsonNode value(String field) {
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }

    @Nullable
    String text(String field, JsonNode node, TextRule rule) {
        if (!node.isTextual()) {
            wrongType(field, "a text", node);
            return null;
        }
        String text = node.textValue();
        refuse(field, rule.check(text));
        return text;
    }

    @Nullable
    Double number(String field, JsonNode node, double least, double most) {
        if (!node.isNumber()) {
            wrongType(field, "a number", node);
            return null;
        }
        double number = node.doubleValue();
        if (!Double.isFinite(number)) {
            refuse(field, Flaw.OUT_OF_RANGE, "is not a finite number");
        } else if (number < least || number > most) {
            refuse(field, Flaw.OUT_OF_RANGE, "is " + number + ", it must lie between " + least + " and " + most);
        }
        return number;
    }

    void wrongType(String field, String wanted, JsonNode found) {
        String kind =
                switch (found.getNodeType()) {
                    case ARRAY -> "a list";
                    case OBJECT -> "an object";
                    case NUMBER -> "a number";
                    case BOOLEAN -> "a truth value";
                    case STRING -> "a text";
                    default -> "null";
                };
        refuse(field, Flaw.WRONG_TYPE, "must be " + wanted + ", not " + kind);
    }

    private @Nullable Long integer(String field, JsonNode node) {
        if (!node.isNumber()) {
            wrongType(field, "an integer", node);
            return null;
        }
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        double number = node.doubleValue();
        if (!Double.isFinite(number)) {
            refuse(field, Flaw.OUT_OF_RANGE, "is not a finite number");
        } else if (Math.abs(number) > EXACT) {
            refuse(field, Flaw.OUT_OF_RANGE, "is " + number + ", which is no integer that can be kept");
        } else if (number != Math.rint(number)) {
            refuse(field, Flaw.WRONG_TYPE, "must be an integer, not " + number);
        }
        return (long) number;
    }
}
