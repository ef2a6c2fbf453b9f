package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The formulas of docs/ranking.md, written down a second time, for contributions as REST gives them. What else they need comes from REST as well: settings, events, interests, similar and trending items.
 * Vectors and pair counts are not to be had there, so the cosine and the pair part of a recent item i with a recommended j are taken from the contributions that name them, and
 * have to add up to what {@code similar} says of i and j, and to be the same wherever the two meet.
 */
final class WrittenRanking {
    private static final double EXACT = 1e-6;
    private static final double HABIT_POWER = -0.25;
    private static final double POPULARITY_UNIT = 1e-4;
    private static final int WINDOW = 128;

    private final RestReading rest;
    private final JsonNode mix;
    private final Map<List<String>, Double> parts = new HashMap<>();
    private final Map<String, int[]> counts = new TreeMap<>();
    private double largestGap;
    private int items;

    WrittenRanking(RestReading rest) {
        this.rest = rest;
        this.mix = rest.settings().path("mix");
    }

    /** How many contributions of each kind there were, and how many of these were recomputed. */
    String counts() {
        List<String> texts = new ArrayList<>();
        counts.forEach((kind, count) -> texts.add("%s %,d of %,d".formatted(kind, count[1], count[0])));
        return String.join(", ", texts);
    }

    int contributions() {
        return counts.values().stream().mapToInt(count -> count[0]).sum();
    }

    int recomputed(String kind) {
        return counts.getOrDefault(kind, new int[2])[1];
    }

    int items() {
        return items;
    }

    /** By how much the contributions of an item differed from its score at most. */
    double largestGap() {
        return largestGap;
    }

    /** Recomputes an answer of recommendations with reasons. */
    void check(String user, Instant at, double diversity, JsonNode answer) {
        Answered answered = new Answered(user, at, diversity, rest, answer);
        for (JsonNode item : answer.path("items")) {
            items++;
            double sum = 0;
            for (JsonNode contribution : item.at("/explanation/contributions")) {
                sum += contribution.path("value").asDouble();
                answered.checkEvents(contribution);
            }
            assertThat(item.path("score").asDouble()).as(item.toString()).isCloseTo(sum, within(EXACT));
            largestGap = Math.max(largestGap, Math.abs(sum - item.path("score").asDouble()));
            checkItem(answered, item);
        }
    }

    private void checkItem(Answered answered, JsonNode item) {
        String itemId = item.path("itemId").asText();
        Map<String, Double> cosines = new HashMap<>();
        Map<String, Double> pairs = new HashMap<>();
        double before = 0;
        for (JsonNode contribution : item.at("/explanation/contributions")) {
            String kind = contribution.path("kind").asText();
            double value = contribution.path("value").asDouble();
            boolean isDone =
                    switch (kind) {
                        case "neighbour" -> {
                            double part = value / (weight("neighbour") * answered.forgotten(contribution, mix));
                            yield keep("pair", answered.itemOf(contribution), itemId, part, pairs);
                        }
                        case "text" -> {
                            boolean isWords =
                                    contribution.path("label").asText().startsWith("words: ");
                            if (!isWords) {
                                double cosine =
                                        Math.cbrt(value / (weight("text") * answered.forgotten(contribution, mix)));
                                keep("cosine", answered.itemOf(contribution), itemId, cosine, cosines);
                            }
                            yield false;
                        }
                        case "interest" -> checkInterest(answered, contribution);
                        case "trend" -> checkTrend(answered, itemId, before, value);
                        case "repeat" -> checkRepeat(answered, itemId, before, contribution);
                        case "rule" -> {
                            double most = answered.diversity() * answered.highest();
                            assertThat(value).isBetween(-most - EXACT, 0.0);
                            yield false;
                        }
                        default -> false;
                    };
            count(kind, isDone);
            before += value;
        }
        cosines.forEach((recent, cosine) -> {
            Double similar = rest.similar(recent).get(itemId);
            if (similar != null) {
                assertThat(cosine + pairs.getOrDefault(recent, 0.0))
                        .as(recent + " and " + itemId)
                        .isCloseTo(similar, within(EXACT));
                recomputed("text", 1);
            }
        });
    }

    /** Whether two items have met before, with the same number. */
    private boolean keep(String what, String recent, String itemId, double part, Map<String, Double> into) {
        Double there = parts.putIfAbsent(List.of(what, recent, itemId), part);
        if (there != null) {
            assertThat(part).as(what + " of " + recent + " and " + itemId).isCloseTo(there, within(EXACT));
        }
        into.put(recent, part);
        return there != null;
    }

