package io.lethe.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A caller of ingest's REST interface. */
final class IngestClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An answer: its status, its media type and its JSON. */
    record Answer(int status, String type, JsonNode json) {
        long accepted() {
            return json.path("accepted").asLong(-1);
        }
    }

    IngestClient(URI base) {
        this.base = base;
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    Answer put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json))
                .build());
    }

    Answer post(String path, String json, String... headers) {
        return post(path, "application/json", BodyPublishers.ofString(json), headers);
    }

    Answer postLines(String path, String lines) {
        return post(path, "application/x-ndjson", BodyPublishers.ofString(lines));
    }

    Answer postStream(String path, String type, InputStream body) {
        return post(path, type, BodyPublishers.ofInputStream(() -> body));
    }

    Answer post(String path, String type, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", type).POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body().length == 0 ? JSON.nullNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
