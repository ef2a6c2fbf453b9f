package io.lethe.ingest.cleaning;

import java.util.List;

/**
 * A record that must be rejected, with the expected field and flaw, and whether the JSON schema can detect the flaw.
 */
record Malformed(String json, String field, Flaw flaw, boolean bySchema) {

    private static final String EVENT = "\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\"";

    private static Malformed event(String more, String field, Flaw flaw) {
        return new Malformed("{" + EVENT + "," + more + "}", field, flaw, true);
    }

    private static Malformed item(String more, String field, Flaw flaw) {
        return new Malformed("{\"itemId\":\"i\"," + more + "}", field, flaw, true);
    }

    private static Malformed rating(String more, Flaw flaw) {
        return new Malformed(
                "{\"userId\":\"u\",\"type\":\"rating\",\"itemId\":\"i\"" + more + "}", "value", flaw, true);
    }

    private Malformed beyondSchema() {
        return new Malformed(json, field, flaw, false);
    }

    static List<Malformed> events() {
        return List.of(
                new Malformed("{\"type\":\"view\",\"itemId\":\"i\"}", "userId", Flaw.MISSING, true),
                new Malformed("{\"userId\":null,\"type\":\"view\",\"itemId\":\"i\"}", "userId", Flaw.MISSING, true),
                new Malformed("{\"userId\":\"  \",\"type\":\"view\",\"itemId\":\"i\"}", "userId", Flaw.MISSING, true),
                new Malformed("{\"userId\":\"..\",\"type\":\"view\",\"itemId\":\"i\"}", "userId", Flaw.RESERVED, true),
                new Malformed("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\".\"}", "itemId", Flaw.RESERVED, true),
                new Malformed("{\"userId\":\"u\",\"itemId\":\"i\"}", "type", Flaw.MISSING, true),
                new Malformed("{\"userId\":\"u\",\"type\":\"view\"}", "itemId", Flaw.MISSING, true),
                new Malformed("{\"userId\":\"u\",\"type\":\"view\",\"text\":\" \"}", "itemId", Flaw.MISSING, true),
                new Malformed("{\"userId\":1,\"type\":\"view\",\"itemId\":\"i\"}", "userId", Flaw.WRONG_TYPE, true),
                new Malformed(
                        "{\"userId\":\"u\",\"type\":\"vieww\",\"itemId\":\"i\"}", "type", Flaw.UNKNOWN_TYPE, true),
                new Malformed("{\"userId\":\"u\",\"type\":\"VIEW\",\"itemId\":\"i\"}", "type", Flaw.UNKNOWN_TYPE, true),
                new Malformed("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":[1]}", "itemId", Flaw.WRONG_TYPE, true),
                new Malformed(
                        "{\"userId\":\"" + "u".repeat(257) + "\",\"type\":\"view\",\"itemId\":\"i\"}",
                        "userId",
                        Flaw.TOO_LONG,
                        true),
                new Malformed(
                        "{\"userId\":\"u\\u0007\",\"type\":\"view\",\"itemId\":\"i\"}",
                        "userId",
                        Flaw.CONTROL_CHARACTER,
                        true),
                new Malformed(
                        "{\"userId\":\"u\\n\",\"type\":\"view\",\"itemId\":\"i\"}",
                        "userId",
                        Flaw.CONTROL_CHARACTER,
                        true),
                new Malformed(
                        "{\"userId\":\"u\\ud800\",\"type\":\"view\",\"itemId\":\"i\"}",
                        "userId",
                        Flaw.BROKEN_TEXT,
                        false),
                event("\"timestamp\":18446745815240156616", "timestamp", Flaw.IMPOSSIBLE_TIME)
                        .beyondSchema(),
                event("\"sequence\":18446744073709551617", "sequence", Flaw.OUT_OF_RANGE),
                event("\"dwellMs\":18446744073709551617", "dwellMs", Flaw.OUT_OF_RANGE),
                event("\"text\":\"a\\u0000b\"", "text", Flaw.CONTROL_CHARACTER),
                event("\"text\":\"\\udc00\"", "text", Flaw.BROKEN_TEXT).beyondSchema(),
                event("\"text\":\"" + "x".repeat(100_001) + "\"", "text", Flaw.TOO_LONG),
                event("\"text\":7", "text", Flaw.WRONG_TYPE),
                event("\"timestamp\":0", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":1741530605", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":1741530605.25", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":\"1741530605\"", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":1741530605000000", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":1741530605000000000", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":\"2026-01-31T12:00:00\"", "timestamp", Flaw.WRONG_FORM),
                event("\"timestamp\":\"2026-01-31\"", "timestamp", Flaw.WRONG_FORM),
                event("\"timestamp\":-5", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":\"1969-12-31T23:59:59Z\"", "timestamp", Flaw.IMPOSSIBLE_TIME)
                        .beyondSchema(),
                event("\"timestamp\":99999999999999", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":\"9999-01-01T00:00:00Z\"", "timestamp", Flaw.IMPOSSIBLE_TIME)
                        .beyondSchema(),
                event("\"timestamp\":1e300", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":12.5", "timestamp", Flaw.IMPOSSIBLE_TIME),
                event("\"timestamp\":\"yesterday\"", "timestamp", Flaw.WRONG_FORM),
                event("\"timestamp\":\"2026-02-30T00:00:00Z\"", "timestamp", Flaw.WRONG_FORM)
                        .beyondSchema(),
                event("\"timestamp\":true", "timestamp", Flaw.WRONG_TYPE),
                event("\"value\":NaN", "value", Flaw.OUT_OF_RANGE).beyondSchema(),
                event("\"value\":-Infinity", "value", Flaw.OUT_OF_RANGE).beyondSchema(),
                event("\"value\":1e10", "value", Flaw.OUT_OF_RANGE),
                event("\"value\":1e999", "value", Flaw.OUT_OF_RANGE).beyondSchema(),
                event("\"value\":\"5\"", "value", Flaw.WRONG_TYPE),
                event("\"value\":-1", "value", Flaw.OUT_OF_RANGE).beyondSchema(),
                rating("", Flaw.MISSING),
                rating(",\"value\":null", Flaw.MISSING),
                rating(",\"text\":\"five stars\"", Flaw.MISSING),
                rating(",\"value\":\"\"", Flaw.WRONG_TYPE),
                rating(",\"value\":NaN", Flaw.OUT_OF_RANGE).beyondSchema(),
                event("\"progress\":7", "progress", Flaw.OUT_OF_RANGE),
                event("\"progress\":NaN", "progress", Flaw.OUT_OF_RANGE).beyondSchema(),
                event("\"progress\":1.01", "progress", Flaw.OUT_OF_RANGE),
                event("\"progress\":-0.1", "progress", Flaw.OUT_OF_RANGE),
                event("\"dwellMs\":-1", "dwellMs", Flaw.OUT_OF_RANGE),
                event("\"dwellMs\":604800001", "dwellMs", Flaw.OUT_OF_RANGE),
                event("\"dwellMs\":0.5", "dwellMs", Flaw.WRONG_TYPE),
                event("\"sequence\":-1", "sequence", Flaw.OUT_OF_RANGE),
                event("\"sequence\":\"1\"", "sequence", Flaw.WRONG_TYPE),
                event("\"tenant\":\"Shop\"", "tenant", Flaw.WRONG_FORM),
                event("\"tenant\":\"" + "a".repeat(65) + "\"", "tenant", Flaw.TOO_LONG),
                event("\"eventId\":\"~c1\"", "eventId", Flaw.RESERVED).beyondSchema(),
                event("\"eventId\":\"~o1\"", "eventId", Flaw.RESERVED).beyondSchema(),
                event("\"eventId\":\"\"", "eventId", Flaw.MISSING),
                event("\"itemID\":\"x\"", "itemID", Flaw.UNKNOWN_FIELD),
                event("\"userId\":\"v\"", "userId", Flaw.DUPLICATE_FIELD).beyondSchema(),
                event("\"context\":" + "[".repeat(9) + "]".repeat(9), "$", Flaw.TOO_LONG),
                new Malformed("[]", "$", Flaw.NOT_AN_OBJECT, true),
                new Malformed("7", "$", Flaw.NOT_AN_OBJECT, true),
                new Malformed("null", "$", Flaw.NOT_AN_OBJECT, true),
                new Malformed("", "$", Flaw.MALFORMED_JSON, false),
                new Malformed("hello", "$", Flaw.MALFORMED_JSON, false),
                new Malformed("{" + EVENT, "$", Flaw.MALFORMED_JSON, false),
                new Malformed("{" + EVENT + "}}", "$", Flaw.MALFORMED_JSON, false),
                new Malformed("{" + EVENT + "} {}", "$", Flaw.MALFORMED_JSON, false),
                new Malformed("{'userId':'u'}", "$", Flaw.MALFORMED_JSON, false),
                new Malformed("[".repeat(100_000), "$", Flaw.MALFORMED_JSON, false));
    }

