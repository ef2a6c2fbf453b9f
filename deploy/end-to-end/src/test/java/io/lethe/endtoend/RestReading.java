package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What REST says of a Lethe to which no events come any more; what does not change is asked once. */
final class RestReading {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 100;

    private final LetheProcess lethe;
    private final JsonNode settings;
    private final Map<String, List<JsonNode>> events = new HashMap<>();
    private final Map<String, Map<String, Double>> similar = new HashMap<>();
    private final Map<String, Double> shares = new HashMap<>();
    private final Instant newest;

    RestReading(LetheProcess lethe) {
        this.lethe = lethe;
        this.settings = get("/v1/settings");
        JsonNode trending = get("/v1/trending?limit=" + MOST);
        this.newest = Instant.parse(trending.path("until").asText());
        scores(trending, shares);
    }

    JsonNode settings() {
        return settings;
    }

    /** The end of the newest hour that anything happened in. */
    Instant newest() {
        return newest;
    }

    JsonNode get(String path) {
        HttpResponse<String> response = lethe.get(path);
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All events of a user, newest first. */
    List<JsonNode> events(String user) {
        return events.computeIfAbsent(user, key -> {
            List<JsonNode> all = new ArrayList<>();
            String before = "";
            do {
                JsonNode page = get("/v1/users/" + user + "/events?limit=1000" + before);
                page.path("events").forEach(all::add);
                before = page.hasNonNull("next")
                        ? "&before=" + encoded(page.path("next").asText())
                        : "";
            } while (!before.isEmpty());
            return all;
        });
    }

    /** A user's interests at a time, by their ids. */
    Map<String, JsonNode> interests(String user, Instant at) {
        Map<String, JsonNode> interests = new HashMap<>();
        get("/v1/users/" + user + "/interests?at=" + at)
                .path("interests")
                .forEach(one -> interests.put(one.path("interestId").asText(), one));
        return interests;
    }

    /** The items most like one, with their scores. */
    Map<String, Double> similar(String itemId) {
        return similar.computeIfAbsent(itemId, key -> {
            Map<String, Double> scores = new HashMap<>();
            scores(get("/v1/items/" + encoded(key) + "/similar?limit=" + MOST), scores);
            return scores;
        });
    }

    /** The decayed popularity of the most popular items, as a share of the highest, from the newest hour on. */
    Map<String, Double> shares() {
        return shares;
    }

    private static void scores(JsonNode answer, Map<String, Double> into) {
        answer.path("items")
                .forEach(one ->
                        into.put(one.path("itemId").asText(), one.path("score").asDouble()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
