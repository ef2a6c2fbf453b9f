package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Parses one JSON object into a tree of bounded size and detects duplicate fields. Beyond a bound, it skips to the end
 * of the object without keeping anything.
 */
final class BoundedTree {
    private static final int DEEPEST = 8;
    private static final int MOST_VALUES = 100_000;
    private static final long MOST_CHARACTERS = RecordJson.LONGEST_TEXT;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private int values;
    private long characters;
    private @Nullable Rejected<ObjectNode> flaw;

    BoundedTree(JsonParser parser) {
        this.parser = parser;
    }

    /** The first flaw; null if there is none. */
    @Nullable
    Rejected<ObjectNode> flaw() {
        return flaw;
    }

    /** Reads the object that starts at the parser's current token. Leaves the parser at the object's end. */
    ObjectNode readObject() throws IOException {
        return readObject(1);
    }

    private ObjectNode readObject(int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            JsonNode value = readValue(depth);
            if (value != null && object.replace(name, value) != null) {
                refuse(TextRule.shown(name, 64), Flaw.DUPLICATE_FIELD, "is given twice");
            }
        }
        return object;
    }

    private ArrayNode readArray(int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonNode value = readValue(depth);
            if (value != null) {
                array.add(value);
            }
        }
        return array;
    }

    private @Nullable JsonNode readValue(int depth) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return null;
        }
        if (++values > MOST_VALUES || characters > MOST_CHARACTERS) {
            refuse(Rejected.WHOLE, Flaw.TOO_LONG, "holds more than a record may");
        }
        if (token.isStructStart() && depth >= DEEPEST) {
            refuse(Rejected.WHOLE, Flaw.TOO_LONG, "is nested deeper than " + DEEPEST + " levels");
        }
        if (flaw != null) {
            parser.skipChildren();
            return null;
        }
        return switch (token) {
            case START_OBJECT -> readObject(depth + 1);
            case START_ARRAY -> readArray(depth + 1);
            case VALUE_STRING -> readText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? DoubleNode.valueOf(parser.getDoubleValue())
                        : LongNode.valueOf(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> DoubleNode.valueOf(parser.getDoubleValue());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.instance;
        };
    }

    private TextNode readText() throws IOException {
        characters += parser.getTextLength();
        return TextNode.valueOf(parser.getText());
    }

    private void refuse(String field, Flaw kind, String reason) {
        if (flaw == null) {
            flaw = new Rejected<>(field, kind, reason);
        }
    }
}
