package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.io.IOException;

/**
 * Parses records as JSON objects: strict JSON in UTF-8, plus {@code NaN} and {@code Infinity}, which are accepted so
 * that errors can name their field. The memory per record is bounded, whatever its content.
 */
public final class RecordJson {
    /** The maximum number of characters in a text that is parsed at all. */
    public static final int LONGEST_TEXT = 2_000_000;

    private static final int LONGEST_MESSAGE = 200;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .build())
            .build();

    private RecordJson() {}

    /** The factory of parsers for {@link #next}. */
    public static JsonFactory factory() {
        return FACTORY;
    }

    /** Parses a record that consists of exactly one JSON object. */
    public static CleaningOutcome<ObjectNode> read(byte[] bytes) {
        return read(bytes, 0, bytes.length);
    }

    /** Parses a record that consists of exactly one JSON object, from a part of an array. */
    public static CleaningOutcome<ObjectNode> read(byte[] bytes, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(bytes, offset, length)) {
            if (parser.nextToken() == null) {
                return rejected(Flaw.MALFORMED_JSON, "is empty");
            }
            CleaningOutcome<ObjectNode> record = next(parser);
            return parser.nextToken() == null
                    ? record
                    : rejected(Flaw.MALFORMED_JSON, "holds more than one JSON value");
        } catch (JsonProcessingException e) {
            return rejected(Flaw.MALFORMED_JSON, describe(e));
        } catch (IOException e) {
            return rejected(Flaw.MALFORMED_JSON, "is no JSON: its bytes are no text in UTF-8");
        }
    }

    /**
     * Parses the value at the parser's current token. Leaves the parser at the value's end, whatever the value is.
     *
     * @throws JsonProcessingException if the JSON is invalid and parsing cannot continue
     */
    public static CleaningOutcome<ObjectNode> next(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return rejected(Flaw.NOT_AN_OBJECT, "must be a JSON object");
        }
        BoundedTree tree = new BoundedTree(parser);
        ObjectNode object = tree.readObject();
        Rejected<ObjectNode> flaw = tree.flaw();
        return flaw == null ? new Accepted<>(object) : flaw;
    }

    /** Describes a JSON error and its position in one sentence of bounded length. */
    public static String describe(JsonProcessingException problem) {
        String message = problem.getOriginalMessage();
        JsonLocation location = problem.getLocation();
        String place =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return "is no JSON: " + TextRule.shown(message, LONGEST_MESSAGE) + place;
    }

    private static <T> CleaningOutcome<T> rejected(Flaw flaw, String reason) {
        return new Rejected<>(Rejected.WHOLE, flaw, reason);
    }
}
