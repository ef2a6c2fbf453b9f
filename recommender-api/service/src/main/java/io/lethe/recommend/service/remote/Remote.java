package io.lethe.recommend.service.remote;

import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Non-blocking HTTP client of another service of Lethe. */
public final class Remote {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private final String base;

    public Remote(URI base) {
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Text as a part of a path or query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    public HttpRequest.Builder request(String path, Duration timeout) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout);
    }

    public HttpRequest.Builder post(String path, String json, Duration timeout) {
        return request(path, timeout).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    /** The answer, whatever its status. */
    public Uni<HttpResponse<byte[]>> send(HttpRequest request) {
        return Uni.createFrom().completionStage(() -> CLIENT.sendAsync(request, BodyHandlers.ofByteArray()));
    }
}