    /** A share of the strongest, times a cosine cubed; an interest's strength is the sum of its events. */
    private boolean checkInterest(Answered answered, JsonNode contribution) {
        JsonNode interest = answered.interest(contribution.path("interestId").asText());
        double sum = 0;
        Map<String, Double> byEvent = new HashMap<>();
        for (JsonNode event : interest.path("events")) {
            sum += event.path("contribution").asDouble();
            byEvent.put(
                    event.path("eventId").asText(), event.path("contribution").asDouble());
        }
        double strength = interest.path("strength").asDouble();
        assertThat(strength).isCloseTo(sum, within(EXACT * Math.max(1, Math.abs(sum))));
        for (JsonNode event : contribution.path("events")) {
            if (event.hasNonNull("eventId")) {
                assertThat(byEvent.get(event.path("eventId").asText()))
                        .as(event.toString())
                        .isCloseTo(event.path("contribution").asDouble(), within(EXACT));
            }
        }
        double share = Math.max(-1, strength / answered.strongest());
        double cubed = contribution.path("value").asDouble() / (weight("interest") * share);
        assertThat(Math.abs(share)).isGreaterThanOrEqualTo(0.05);
        assertThat(cubed).isGreaterThan(0).isLessThanOrEqualTo(1 + EXACT);
        return true;
    }

    private boolean checkTrend(Answered answered, String itemId, double before, double value) {
        Double share = rest.shares().get(itemId);
        if (share == null || answered.at().isBefore(rest.newest())) {
            return false;
        }
        double lifted = Math.max(0, before) * (Math.pow(share / POPULARITY_UNIT + 1, weight("lift")) - 1);
        assertThat(value).as("trend of " + itemId).isCloseTo(lifted + weight("trend") * share, within(EXACT));
        return true;
    }

    private boolean checkRepeat(Answered answered, String itemId, double before, JsonNode contribution) {
        double value = contribution.path("value").asDouble();
        if (contribution.path("label").asText().equals("seen before")) {
            assertThat(value).isCloseTo(-weight("repeat") * before, within(EXACT));
        } else {
            assertThat(value).isCloseTo(weight("habit") * answered.habit(itemId), within(EXACT));
        }
        return true;
    }

    private double weight(String name) {
        return mix.path(name).asDouble();
    }

    private void count(String kind, boolean isDone) {
        counts.computeIfAbsent(kind, key -> new int[2])[0]++;
        recomputed(kind, isDone ? 1 : 0);
    }

    private void recomputed(String kind, int more) {
        counts.computeIfAbsent(kind, key -> new int[2])[1] += more;
    }

    /** An answer, and what REST says of the user at that time. */
    private static final class Answered {
        private final String user;
        private final Instant at;
        private final double diversity;
        private final RestReading rest;
        private final double highest;
        private final List<JsonNode> events = new ArrayList<>();
        private final Map<String, Integer> places = new HashMap<>();
        private final Map<String, Integer> speaking = new HashMap<>();
        private Map<String, JsonNode> interests = Map.of();

        Answered(String user, Instant at, double diversity, RestReading rest, JsonNode answer) {
            this.user = user;
            this.at = at;
            this.diversity = diversity;
            this.rest = rest;
            this.highest = answer.at("/items/0/score").asDouble();
            int before = 0;
            for (JsonNode event : rest.events(user)) {
                if (!Instant.parse(event.path("timestamp").asText()).isAfter(at)) {
                    String eventId = event.path("eventId").asText();
                    places.put(eventId, events.size());
                    events.add(event);
                    speaking.put(eventId, before);
                    before += event.path("weight").asDouble() > 0 ? 1 : 0;
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
                    int place = places.getOrDefault(event.path("eventId").asText(), -1);
                    assertThat(place).as(user + " at " + at + " has " + event).isNotNegative();
                    assertThat(event.path("position").asInt()).isEqualTo(place);
                    assertThat(event.path("itemId")).isEqualTo(events.get(place).path("itemId"));
                } else {
                    assertThat(events).anyMatch(one -> one.path("itemId").equals(event.path("itemId")));
                }
            }
        }

        String itemOf(JsonNode contribution) {
            return contribution.at("/events/0/itemId").asText();
        }

        /** How much the event of a contribution still counts, by what came since. */
        double forgotten(JsonNode contribution, JsonNode mix) {
            int since = since(contribution.at("/events/0/eventId").asText());
            return Math.pow(1 + since, -mix.path("historyPower").asDouble());
        }

        /** What the purchases of an item add up to; those from before the window count as if they were the last ones before it. */
        double habit(String itemId) {
            int inWindow = 0;
            for (JsonNode event : events.subList(0, Math.min(WINDOW, events.size()))) {
                inWindow += event.path("weight").asDouble() > 0 ? 1 : 0;
            }
            double sum = 0;
            for (int place = 0; place < events.size(); place++) {
                JsonNode event = events.get(place);
                if (event.path("itemId").asText().equals(itemId)
                        && event.path("type").asText().equals("purchase")) {
                    int since =
                            place < WINDOW ? speaking.get(event.path("eventId").asText()) : inWindow;
                    sum += Math.pow(1 + since, HABIT_POWER);
                }
            }
            return sum;
        }

        JsonNode interest(String interestId) {
            if (interests.isEmpty()) {
                interests = rest.interests(user, at);
            }
            return Objects.requireNonNull(interests.get(interestId), interestId);
        }

        /** How many events that speak for something came since. */
        private int since(String eventId) {
            return Objects.requireNonNull(speaking.get(eventId), eventId);
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
}
