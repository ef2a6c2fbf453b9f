package io.lethe.recommend.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Reads server-sent events as a browser does, until it is closed. */
final class SseReader implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An event that has come; a comment has the name {@code :}. */
    record Event(String name, @Nullable String id, JsonNode data) {}

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Stream<String> lines;
    private final Thread thread;
    private volatile @Nullable String retry;

    private String name = "";
    private @Nullable String id;
    private final StringBuilder data = new StringBuilder();

    SseReader(String url, @Nullable String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response = client.send(request.build(), BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("answered " + response.statusCode());
        }
        lines = response.body();
        thread = new Thread(this::read, "sse-reader");
        thread.setDaemon(true);
        thread.start();
    }

    private void read() {
        try {
            lines.forEach(this::take);
        } catch (java.io.UncheckedIOException e) {
            events.add(new Event("closed", null, JSON.createObjectNode()));
        }
    }

    private void take(String line) {
        if (line.isEmpty()) {
            if (!name.isEmpty()) {
                events.add(new Event(name, id, parsed(data.toString())));
            }
            name = "";
            id = null;
            data.setLength(0);
        } else if (line.startsWith(":")) {
            events.add(new Event(":", null, JSON.createObjectNode().put("comment", line.substring(1))));
        } else {
            String field = line.substring(0, line.indexOf(':'));
            String value = line.substring(line.indexOf(':') + 1).stripLeading();
            switch (field) {
                case "event" -> name = value;
                case "id" -> id = value;
                case "data" -> data.append(value);
                case "retry" -> retry = value;
                default -> throw new IllegalStateException(line);
            }
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }

    @Nullable
    String retry() {
        return retry;
    }

    /** What has come of a name, in order. */
    List<Event> all(String wanted) {
        return events.stream().filter(event -> event.name().equals(wanted)).toList();
    }

    /** Waits for an event of a name that is like this. */
    Event await(String wanted, Predicate<JsonNode> like) {
        Awaitility.await(wanted + " among " + events)
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> all(wanted).stream().anyMatch(event -> like.test(event.data())));
        return all(wanted).stream()
                .filter(event -> like.test(event.data()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        thread.interrupt();
        lines.close();
    }
}
