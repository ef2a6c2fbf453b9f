package io.lethe.ingest.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.Flaw;
import io.lethe.ingest.cleaning.RecordJson;
import java.io.BufferedInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the records of a request body as it arrives: one JSON object, an array of objects, or NDJSON. NDJSON is
 * recognised by its content type, or by a first line that is a complete object followed by more lines.
 */
final class BodyRecords {
    private static final int BUFFER = 64 * 1024;

    /** Takes each record as it was read, with its place from 0 on. Blank lines have no place. */
    @FunctionalInterface
    interface Visitor {
        void on(long index, CleaningOutcome<ObjectNode> read);
    }

    private BodyRecords() {}

    /**
     * Reads a body to its end.
     *
     * @param declaredLines whether the content type says NDJSON
     * @throws MalformedBodyException if the body is no JSON to go on with; what was visited before stands
     * @throws IOException            if the sender goes away
     */
    static void read(InputStream body, boolean declaredLines, Visitor visitor) throws IOException {
        BufferedInputStream in = new BufferedInputStream(body, BUFFER);
        if (declaredLines) {
            readLines(new LineReader(in, CleaningLimits.LARGEST_RECORD), 0, visitor);
            return;
        }
        int first = firstCharacter(in);
        if (first < 0) {
            throw new MalformedBodyException("the body is empty", 1, 1);
        }
        try {
            if (first == '[') {
                readArray(in, visitor);
            } else {
                readObjects(in, visitor);
            }
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new MalformedBodyException(
                    "the body " + RecordJson.describe(e),
                    location == null ? 1 : location.getLineNr(),
                    location == null ? 1 : location.getColumnNr());
        } catch (CharConversionException e) {
            throw new MalformedBodyException("the body is no text in UTF-8", 1, 1);
        }
    }

    private static void readArray(InputStream in, Visitor visitor) throws IOException {
        try (JsonParser parser = RecordJson.factory().createParser(in)) {
            parser.nextToken();
            long index = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                visitor.on(index++, RecordJson.next(parser));
            }
            expectEnd(parser);
        }
    }

    private static void readObjects(InputStream in, Visitor visitor) throws IOException {
        LineReader lines = new LineReader(in, CleaningLimits.LARGEST_RECORD);
        lines.next();
        if (!lines.isTooLong() && lines.hasMore()) {
            CleaningOutcome<ObjectNode> read = lines.read();
            boolean whole = !(read instanceof Rejected<ObjectNode> rejected && rejected.flaw() == Flaw.MALFORMED_JSON);
            if (whole) {
                visitor.on(0, read);
                readLines(lines, 1, visitor);
                return;
            }
        }
        try (JsonParser parser = RecordJson.factory().createParser(lines.withRest())) {
            parser.nextToken();
            CleaningOutcome<ObjectNode> read = RecordJson.next(parser);
            expectEnd(parser);
            visitor.on(0, read);
        }
    }

    private static void readLines(LineReader lines, long firstIndex, Visitor visitor) throws IOException {
        long index = firstIndex;
        while (lines.next()) {
            if (lines.isTooLong()) {
                lines.skipRest();
                visitor.on(
                        index++,
                        new Rejected<>(
                                Rejected.WHOLE,
                                Flaw.TOO_LONG,
                                "has more than " + CleaningLimits.LARGEST_RECORD + " bytes"));
            } else if (!lines.isBlank()) {
                visitor.on(index++, lines.read());
            }
        }
    }

    private static void expectEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            JsonLocation location = parser.currentTokenLocation();
            throw new MalformedBodyException(
                    "the body goes on after its end; lines of JSON need the content type application/x-ndjson",
                    location.getLineNr(),
                    location.getColumnNr());
        }
    }

    /** The first character that is no white space, left to be read; -1 if there is none. */
    private static int firstCharacter(BufferedInputStream in) throws IOException {
        while (true) {
            in.mark(1);
            int next = in.read();
            if (next < 0) {
                return -1;
            }
            if (!isWhiteSpace(next)) {
                in.reset();
                return next;
            }
        }
    }

    private static boolean isWhiteSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
