package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** REST as a program of one tenant calls it. */
final class TenantCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNAVAILABLE = 503;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String url;
    private final String tenant;

    TenantCalls(String url, String tenant) {
        this.url = url;
        this.tenant = tenant;
    }

    String tenant() {
        return tenant;
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    HttpResponse<String> put(String path, String json) {
        return send("PUT", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    HttpResponse<String> patch(String path, String json) {
        return send("PATCH", path, BodyPublishers.ofString(json), "Content-Type", "application/json");
    }

    /** The JSON of a GET that is answered with 200. */
    JsonNode json(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
        return json(response);
    }

    /** Posts events or items, and returns the position to wait for with {@code after}. */
    String accepted(String path, String json) {
        HttpResponse<String> response = post(path, json);
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(202);
        return json(response).path("position").asText();
    }

    /**
     * The answer to a question about a user or a search, once all of this position has taken effect there: one wait may
     * be too short on a busy machine. It is about the user's own events; {@link Product#awaitSettled()} waits for all.
     */
    JsonNode reached(String path, String position) {
        String asked = path + (path.contains("?") ? "&" : "?") + "wait=10s&after=" + position;
        return Awaitility.await(asked)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(
                        () -> unlessUnavailable(asked),
                        answer -> answer.path("after").asText().equals("reached"));
    }

    private JsonNode unlessUnavailable(String path) {
        HttpResponse<String> response = get(path);
        assertThat(response.statusCode()).as(path + ": " + response.body()).isIn(200, UNAVAILABLE);
        return response.statusCode() == UNAVAILABLE ? JSON.nullNode() : json(response);
    }

    /** Waits until all items of this position are in the catalogue. */
    void awaitItems(String position) {
        reached("/v1/search?q=any&limit=1", position);
    }

    static JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    /**
     * Any call.
     *
     * @param headers names and values, in turn
     */
    HttpResponse<String> send(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Lethe-Tenant", tenant)
                .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
