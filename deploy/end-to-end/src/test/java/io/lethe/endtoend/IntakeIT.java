package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1745501234            | looks like seconds (2025-04-24T13:27:14Z)",
                "\"1745501234\"        | looks like seconds (2025-04-24T13:27:14Z)",
                "1745501234.5          | looks like seconds (2025-04-24T13:27:14.500Z)",
                "1745501234000000      | looks like microseconds (2025-04-24T13:27:14Z)",
                "1745501234000000000   | looks like nanoseconds (2025-04-24T13:27:14Z)",
                "441763200000          | write older times as ISO 8601 text",
                "\"2025-04-24T13:27\"  | has no offset from UTC",
                "\"2025-04-24\"        | is a day and no moment",
                "\"24/04/2025 13:27\"  | is no ISO 8601 time"
            })
    void shouldRefuseTimesThatHardlyMeanWhatTheySay(String time, String reason) {
        // When
        HttpResponse<String> answer =
                LETHE.tenant("times").post("/v1/events", event("u", "view", "\"timestamp\":" + time));

        // Then
        JsonNode refused = TenantCalls.json(answer).at("/rejected/0");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(refused.path("field").asText()).isEqualTo("timestamp");
        assertThat(refused.path("reason").asText()).contains(reason);
        assertThat(refused.path("value").asText()).isEqualTo(time.replace("\"", ""));
    }

    @Test
    void shouldReadTimesAsProgramsWriteThem() {
        // Given
        TenantCalls calls = LETHE.tenant("written-times");
        List<String> written = List.of(
                "\"2025-04-24T15:27:14+0200\"",
                "\"2025-04-24 13:27:14+00:00\"",
                "\"20250424T132714Z\"",
                "\"2025-04-24t13:27:14,000000000Z\"",
                "\"2025-04-24T15:27:14+02\"",
                "1745501234000");
        List<String> events = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            events.add("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i" + i + "\",\"timestamp\":" + written.get(i)
                    + "}");
        }
        events.add("{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"old\",\"timestamp\":\"1984-01-01T00:00:00Z\"}");

        // When
        String position = calls.accepted("/v1/events", events.toString());

        // Then
        calls.reached("/v1/users/u/interests", position);
        JsonNode found = calls.json("/v1/users/u/events").path("events");
        assertThat(found.findValuesAsText("timestamp"))
                .hasSize(7)
                .containsOnly("2025-04-24T13:27:14Z", "1984-01-01T00:00:00Z");
        assertThat(calls.json("/v1/users/u/interests?at=2025-04-24T15:30:00%2B0200")
                        .path("at")
                        .asText())
                .isEqualTo("2025-04-24T13:30:00Z");
        HttpResponse<String> seconds = calls.get("/v1/users/u/interests?at=1745501234");
        assertThat(seconds.statusCode()).isEqualTo(400);
        assertThat(TenantCalls.json(seconds).path("field").asText()).isEqualTo("at");
        assertThat(seconds.body()).contains("looks like seconds (2025-04-24T13:27:14Z)");
    }

    @Test
    void shouldAnswerThatNothingWasTaken() {
        // Given
        TenantCalls calls = LETHE.tenant("nothing");

        // When
        HttpResponse<String> none =
                calls.post("/v1/events", "[{\"userId\":7,\"type\":\"view\",\"itemId\":\"i\"},{\"type\":\"view\"}]");
        HttpResponse<String> some = calls.post(
                "/v1/events", "[{\"userId\":7,\"type\":\"view\",\"itemId\":\"i\"}," + event("u", "view", "") + "]");
        HttpResponse<String> put = calls.put("/v1/items/x", "{\"vector\":[0]}");

        // Then
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TenantCalls.json(none).path("accepted").asInt(-1)).isZero();
        assertThat(TenantCalls.json(none).path("rejectedCount").asInt()).isEqualTo(2);
        assertThat(TenantCalls.json(none).at("/rejected/0/value").asText()).isEqualTo("7");
        assertThat(TenantCalls.json(none).path("detail").asText()).contains("userId must be a text");
        assertThat(some.statusCode()).isEqualTo(202);
        assertThat(put.statusCode()).isEqualTo(422);
        assertThat(calls.post("/v1/events", "[]").statusCode()).isEqualTo(202);
    }

    @Test
    void shouldKeepAnItemWhosePartsDoNotFit() {
        // Given
        TenantCalls calls = LETHE.tenant("parts");

        // When
        HttpResponse<String> answer = calls.post(
                "/v1/items",
                "[{\"itemId\":\"oar\",\"title\":\"An oar\",\"categories\":[\"\",\"Lakes\"],\"publishedAt\":\"2023-06-15\"},"
                        + "{\"itemId\":\"boot\",\"title\":\"A boot\",\"publishedAt\":\"soon\","
                        + "\"attributes\":{\"tags\":[\"dry\",null],\"sizes\":[41,42],\"price\":\"20\"}}]");

        // Then
        JsonNode json = TenantCalls.json(answer);
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json.path("accepted").asInt()).isEqualTo(2);
        assertThat(json.path("warningCount").asInt()).isEqualTo(4);
        assertThat(json.path("warnings").findValuesAsText("field"))
                .containsExactlyInAnyOrder("categories[0]", "publishedAt", "attributes.tags[1]", "attributes.sizes");
        assertThat(json.at("/warnings/0/index").asInt()).isZero();
        calls.awaitItems(json.path("position").asText());
        assertThat(calls.json("/v1/items/oar").at("/categories/0").asText()).isEqualTo("Lakes");
        for (String filter : List.of("price:20", "price%3C=30", "price%3E19", "sizes:42", "tags:dry")) {
            assertThat(calls.json("/v1/search?q=boot&filter=" + filter)
                            .path("items")
                            .findValuesAsText("itemId"))
                    .as(filter)
                    .containsExactly("boot");
        }
        assertThat(calls.json("/v1/search?q=boot&filter=price%3E20").path("items"))
                .isEmpty();
    }

    @Test
    void shouldTakeWhatAValueMeans() {
        // Given
        TenantCalls calls = LETHE.tenant("values");

        // When
        HttpResponse<String> bought = calls.post("/v1/events", event("u", "purchase", "\"value\":-3"));
        HttpResponse<String> rated = calls.post("/v1/events", event("u", "rating", "\"value\":8"));

        // Then
        assertThat(bought.statusCode()).isEqualTo(422);
        assertThat(TenantCalls.json(bought).at("/rejected/0/reason").asText()).contains("type return");
        assertThat(rated.statusCode()).isEqualTo(422);
        assertThat(TenantCalls.json(rated).at("/rejected/0/reason").asText())
                .contains("0.5 to 5")
                .contains("rating.highest");
    }

    @Test
    void shouldRateOnTheTenantsScale() {
        // Given
        TenantCalls calls = LETHE.tenant("scale");
        assertThat(calls.put("/v1/settings", "{\"rating\":{\"lowest\":1,\"highest\":10}}")
                        .statusCode())
                .isEqualTo(200);
        calls.accepted(
                "/v1/items",
                "[{\"itemId\":\"a\",\"text\":\"boats on a lake\"},{\"itemId\":\"b\",\"text\":\"a lake with boats\"}]");

        // When
        String nine = "{\"userId\":\"u\",\"type\":\"rating\",\"itemId\":\"a\",\"value\":9}";
        Awaitility.await("the scale at intake")
                .atMost(PATIENCE)
                .until(() -> calls.post("/v1/events", nine).statusCode() == 202);
        String position =
                calls.accepted("/v1/events", "{\"userId\":\"v\",\"type\":\"rating\",\"itemId\":\"a\",\"value\":2}");

        // Then
        HttpResponse<String> outside =
                calls.post("/v1/events", "{\"userId\":\"u\",\"type\":\"rating\",\"itemId\":\"a\",\"value\":0.5}");
        assertThat(outside.statusCode()).isEqualTo(422);
        calls.reached("/v1/users/v/interests", position);
        LETHE.awaitSettled();
        double liked = calls.json("/v1/users/u/predictions?items=b")
                .at("/items/0/rating")
                .asDouble();
        double disliked = calls.json("/v1/users/v/predictions?items=b")
                .at("/items/0/rating")
                .asDouble();
        assertThat(liked).isBetween(7.0, 10.0);
        assertThat(disliked).isBetween(1.0, 6.5);
        assertThat(calls.json("/v1/users/u/interests").path("meanStars").asDouble())
                .isBetween(7.0, 9.0);
        HttpResponse<String> session = calls.post(
                "/v1/recommendations", "{\"events\":[{\"type\":\"rating\",\"itemId\":\"a\",\"value\":0.5}]}");
        assertThat(session.statusCode()).isEqualTo(400);
        assertThat(TenantCalls.json(session).path("field").asText()).isEqualTo("events[0].value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "unrated | rating | value    |",
                "ninety  | rating | value    | \"value\":99",
                "word    | rating | value    | \"value\":\"good\"",
                "percent | play   | progress | \"progress\":7",
                "hasty   | view   | dwellMs  | \"dwellMs\":-1"
            })
    void shouldRefuseWhatCannotBeWhicheverWayItComes(String user, String type, String field, @Nullable String more) {
        // Given
        TenantCalls calls = LETHE.tenant("cannot-be-" + user);
        String good = event(user, "view", "");
        String bad = event(user, type, more == null ? "" : more);
        oneToFive(calls);

        // When
        HttpResponse<String> single = calls.post("/v1/events", bad);
        HttpResponse<String> array = calls.post("/v1/events", "[" + good + "," + bad + "]");
        HttpResponse<String> lines = calls.send(
                "POST",
                "/v1/events",
                BodyPublishers.ofString(good + "\n" + bad + "\n"),
                "Content-Type",
                "application/x-ndjson");
        HttpResponse<String> session = calls.post(
                "/v1/recommendations", "{\"events\":[" + bad.replace("\"userId\":\"" + user + "\",", "") + "]}");
        try (PublicRecords kafka = new PublicRecords(LETHE.kafka())) {
            kafka.event(user, bad, "Lethe-Tenant", calls.tenant());
        }
        String importId = Uploads.created(Uploads.upload(
                        calls, "events.jsonl", (dated(good) + dated(bad)).getBytes(StandardCharsets.UTF_8)))
                .path("importId")
                .asText();
        JsonNode imported = Uploads.imported(calls, importId);

        // Then
        assertThat(single.statusCode()).isEqualTo(422);
        String reason = TenantCalls.json(single).at("/rejected/0/reason").asText();
        assertThat(reason).isNotBlank();
        for (HttpResponse<String> answer : List.of(single, array, lines)) {
            JsonNode refused = TenantCalls.json(answer).path("rejected");
            assertThat(refused).as(answer.body()).hasSize(1);
            assertThat(refused.get(0).path("field").asText()).isEqualTo(field);
            assertThat(refused.get(0).path("reason").asText()).isEqualTo(reason);
        }
        assertThat(TenantCalls.json(array).path("accepted").asInt()).isEqualTo(1);
        assertThat(TenantCalls.json(lines).path("accepted").asInt()).isEqualTo(1);
        assertThat(session.statusCode()).isEqualTo(400);
        assertThat(TenantCalls.json(session).path("field").asText()).isEqualTo("events[0]." + field);
        assertThat(imported.at("/events/kept").asInt()).as(imported.toString()).isEqualTo(1);
        assertThat(imported.at("/refused/0/field").asText()).isEqualTo(field);
        Awaitility.await("the letter").atMost(PATIENCE).untilAsserted(() -> {
            JsonNode letters = calls.json("/v1/dead-letters").path("deadLetters");
            assertThat(letters.findValuesAsText("field")).contains(field);
            assertThat(letters.findValuesAsText("reason")).contains(reason);
        });
    }

    @Test
    void shouldRefuseSuchRowsOfATable() {
        // Given
        TenantCalls calls = LETHE.tenant("cannot-be-rows");
        oneToFive(calls);
        String rows = "who,what,did,at,stars,share\n"
                + "ann,a,rating,1700000000000,4,\n"
                + "ann,b,rating,1700000001000,,\n"
                + "ann,c,rating,1700000002000,99,\n"
                + "ann,d,play,1700000003000,,0.5\n"
                + "ann,e,play,1700000004000,,7\n"
                + "ann,f,play,1700000005000,,NaN\n";
        String importId = Uploads.created(Uploads.upload(calls, "rows.csv", rows.getBytes(StandardCharsets.UTF_8)))
                .path("importId")
                .asText();
        HttpResponse<String> mapped = calls.put(
                "/v1/imports/" + importId + "/mapping",
                "{\"map\":\"user=who,item=what,type=did,time=at:ms,value=stars,progress=share\"}");

        // When
        JsonNode imported = Uploads.imported(calls, importId);

        // Then
        assertThat(mapped.statusCode()).as(mapped.body()).isEqualTo(200);
        assertThat(imported.at("/events/kept").asInt()).as(imported.toString()).isEqualTo(2);
        assertThat(imported.path("rejected").asInt()).isEqualTo(4);
    }

    private static void oneToFive(TenantCalls calls) {
        assertThat(calls.put("/v1/settings", "{\"rating\":{\"lowest\":1,\"highest\":5}}")
                        .statusCode())
                .isEqualTo(200);
        Awaitility.await("the scale at intake")
                .atMost(PATIENCE)
                .until(() -> calls.post("/v1/events", event("scale", "rating", "\"value\":0.5"))
                                .statusCode()
                        == 422);
    }

    /** The event as a line of a file. */
    private static String dated(String event) {
        return event.replace("{", "{\"timestamp\":1700000000000,") + "\n";
    }

    @Test
    void shouldReadEventsOfASessionByTheSameRules() {
        // Given
        TenantCalls calls = LETHE.tenant("session-rules");
        String position = calls.accepted(
                "/v1/items",
                "[{\"itemId\":\"a\",\"text\":\"boats on a lake\"},{\"itemId\":\"b\",\"text\":\"a lake with boats\"}]");
        calls.awaitItems(position);

        // When
        double brief = score(calls, "\"dwellMs\":900");
        double whole = score(calls, "\"dwellMs\":600000,\"progress\":1");
        HttpResponse<String> misspelt =
                calls.post("/v1/recommendations", "{\"events\":[{\"type\":\"view\",\"itemId\":\"a\",\"dwelMs\":5}]}");
        HttpResponse<String> seconds = calls.post(
                "/v1/recommendations", "{\"events\":[{\"type\":\"view\",\"itemId\":\"a\",\"timestamp\":1745501234}]}");

        // Then
        assertThat(whole).isGreaterThan(brief);
        assertThat(TenantCalls.json(misspelt).path("field").asText()).isEqualTo("events[0].dwelMs");
        assertThat(seconds.statusCode()).isEqualTo(400);
        assertThat(seconds.body()).contains("looks like seconds");
    }

    @Test
    void shouldTrustNobodysHeadersInKafka() {
        // Given
        TenantCalls calls = LETHE.tenant("headers");
        String reserved = "{\"eventId\":\"~rforged-0\",\"userId\":\"forger\",\"type\":\"view\",\"itemId\":\"i\"}";
        String plain = "{\"userId\":\"keyed\",\"type\":\"view\",\"itemId\":\"i\"}";

        // When
        try (PublicRecords kafka = new PublicRecords(LETHE.kafka())) {
            kafka.event("k", reserved, "lethe-cleaned", "1", "Lethe-Tenant", "headers");
            kafka.event(
                    "k",
                    "{\"userId\":\"w\",\"type\":\"view\",\"itemId\":\"i\",\"tenant\":\"other\"}",
                    "Lethe-Tenant",
                    "headers");
            kafka.event("k", plain, "Lethe-Tenant", "headers", "Idempotency-Key", "order 7");
            kafka.event("m", plain, "lethe-tenant", "headers", "Idempotency-Key", "order 7");
        }

        // Then
        Awaitility.await("the events").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        calls.json("/v1/users/keyed/events").path("events"))
                .hasSize(1));
        Awaitility.await("the letter").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        calls.json("/v1/dead-letters").path("deadLetters").findValuesAsText("value"))
                .contains("~rforged-0"));
        Awaitility.await("the contradiction").atMost(PATIENCE).untilAsserted(() -> assertThat(LETHE.tenant("other")
                        .json("/v1/dead-letters")
                        .path("deadLetters")
                        .findValuesAsText("reason"))
                .anyMatch(reason -> reason.contains("is another than headers")));
        assertThat(calls.json("/v1/users/forger/events").path("events")).isEmpty();
    }

    @Test
    void shouldShowLettersOfTenantsThatCannotBe() {
        // When
        try (PublicRecords kafka = new PublicRecords(LETHE.kafka())) {
            kafka.event(null, "{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"i\",\"tenant\":\"My Shop!\"}");
            kafka.item("gadget", "{\"itemId\":\"gadget\"}", "Lethe-Tenant", "Über");
            kafka.event("lonely key", null);
        }

        // Then
        Awaitility.await("letters of the default tenant").atMost(PATIENCE).untilAsserted(() -> {
            JsonNode letters =
                    LETHE.tenant("default").json("/v1/dead-letters?limit=1000").path("deadLetters");
            assertThat(letters.findValuesAsText("value")).contains("My Shop!", "Über", "key lonely key");
            assertThat(letters.findValuesAsText("key")).contains("gadget", "lonely key");
            assertThat(letters.findValuesAsText("field")).contains("tenant", "Lethe-Tenant");
        });
    }

    private static double score(TenantCalls calls, String event) {
        HttpResponse<String> answer = calls.post(
                "/v1/recommendations", "{\"events\":[{\"type\":\"view\",\"itemId\":\"a\"," + event + "}],\"limit\":5}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (JsonNode item : TenantCalls.json(answer).path("items")) {
            if (item.path("itemId").asText().equals("b")) {
                return item.path("score").asDouble();
            }
        }
        return 0;
    }

    private static String event(String user, String type, String more) {
        return "{\"userId\":\"" + user + "\",\"type\":\"" + type + "\",\"itemId\":\"i\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }
}
