package io.lethe.interest.service.query;

import io.lethe.interest.service.Owner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks other instances, once: a question that has been passed on is never passed on again. */
@ApplicationScoped
public class Peers {
    /** The request header that says that a question has been passed on. */
    static final String ROUTED = "Lethe-Routed";

    private static final List<String> RETURNED = List.of("content-type", "etag", "location");
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    /** An answer as it came. */
    CompletableFuture<HttpResponse<byte[]>> ask(
            Owner.There owner, String method, URI uri, Map<String, String> headers, Duration patience) {
        URI there = URI.create("http://" + owner.host() + ":" + owner.port() + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        HttpRequest.Builder request = HttpRequest.newBuilder(there)
                .timeout(patience)
                .header(ROUTED, "1")
                .method(method, HttpRequest.BodyPublishers.noBody());
        headers.forEach(request::header);
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The same answer for our own caller. */
    static Response passOn(HttpResponse<byte[]> answer) {
        Response.ResponseBuilder response = Response.status(answer.statusCode());
        answer.headers().map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("lethe-") || RETURNED.contains(lower)) {
                response.header(name, values.get(0));
            }
        });
        return (answer.body().length == 0 ? response : response.entity(answer.body())).build();
    }
}
