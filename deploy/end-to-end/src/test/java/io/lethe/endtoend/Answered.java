package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An answer, and what REST says of the user at that time. */
final class Answered {
    private static final int WINDOW = 128;
    private static final double HABIT_POWER = -0.25;
    private static final double FORTNIGHT = Duration.ofDays(14).toMillis();
    private static final long WEEK = Duration.ofDays(7).toMillis();

    private final String user;
    private final Instant at;
    private final double diversity;
    private final RestReading rest;
    private final double highest;
    private final List<JsonNode> events = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Integer> since = new HashMap<>();
    private Map<String, JsonNode> interests = Map.of();

    Answered(String user, Instant at, double diversity, RestReading rest, JsonNode answer) {
        this.user = user;
        this.at = at;
        this.diversity = diversity;
        this.rest = rest;
        this.highest = answer.at("/items/0/score").asDouble();
        int all = 0;
        int baskets = 0;
        String last = "";
        String newest = "";
        for (JsonNode event : rest.events(user)) {
            if (!Instant.parse(event.path("timestamp").asText()).isAfter(at)) {
                String eventId = event.path("eventId").asText();
                places.put(eventId, events.size());
                events.add(event);
                String time = event.path("timestamp").asText();
                all += time.equals(last) ? 0 : 1;
                last = time;
                positions.put(eventId, all - 1);
                if (event.path("weight").asDouble() > 0) {
                    baskets += time.equals(newest) ? 0 : 1;
                    newest = time;
                    since.put(eventId, baskets - 1);
                }
            }
        }
    }

    Instant at() {
        return at;
    }

    double diversity() {
        return diversity;
    }

    double highest() {
        return highest;
    }

    void checkEvents(JsonNode contribution) {
        for (JsonNode event : contribution.path("events")) {
            if (event.hasNonNull("eventId")) {
                String eventId = event.path("eventId").asText();
                int place = places.getOrDefault(eventId, -1);
                assertThat(place).as(user + " at " + at + " has " + event).isNotNegative();
                assertThat(event.path("position").asInt()).isEqualTo(positions.get(eventId));
                assertThat(event.path("itemId")).isEqualTo(events.get(place).path("itemId"));
            } else {
                assertThat(events).anyMatch(one -> one.path("itemId").equals(event.path("itemId")));
            }
        }
    }

    String itemOf(JsonNode contribution) {
        return contribution.at("/events/0/itemId").asText();
    }

    /** How much the event of a contribution still counts, by how many baskets came since. */
    double forgotten(JsonNode contribution, JsonNode mix) {
        String eventId = contribution.at("/events/0/eventId").asText();
        int baskets = Objects.requireNonNull(since.get(eventId), eventId);
        return Math.pow(1 + baskets, -mix.path("historyPower").asDouble());
    }

    /**
     * What the purchases of an item add up to; those from before the window count as made in the middle of their week.
     * There is no cycle, since everybody in this log buys again and again.
     */
    double habit(String itemId) {
        double sum = 0;
        for (int place = 0; place < events.size(); place++) {
            JsonNode event = events.get(place);
            if (event.path("itemId").asText().equals(itemId)
                    && event.path("type").asText().equals("purchase")) {
                long time = Instant.parse(event.path("timestamp").asText()).toEpochMilli();
                long counted = place < WINDOW ? time : time - Math.floorMod(time, WEEK) + WEEK / 2;
                double weeks = Math.max(0, at.toEpochMilli() - counted) / (double) WEEK;
                sum += Math.pow(1 + weeks, HABIT_POWER);
            }
        }
        return sum;
    }

    /** What an item loses that was shown and not clicked, by the user's newest events; 0 to 1. */
    double fatigue(String itemId) {
        double fresh = 0;
        for (JsonNode event : events) {
            boolean isShown = event.path("type").asText().equals("impression");
            if (event.path("itemId").asText().equals(itemId) && !isShown) {
                break;
            }
            long age = at.toEpochMilli()
                    - Instant.parse(event.path("timestamp").asText()).toEpochMilli();
            fresh += event.path("itemId").asText().equals(itemId) ? Math.pow(2, -age / FORTNIGHT) : 0;
        }
        return 1 - 1 / (1 + Math.pow(fresh / 3, 3));
    }

    Map<String, JsonNode> interests() {
        if (interests.isEmpty()) {
            interests = rest.interests(user, at);
        }
        return interests;
    }

    JsonNode interest(String interestId) {
        return Objects.requireNonNull(interests().get(interestId), interestId);
    }

    double strongest() {
        double positive = 0;
        double any = 0;
        for (JsonNode interest : interests.values()) {
            positive = Math.max(positive, interest.path("strength").asDouble());
            any = Math.max(any, Math.abs(interest.path("strength").asDouble()));
        }
        return positive > 0 ? positive : any;
    }
}
