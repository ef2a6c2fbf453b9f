package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A user's stream as {@code curl -N} prints it, read until it is closed. */
final class StreamLines implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** An event: its name, its id where it has one, and its data. */
    record Told(String event, @Nullable String id, JsonNode data) {}

    private final Stream<String> body;
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private StreamLines(Stream<String> body) {
        this.body = body;
        Thread reader = new Thread(this::read, "stream-lines");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param last the {@code Last-Event-ID}; null for none */
    static StreamLines open(String url, @Nullable String last) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (last != null) {
            request.header("Last-Event-ID", last);
        }
        try {
            HttpResponse<Stream<String>> response = HTTP.send(request.build(), BodyHandlers.ofLines());
            assertThat(response.statusCode()).as(url).isEqualTo(200);
            return new StreamLines(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try {
            body.forEach(lines::add);
        } catch (UncheckedIOException e) {
            lines.add("closed");
        }
    }

    /** Waits for a line, whether with or without a blank behind its colon. */
    void awaitLine(String line) {
        String wanted = line.replace(" ", "");
        Awaitility.await(line).atMost(PATIENCE).until(() -> lines.stream()
                .anyMatch(one -> one.replace(" ", "").equals(wanted)));
    }

    /** Waits for an event of a name that is like this, and returns the first. */
    Told await(String event, Predicate<JsonNode> like) {
        return Awaitility.await(event)
                .atMost(PATIENCE)
                .until(
                        () -> told(event).stream()
                                .filter(one -> like.test(one.data()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** All events of a name that have come whole. */
    List<Told> told(String event) {
        List<Told> told = new ArrayList<>();
        String name = "";
        String id = null;
        String data = "";
        for (String line : lines) {
            if (line.isEmpty()) {
                if (name.equals(event)) {
                    told.add(new Told(name, id, parsed(data)));
                }
                name = "";
                id = null;
                data = "";
            } else if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            } else if (line.startsWith("data:")) {
                data += line.substring("data:".length()).strip();
            }
        }
        return told;
    }

    /** Whether a state counts one event of its user. */
    static boolean knowsOneEvent(JsonNode state) {
        return state.path("version").asText().startsWith("1-");
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    @Override
    public void close() {
        body.close();
    }
}
