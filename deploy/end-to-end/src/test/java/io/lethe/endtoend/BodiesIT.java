package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How large bodies may be, and how they may come: events and items without end, all else within its own limit. */
class BodiesIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";

    /** Most records of a large body are refused, so that it is read whole without filling the Lethe of other tests. */
    private static final int ACCEPTED_ONE_IN = 500;

    private static final String PAD = "a sentence that makes the record longer, ".repeat(48);

    @Test
    @Tag("long")
    void shouldTakeTwoHundredMegabytesOfLinesInChunks() {
        // Given
        int records = 100_000;
        Body body = new Body("", "\n", "\n", records);

        // When
        JsonNode answer = accepted(BodyPublishers.ofInputStream(body::open), LINES);

        // Then
        assertThat((long) records * PAD.length()).isGreaterThan(190_000_000);
        assertTaken(answer, records);
    }

    @Test
    void shouldTakeALargeArrayThatSaysItsLength() throws IOException {
        // Given
        int records = 20_000;
        byte[] body = new Body("[", ",", "]", records).open().readAllBytes();

        // When
        JsonNode answer = accepted(BodyPublishers.ofByteArray(body), JSON);

        // Then
        assertThat(body.length).isGreaterThan(38_000_000);
        assertTaken(answer, records);
    }

    @ParameterizedTest
    @ValueSource(strings = {LINES, JSON})
    void shouldTakeALargeGzip(String type) throws IOException {
        // Given
        int records = 20_000;
        Body body = type.equals(LINES) ? new Body("", "\n", "\n", records) : new Body("[", ",", "]", records);

        // When
        JsonNode answer = accepted(BodyPublishers.ofByteArray(gzip(body.open())), type, "Content-Encoding", "gzip");

        // Then
        assertTaken(answer, records);
    }

    @Test
    void shouldSayWhatWasTakenWhereAGzipBreaksOff() throws IOException {
        // Given
        byte[] whole = gzip(new Body("", "\n", "\n", 5_000).open());
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        // When
        HttpResponse<String> answer = calls().send(
                        "POST",
                        "/v1/events",
                        BodyPublishers.ofByteArray(half),
                        "Content-Type",
                        LINES,
                        "Content-Encoding",
                        "gzip");

        // Then
        assertProblem(answer, 400, "malformed-body");
        assertThat(TenantCalls.json(answer).path("accepted").asInt()).isPositive();
        assertThat(TenantCalls.json(answer).path("detail").asText()).contains("are accepted and stay so");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/recommendations",
                "POST /v1/users/u/recommendations",
                "POST /v1/users/u/predictions",
                "POST /v1/search",
                "PUT /v1/settings"
            })
    void shouldRefuseALargeBodyThatIsHeldWhole(String call) throws IOException {
        // Given
        String[] words = call.split(" ");
        byte[] body = ("{\"words\":[\"" + "a".repeat(30_000_000) + "\"]}").getBytes(StandardCharsets.UTF_8);

        // When
        List<HttpResponse<String>> answers = List.of(
                calls().send(words[0], words[1], BodyPublishers.ofByteArray(body), "Content-Type", JSON),
                calls().send(
                                words[0],
                                words[1],
                                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)),
                                "Content-Type",
                                JSON),
                calls().send(
                                words[0],
                                words[1],
                                BodyPublishers.ofByteArray(gzip(new ByteArrayInputStream(body))),
                                "Content-Type",
                                JSON,
                                "Content-Encoding",
                                "gzip"));

        // Then
        for (HttpResponse<String> answer : answers) {
            assertProblem(answer, 413, "body-too-large");
            assertThat(TenantCalls.json(answer).path("detail").asText()).contains("1000000 bytes");
        }
    }

    /** As many clients do; and the connection is good for the next request. */
    @Test
    void shouldAnswerWhoSendsEverythingBeforeTheyRead() {
        // Given
        String much = "x".repeat(30_000_000);
        String head = " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        String length = head + "Content-Length: " + much.length() + "\r\n\r\n" + much;
        String chunked = head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(much.length()) + "\r\n"
                + much + "\r\n0\r\n\r\n";
        String next = "GET /v1/nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

        // When
        List<RawCall> answers = Stream.of(
                        "POST /v1/recommendations" + length,
                        "POST /v1/recommendations" + chunked,
                        "POST /v1/events" + length)
                .map(request -> RawCall.send(LETHE.lethe().port(), request + next))
                .toList();

        // Then
        assertThat(answers).extracting(RawCall::status).containsExactly(413, 413, 400);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.body()).contains("HTTP/1.1 404"));
    }

    @Test
    void shouldRefuseAnEncodingThatItDoesNotKnow() {
        assertProblem(
                calls().send(
                                "POST",
                                "/v1/events",
                                BodyPublishers.ofString("{}"),
                                "Content-Type",
                                JSON,
                                "Content-Encoding",
                                "br"),
                415,
                "unsupported-media-type");
    }

    @Test
    void shouldCompressAnswersForWhomWantsThat() throws Exception {
        // Given
        HttpRequest request = HttpRequest.newBuilder(URI.create(LETHE.lethe().url() + "/v1/settings/schema"))
                .header("Accept-Encoding", "gzip")
                .build();

        // When
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

        // Then
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(plain.length).isGreaterThan(2 * answer.body().length);
        assertThat(calls().get("/v1/settings/schema")
                        .headers()
                        .firstValue("Content-Encoding")
                        .orElse("identity"))
                .isEqualTo("identity");
    }

    @Test
    void shouldNotHoldAStreamBackToCompressIt() throws Exception {
        // Given
        HttpRequest request = HttpRequest.newBuilder(URI.create(LETHE.lethe().url() + "/v1/users/u/stream"))
                .header("Accept-Encoding", "gzip")
                .build();

        // When
        HttpResponse<InputStream> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());

        // Then
        try (InputStream stream = answer.body()) {
            assertThat(answer.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isEqualTo("identity");
            assertThat(stream.readNBytes(6)).asString(StandardCharsets.UTF_8).isEqualTo(": open");
        }
    }

    @Test
    void shouldAnswerALongQuestionInABody() {
        // Given
        TenantCalls calls = LETHE.tenant("bodies-long");
        String after = calls.accepted(
                "/v1/items",
                "[{\"itemId\":\"x,y\",\"title\":\"Comma oar\"},{\"itemId\":\"kayak\",\"title\":\"A folding kayak\"},"
                        + "{\"itemId\":\"tent\",\"title\":\"A tent\"}]");
        String seen = calls.accepted(
                "/v1/events",
                "[{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\"x,y\"},{\"userId\":\"v\",\"type\":\"view\",\"itemId\":\"tent\"},"
                        + "{\"userId\":\"w\",\"type\":\"view\",\"itemId\":\"kayak\"}]");
        calls.awaitItems(after);
        calls.reached("/v1/users/u/interests", seen);
        LETHE.awaitSettled();
        String many = IntStream.range(0, 5_000)
                .mapToObj(i -> "\"item-%05d\"".formatted(i))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();

        // When
        HttpResponse<String> listed = calls.post(
                "/v1/users/z/recommendations", "{\"limit\":5,\"exclude\":[" + many + ",\"x,y\"],\"explain\":true}");
        HttpResponse<String> predicted =
                calls.post("/v1/users/u/predictions", "{\"items\":[\"x,y\",\"tent\",\"none\"]}");
        HttpResponse<String> found = calls.post("/v1/search", "{\"q\":\"" + "划".repeat(1000) + "\",\"limit\":3}");

        // Then
        assertThat(listed.statusCode()).as(listed.body()).isEqualTo(200);
        assertThat(TenantCalls.json(listed).path("items").findValuesAsText("itemId"))
                .contains("kayak")
                .doesNotContain("x,y");
        assertThat(TenantCalls.json(predicted).path("unknown"))
                .extracting(JsonNode::asText)
                .containsExactly("none");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(calls.json("/v1/users/u/predictions?items=x%2Cy,tent").path("unknown"))
                .isEmpty();
        assertThat(calls.json("/v1/users/z/recommendations?exclude=x%2Cy,tent")
                        .path("items")
                        .findValuesAsText("itemId"))
                .containsExactly("kayak");
        assertThat(calls.json("/v1/users/u/predictions?items=kayak%2Ctent").path("unknown"))
                .isEmpty();
        assertThat(calls.get("/v1/search?q=" + "%E5%88%92".repeat(1000)).statusCode())
                .isEqualTo(200);
        assertThat(calls.get("/v1/users/z/recommendations?exclude=" + many.replace("\"", ""))
                        .statusCode())
                .isEqualTo(200);
    }

    private static TenantCalls calls() {
        return LETHE.tenant("bodies");
    }

    private static JsonNode accepted(BodyPublisher body, String type, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = type;
        System.arraycopy(headers, 0, all, 2, headers.length);
        HttpResponse<String> answer = calls().send("POST", "/v1/events", body, all);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return TenantCalls.json(answer);
    }

    private static void assertTaken(JsonNode answer, int records) {
        assertThat(answer.path("accepted").asInt()).isEqualTo(records / ACCEPTED_ONE_IN);
        assertThat(answer.path("rejectedCount").asInt()).isEqualTo(records - records / ACCEPTED_ONE_IN);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(TenantCalls.json(answer).path("type").asText()).isEqualTo("/docs/errors.html#" + kind);
    }

    private static byte[] gzip(InputStream plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            plain.transferTo(gzip);
        }
        return out.toByteArray();
    }

    /** A body of many records, made as it is read. */
    private record Body(String start, String between, String end, int records) {
        InputStream open() {
            Iterator<InputStream> parts = IntStream.rangeClosed(0, records)
                    .mapToObj(i -> i == records ? end : (i == 0 ? start : between) + event(i))
                    .<InputStream>map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .iterator();
            return new SequenceInputStream(new Enumeration<>() {
                @Override
                public boolean hasMoreElements() {
                    return parts.hasNext();
                }

                @Override
                public InputStream nextElement() {
                    return parts.next();
                }
            });
        }

        private static String event(int i) {
            return i % ACCEPTED_ONE_IN == 0
                    ? "{\"userId\":\"large-" + i + "\",\"type\":\"view\",\"itemId\":\"i-" + i + "\"}"
                    : "{\"userId\":\"large-" + i + "\",\"type\":\"unheard-of\",\"text\":\"" + PAD + "\"}";
        }
    }
}
