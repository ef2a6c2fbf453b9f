package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.TimeReading;
import io.lethe.event.TimeRule;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of a JSON object and keeps the first flaw. After a flaw, the returned values are meaningless. A
 * field with the value {@code null} counts as missing. Optional parts that are invalid are left out with a warning, if
 * the meaning of the record does not change.
 */
final class Fields {
    private static final double EXACT = 0x1p53;
    private static final int LONGEST_NAME = 64;
    private static final int MOST_WARNINGS = 50;

    private final ObjectNode object;
    private final List<Warning> warnings = new ArrayList<>();
    private @Nullable Rejected<?> rejected;

    Fields(ObjectNode object) {
        this.object = object;
    }

    boolean isSound() {
        return rejected == null;
    }

    /** The rejection for the first flaw; only valid if not {@link #isSound() sound}. */
    <T> Rejected<T> rejection() {
        if (rejected == null) {
            throw new IllegalStateException("a sound record has no flaw");
        }
        return rejected.as();
    }

    /** The warnings so far, at most {@value #MOST_WARNINGS}. */
    List<Warning> warnings() {
        return warnings;
    }

    /** Rejects the record because of one of its own fields. */
    void refuse(String field, Flaw flaw, String reason) {
        refuse(field, object.get(field), flaw, reason);
    }

    void refuse(String place, @Nullable JsonNode value, Flaw flaw, String reason) {
        if (rejected == null) {
            rejected = new Rejected<>(place, flaw, reason, Shown.of(value));
        }
    }

    void warn(String place, @Nullable JsonNode value, String reason) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(new Warning(Shown.of(place), Shown.of(value), reason));
        }
    }

    void expectOnly(Set<String> known) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!known.contains(field.getKey())) {
                refuse(
                        TextRule.shown(field.getKey(), LONGEST_NAME),
                        field.getValue(),
                        Flaw.UNKNOWN_FIELD,
                        "is no field of this record");
                return;
            }
        }
    }

    boolean has(String field) {
        return value(field) != null;
    }

    /** Whether the field is present, even with the value {@code null}. */
    boolean names(String field) {
        return object.has(field);
    }

    /** A required single-line text that is not blank, such as an id. */
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

    /**
     * An id that a URL path can contain. {@code .} and {@code ..} are path segments with a meaning of their own,
     * however they are encoded.
     */
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

    /** An optional text, {@linkplain PlainText without its HTML}. A blank text counts as missing. */
    @Nullable
    String prose(String field, int maxLength) {
        String text = text(field, TextRule.prose(maxLength), PlainText::of);
        return text == null || text.isBlank() ? null : text;
    }

    /** The same on a single line. */
    @Nullable
    String headline(String field, int maxLength) {
        String text = text(field, TextRule.prose(maxLength), PlainText::line);
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

    /** The reading of a time; null if the field is missing. Only numbers and texts are read. */
    @Nullable
    TimeReading time(String field, TimeRule rule) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (node.isTextual()) {
            return rule.ofText(node.textValue());
        }
        if (!node.isNumber()) {
            return new TimeReading.Unreadable(
                    "must be an integer of milliseconds or an ISO 8601 text, not " + kind(node));
        }
        return node.canConvertToLong() && node.isIntegralNumber()
                ? rule.ofNumber(node.longValue())
                : rule.ofNumber(node.doubleValue());
    }

    /** A present field's value, for people. */
    String shown(String field) {
        return String.valueOf(Shown.of(object.get(field)));
    }

    boolean isText(String field) {
        JsonNode node = value(field);
        return node != null && node.isTextual();
    }

    @Nullable
    Boolean truth(String field) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (!node.isBoolean()) {
            refuse(field, Flaw.WRONG_TYPE, "must be true or false, not " + kind(node));
            return null;
        }
        return node.booleanValue();
    }

    @Nullable
    JsonNode value(String field) {
        JsonNode node = object.get(field);
        return node == null || node.isNull() ? null : node;
    }

    @Nullable
    Double number(String place, JsonNode node, double least, double most) {
        if (!node.isNumber()) {
            refuse(place, node, Flaw.WRONG_TYPE, "must be a number, not " + kind(node));
            return null;
        }
        double number = node.doubleValue();
        if (!Double.isFinite(number)) {
            refuse(place, node, Flaw.OUT_OF_RANGE, "is not a finite number");
        } else if (number < least || number > most) {
            refuse(place, node, Flaw.OUT_OF_RANGE, "is " + number + ", it must lie between " + least + " and " + most);
        }
        return number;
    }

    /** The kind of a value, in words. */
    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NUMBER -> "a number";
            case BOOLEAN -> "a truth value";
            case STRING -> "a text";
            default -> "null";
        };
    }

    private @Nullable String text(String field, TextRule rule) {
        return text(field, rule, UnaryOperator.identity());
    }

    private @Nullable String text(String field, TextRule rule, UnaryOperator<String> reading) {
        JsonNode node = value(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            refuse(field, Flaw.WRONG_TYPE, "must be a text, not " + kind(node));
            return null;
        }
        String text = reading.apply(node.textValue());
        TextRule.Finding finding = rule.check(text);
        if (finding != null) {
            refuse(field, finding.flaw(), finding.reason());
        }
        return text;
    }

    private @Nullable Long integer(String field, JsonNode node) {
        if (!node.isNumber()) {
            refuse(field, Flaw.WRONG_TYPE, "must be an integer, not " + kind(node));
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
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
