package io.lethe.standalone.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.command.RefusalException;
import io.lethe.event.Tenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** A running Lethe, seen from outside over HTTP. */
public final class LetheClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final HttpClient http;
    private final String url;

    private LetheClient(HttpClient http, String url) {
        this.http = http;
        this.url = url;
    }

    /** The one at this address, such as {@code http://localhost:8080}. */
    public static LetheClient at(String url) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        return new LetheClient(http, url.replaceFirst("/+$", ""));
    }

    public String url() {
        return url;
    }

    /** Waits until every service says that it is ready. */
    public boolean awaitReady(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        do {
            try {
                if (send("/q/health/ready").statusCode() == 200) {
                    return true;
                }
            } catch (IOException e) {
                Waiting.pause(BETWEEN_TRIES);
                continue;
            }
            Waiting.pause(BETWEEN_TRIES);
        } while (System.nanoTime() < deadline);
        return false;
    }

    /** Where a standalone Lethe's broker listens. */
    public String kafkaAddress() {
        String kafka = get("/internal/standalone").path("kafka").asText();
        if (kafka.isEmpty()) {
            throw new RefusalException(
                    "The Lethe at " + url + " does not say where its Kafka is; name it with --kafka");
        }
        return kafka;
    }

    /** Whether no event is trending, in the default tenant. */
    public boolean isEmpty() {
        return get("/v1/trending?limit=1").path("items").isEmpty();
    }

    /**
     * Hashes and counts of all state, once nothing is on its way any more or after a minute, by name, as
     * {@code lethe digest} prints them.
     */
    public SortedMap<String, String> digest(boolean users) {
        String path = "/internal/interest/digest?users=" + users;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode digest = get(path, PATIENCE);
        while (!digest.path("settled").asBoolean(true) && System.nanoTime() < deadline) {
            Waiting.pause(BETWEEN_TRIES);
            digest = get(path, PATIENCE);
        }
        SortedMap<String, String> lines = new TreeMap<>();
        flatten("", digest, lines);
        lines.keySet().removeIf(name -> name.startsWith("partitions.") || name.equals("perUser"));
        return lines;
    }

    /** @throws RefusalException if nobody answers there, or not with JSON and a status below 400 */
    public JsonNode get(String path) {
        return get(path, Duration.ZERO);
    }

    /** The same, trying again for a minute while the service says that it cannot just now. */
    JsonNode getPatiently(String path) {
        return get(path, PATIENCE);
    }

    /** The same for a tenant. */
    JsonNode getPatiently(String path, String tenant) {
        return get(path, PATIENCE, Tenant.HEADER, tenant);
    }

    /** Sends a change as JSON; says whether it was taken. */
    boolean change(String method, String path, String tenant, JsonNode change) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                    .timeout(PATIENCE)
                    .header(Tenant.HEADER, tenant)
                    .header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofString(change.toString()))
                    .build();
            return http.send(request, BodyHandlers.ofString()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusalException("interrupted");
        }
    }

    private JsonNode get(String path, Duration patience, String... headers) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            HttpResponse<String> response = send(path, headers);
            while (response.statusCode() >= 500 && System.nanoTime() < deadline) {
                Waiting.pause(BETWEEN_TRIES);
                response = send(path, headers);
            }
            if (response.statusCode() >= 400) {
                throw new RefusalException("%s%s answered %d".formatted(url, path, response.statusCode()));
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new RefusalException(
                    "No Lethe answers at " + url + "; start one with ./lethe run, or name another with --url");
        }
    }

    private HttpResponse<String> send(String path, String... headers) throws IOException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(2));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusalException("interrupted");
        } catch (IllegalArgumentException e) {
            throw new RefusalException(url + " is not a web address");
        }
    }

    private static void flatten(String prefix, JsonNode node, SortedMap<String, String> lines) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey(),
                            entry.getValue(),
                            lines));
        } else if (node.isArray()) {
            lines.put(prefix, node.toString());
        } else if (!node.isNull()) {
            lines.put(prefix, node.asText());
        }
    }
}
