package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error of the product is a problem whose type is documented, whichever part of it refuses. */
class ErrorsIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "GET /v1/nowhere 404 not-found",
                "GET /nowhere 404 not-found",
                "GET /q/nowhere 404 not-found",
                "GET /docs/nowhere.html 404 not-found",
                "GET /v1/items/nothing 404 not-found",
                "DELETE /v1/trending 405 method-not-allowed",
                "PUT /v1/users/u/recommendations 405 method-not-allowed",
                "GET /v1/users/u/recommendations?limit=0 400 invalid-value",
                "GET /v1/users/u/recommendations?limt=3 400 unknown-parameter",
                "GET /internal/interest/users/u?at=soon 400 invalid-value",
                "GET /internal/ingest/progress?now=1 400 unknown-parameter",
                "GET /internal/embeddings/progress?now=1 400 unknown-parameter"
            })
    void shouldAnswerWithAProblem(String method, String path, int status, String kind) {
        assertProblem(LETHE.tenant("errors").send(method, path, BodyPublishers.noBody()), status, kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "POST /v1/recommendations application/json {\"events\": 400 malformed-body",
                "POST /v1/recommendations application/json {\"events\":[],\"words\":[\"a\"],\"offset\":3} 400 unknown-parameter",
                "POST /v1/users/u/recommendations application/json {\"halflife\":\"7d\"} 400 unknown-parameter",
                "POST /v1/search application/json {\"query\":\"x\"} 400 unknown-parameter",
                "POST /v1/events application/json {\"userId\": 400 malformed-body",
                "POST /v1/events text/csv a,b 415 unsupported-media-type",
                "POST /internal/ingest/erasures application/json [1] 400 malformed-body",
                "PUT /v1/settings text/plain x 415 unsupported-media-type",
                "PUT /v1/settings application/json {\"mixx\":{}} 400 invalid-value"
            })
    void shouldAnswerBodiesWithAProblem(String method, String path, String type, String body, int status, String kind) {
        assertProblem(
                LETHE.tenant("errors").send(method, path, BodyPublishers.ofString(body), "Content-Type", type),
                status,
                kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "DELETE;/v1/trending;GET, HEAD, OPTIONS",
                "POST;/v1/items/x;DELETE, GET, HEAD, OPTIONS, PATCH, PUT",
                "GET;/v1/events;OPTIONS, POST",
                "PUT;/v1/users/a%2Fb/recommendations;GET, HEAD, OPTIONS, POST",
                "DELETE;/v1/settings;GET, HEAD, OPTIONS, PATCH, PUT",
                "PUT;/internal/ingest/progress;GET, HEAD, OPTIONS",
                "DELETE;/internal/interest/progress;GET, HEAD, OPTIONS",
                "DELETE;/internal/embeddings/progress;GET, HEAD, OPTIONS"
            })
    void shouldListTheMethodsThatAnAddressTakes(String method, String path, String allowed) {
        // When
        HttpResponse<String> answer = LETHE.tenant("errors").send(method, path, BodyPublishers.noBody());

        // Then
        assertProblem(answer, 405, "method-not-allowed");
        assertThat(answer.headers().allValues("Allow")).containsExactly(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/events",
                "POST /v1/items",
                "PUT /v1/items/x",
                "PATCH /v1/items/x",
                "POST /v1/recommendations",
                "POST /v1/users/u/recommendations",
                "POST /v1/search",
                "PUT /v1/settings",
                "PATCH /v1/settings",
                "POST /v1/settings/preview",
                "PUT /v1/models/ranker",
                "POST /internal/ingest/erasures",
                "POST /internal/embeddings"
            })
    void shouldRefuseBodiesOfNoType(String call) throws JsonProcessingException {
        int port = LETHE.lethe().port();
        for (String type : List.of("", "Content-Type:\r\n", "Content-Type:  \r\n")) {
            // When
            RawCall known = RawCall.send(
                    port,
                    call + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + type
                            + "Content-Length: 2\r\n\r\n{}");
            RawCall chunked = RawCall.send(
                    port,
                    call + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + type
                            + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");

            // Then
            assertProblem(known, 415, "unsupported-media-type");
            assertProblem(chunked, 415, "unsupported-media-type");
        }
    }

    @Test
    void shouldSayWhatTheAnswerCannotBe() {
        assertProblem(
                LETHE.tenant("errors").send("GET", "/v1/trending", BodyPublishers.noBody(), "Accept", "image/png"),
                406,
                "not-acceptable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/v1/users/a b/recommendations;400;malformed-request",
                "/v1/users/100%/recommendations;400;malformed-request",
                "/v1/search?q=%zz;400;malformed-request"
            })
    void shouldAnswerWhatCannotBeRead(String address, int status, String kind) throws JsonProcessingException {
        assertProblem(RawCall.get(LETHE.lethe().port(), address), status, kind);
    }

    @Test
    void shouldAnswerWhatIsTooLongOrNoHttp() throws JsonProcessingException {
        int port = LETHE.lethe().port();
        assertProblem(RawCall.get(port, "/v1/search?q=" + "a".repeat(70_000)), 414, "address-too-long");
        assertProblem(
                RawCall.send(port, "GET / HTTP/1.1\r\nHost: l\r\nX: " + "a".repeat(140_000) + "\r\n\r\n"),
                431,
                "headers-too-large");
        assertProblem(RawCall.send(port, "HELLO\r\n\r\n"), 400, "malformed-request");
    }

    @Test
    void shouldReadTheDocumentedLineAsItStands() {
        RawCall answer = RawCall.get(
                LETHE.lethe().port(),
                "/v1/users/1/recommendations?filter=price<=30&filter=!brand:Acme|Knot&boost=category:Sea*1.5&cap=attribute:brand:1&explain=true");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** One mechanism refuses them, so each call that the description of the API lists is asked. */
    @Test
    void shouldRefuseAnUnknownParameterAtEveryAddress() {
        // Given
        TenantCalls calls = LETHE.tenant("errors");
        List<String> asked = new ArrayList<>();

        // When
        calls.json("/q/openapi?format=json").path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> {
                    String address = path.getKey().replaceAll("\\{[^}]*}", "x") + "?surprise=1";
                    HttpResponse<String> answer = calls.send(
                            method.toUpperCase(Locale.ROOT), address, BodyPublishers.noBody(), "Accept", "*/*");
                    asked.add(method + " " + address + " " + answer.statusCode());
                    if (path.getKey().startsWith("/v1") && answer.statusCode() != 415) {
                        assertProblem(answer, 400, "unknown-parameter");
                        assertThat(TenantCalls.json(answer).path("field").asText())
                                .isEqualTo("surprise");
                    }
                }));

        // Then
        assertThat(asked).hasSizeGreaterThan(25);
    }

    @ParameterizedTest
    @CsvSource({
        "limt=3,limt,limit",
        "categories=Sea,categories,category",
        "excludeCategories=Adult,excludeCategories,excludeCategory",
        "halflife=7d,halflife,halfLife",
        "limit=10&offset=10,offset,limit",
        "n=3,n,limit"
    })
    void shouldNameTheNearestParameters(String query, String field, String near) {
        // When
        HttpResponse<String> answer = LETHE.tenant("errors").get("/v1/users/u/recommendations?" + query);

        // Then
        assertProblem(answer, 400, "unknown-parameter");
        JsonNode problem = TenantCalls.json(answer);
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(problem.path("detail").asText()).contains(near);
    }

    @Test
    void shouldWarnOfWhatNoItemHas() {
        // Given
        TenantCalls calls = LETHE.tenant("errors-warnings");
        calls.accepted(
                "/v1/items",
                "[{\"itemId\":\"oar\",\"title\":\"An oar\",\"categories\":[\"Sea\"],\"attributes\":{\"brand\":\"Acme\",\"price\":\"20\"}},"
                        + "{\"itemId\":\"sail\",\"title\":\"A sail\",\"categories\":[\"Sea\"]}]");
        LETHE.awaitSettled();

        // When
        JsonNode odd = calls.json(
                "/v1/users/u/recommendations?excludeCategory=Seas&filter=!brnd:Acme&filter=!brand:Acmee"
                        + "&filter=!price%3E30&boost=category:Lake*2&cap=attribute:maker:1&pin=oars@1&exclude=foo%2Cbar");
        JsonNode sound = calls.json(
                "/v1/users/u/recommendations?excludeCategory=sea&filter=brand:Acme&boost=category:Sea*2&cap=attribute:brand:1"
                        + "&pin=oar@1&exclude=oar,sail");

        // Then
        assertThat(odd.path("warnings").findValuesAsText("field"))
                .containsExactly("excludeCategory", "filter", "filter", "filter", "boost", "pin", "cap", "exclude");
        assertThat(odd.path("warnings").findValuesAsText("reason"))
                .contains(
                        "No item has the category 'Seas'. Did you mean Sea?",
                        "No item has an attribute 'brnd'. Did you mean brand?",
                        "No item has 'Acmee' as brand. Did you mean Acme?",
                        "No item has a number as price, so none can be compared with one.",
                        "No item has the category 'Lake'.",
                        "No item has an attribute 'maker'.",
                        "There is no item 'oars'.");
        assertThat(sound.has("warnings")).isFalse();
        assertThat(calls.json("/v1/search?q=oar&category=Seas").path("warnings"))
                .hasSize(1);
        assertThat(calls.json("/v1/trending?filter=brnd:Acme").path("warnings")).hasSize(1);
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.uri() + ": " + answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertProblem(TenantCalls.json(answer), status, kind);
    }

    private static void assertProblem(RawCall answer, int status, String kind) throws JsonProcessingException {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.head().toLowerCase(Locale.ROOT)).contains("content-type: application/problem+json");
        assertProblem(JSON.readTree(answer.body()), status, kind);
    }

    private static void assertProblem(JsonNode problem, int status, String kind) {
        assertThat(problem.path("type").asText()).isEqualTo("/docs/errors.html#" + kind);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText())
                .isNotBlank()
                .doesNotContainIgnoringCase("java")
                .doesNotContain("RESTEASY", "Exception", "HTTP 4");
    }
}