    static List<Malformed> items() {
        return List.of(
                new Malformed("{\"title\":\"t\"}", "itemId", Flaw.MISSING, true),
                new Malformed("{\"itemId\":5}", "itemId", Flaw.WRONG_TYPE, true),
                item("\"title\":[5]", "title", Flaw.WRONG_TYPE),
                item("\"title\":\"" + "x".repeat(1001) + "\"", "title", Flaw.TOO_LONG),
                item("\"text\":\"\\u001b[2J\"", "text", Flaw.CONTROL_CHARACTER),
                item(
                                "\"attributes\":{\"a\":[" + ("\"" + "y".repeat(999) + "\",").repeat(30) + "\"z\"]}",
                                "attributes",
                                Flaw.TOO_LONG)
                        .beyondSchema(),
                item("\"available\":\"yes\"", "available", Flaw.WRONG_TYPE),
                item("\"publishedAt\":2019", "publishedAt", Flaw.IMPOSSIBLE_TIME),
                item("\"publishedAt\":1741530605", "publishedAt", Flaw.IMPOSSIBLE_TIME),
                item("\"publishedAt\":1741530605000000", "publishedAt", Flaw.IMPOSSIBLE_TIME),
                item("\"vector\":[]", "vector", Flaw.MISSING),
                item("\"vector\":[0,0]", "vector", Flaw.OUT_OF_RANGE),
                item("\"vector\":[1,NaN]", "vector[1]", Flaw.OUT_OF_RANGE).beyondSchema(),
                item("\"vector\":[1,\"2\"]", "vector[1]", Flaw.WRONG_TYPE),
                item("\"vector\":[" + "1,".repeat(4096) + "1]", "vector", Flaw.TOO_LONG),
                item("\"withdrawn\":1", "withdrawn", Flaw.WRONG_TYPE),
                item("\"withdrawn\":true,\"title\":\"t\"", "withdrawn", Flaw.CONTRADICTION),
                item("\"patch\":\"yes\"", "patch", Flaw.WRONG_TYPE),
                item("\"patch\":true", "patch", Flaw.MISSING).beyondSchema(),
                item("\"patch\":true,\"withdrawn\":false", "withdrawn", Flaw.CONTRADICTION)
                        .beyondSchema(),
                item("\"price\":3", "price", Flaw.UNKNOWN_FIELD));
    }

    @Override
    public String toString() {
        return flaw.code() + " " + field + ": " + (json.length() > 60 ? json.substring(0, 60) + "…" : json);
    }
}
