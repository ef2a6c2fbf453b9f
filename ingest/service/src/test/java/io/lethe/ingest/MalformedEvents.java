package io.lethe.ingest;

import java.util.List;

/** Twenty-nine ways for an event to be wrong, each on one line, with the field at fault. */
final class MalformedEvents {

    /** A malformed event; {@code %u} stands where its user's id goes. */
    record Kind(String template, String field, boolean json) {
        String by(String user) {
            return template.replace("%u", user);
        }
    }

    static final List<Kind> KINDS = List.of(
            kind("{\"type\":\"view\",\"itemId\":\"i\"}", "userId"),
            kind("{\"userId\":\"%u\",\"itemId\":\"i\"}", "type"),
            kind("{\"userId\":\"%u\",\"type\":\"view\"}", "itemId"),
            kind("{\"userId\":\"%u\",\"type\":\"stare\",\"itemId\":\"i\"}", "type"),
            kind("{\"userId\":7,\"type\":\"view\",\"itemId\":\"i\"}", "userId"),
            kind("{\"userId\":\"%u" + "u".repeat(300) + "\",\"type\":\"view\",\"itemId\":\"i\"}", "userId"),
            kind("{\"userId\":\"%u\\u0000\",\"type\":\"view\",\"itemId\":\"i\"}", "userId"),
            kind("{\"userId\":\"%u\\ud83c\",\"type\":\"view\",\"itemId\":\"i\"}", "userId"),
            kind("{\"userId\":\"%u\",\"type\":\"review\",\"itemId\":\"i\",\"text\":\"a\\u001bb\"}", "text"),
            kind("{\"userId\":\"%u\",\"type\":\"review\",\"text\":\"" + "x".repeat(100_001) + "\"}", "text"),
            kind("{\"userId\":\"%u\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":-1}", "timestamp"),
            kind(
                    "{\"userId\":\"%u\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":\"2999-01-01T00:00:00Z\"}",
                    "timestamp"),
            kind("{\"userId\":\"%u\",\"type\":\"view\",\"itemId\":\"i\",\"timestamp\":\"soon\"}", "timestamp"),
            kind("{\"userId\":\"%u\",\"type\":\"rating\",\"itemId\":\"i\",\"value\":NaN}", "value"),
            kind("{\"userId\":\"%u\",\"type\":\"rating\",\"itemId\":\"i\",\"value\":1e300}", "value"),
            kind("{\"userId\":\"%u\",\"type\":\"rating\",\"itemId\":\"i\",\"value\":\"5\"}", "value"),
            kind("{\"userId\":\"%u\",\"type\":\"rating\",\"itemId\":\"i\"}", "value"),
            kind("{\"userId\":\"%u\",\"type\":\"rating\",\"itemId\":\"i\",\"value\":99}", "value"),
            kind("{\"userId\":\"%u\",\"type\":\"play\",\"itemId\":\"i\",\"progress\":1.5}", "progress"),
            kind("{\"userId\":\"%u\",\"type\":\"play\",\"itemId\":\"i\",\"progress\":7}", "progress"),
            kind("{\"userId\":\"%u\",\"type\":\"play\",\"itemId\":\"i\",\"progress\":NaN}", "progress"),
            kind("{\"userId\":\"%u\",\"type\":\"view\",\"itemId\":\"i\",\"dwellMs\":-3}", "dwellMs"),
            kind("{\"userId\":\"%u\",\"type\":\"view\",\"itemId\":\"i\",\"eventId\":\"~o1\"}", "eventId"),
            kind("{\"userId\":\"%u\",\"type\":\"view\",\"itemId\":\"i\",\"tenant\":\"My Shop\"}", "tenant"),
            kind("{\"userId\":\"%u\",\"type\":\"view\",\"itemId\":\"i\",\"itmeId\":\"j\"}", "itmeId"),
            kind("{\"userId\":\"%u\",\"type\":\"view\",\"itemId\":\"i\",\"type\":\"play\"}", "type"),
            kind("[\"%u\"]", "$"),
            new Kind("{\"userId\":\"%u\",\"type\":\"view\",", "$", false),
            new Kind("this is no JSON", "$", false));

    private MalformedEvents() {}

    private static Kind kind(String template, String field) {
        return new Kind(template, field, true);
    }
}
