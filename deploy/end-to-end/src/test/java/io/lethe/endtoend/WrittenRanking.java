package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The formulas of docs/ranking.md, written down a second time, for contributions as REST gives them. What else they
 * need comes from REST as well: settings, events, interests, similar and trending items. Vectors and pair counts are
 * not to be had there, so the cosine and the pair part of a recent item i with a recommended j are taken from the
 * contributions that name them, and have to add up to what {@code similar} says of i and j, and to be the same wherever
 * the two meet.
 */
final class WrittenRanking {
    private static final double EXACT = 1e-6;
    private static final double POPULARITY_UNIT = 1e-4;
    private static final double LEAST_SHARE = 0.05;
    private static final String COSINE = "cosine";
    private static final String PAIR = "pair";

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
        WrittenProportion proportion = new WrittenProportion(at, rest.newest(), rest.settings(), answered.interests());
        for (JsonNode item : answer.path("items")) {
            items++;
            double sum = 0;
            for (JsonNode contribution : item.at("/explanation/contributions")) {
                sum += contribution.path("value").asDouble();
                answered.checkEvents(contribution);
            }
            assertThat(item.path("score").asDouble()).as(item.toString()).isCloseTo(sum, within(EXACT));
            largestGap = Math.max(largestGap, Math.abs(sum - item.path("score").asDouble()));
            checkItem(answered, item, proportion);
        }
    }

    private void checkItem(Answered answered, JsonNode item, WrittenProportion proportion) {
        Meeting meeting = new Meeting(item.path("itemId").asText());
        double before = 0;
        List<JsonNode> gains = new ArrayList<>();
        for (JsonNode contribution : item.at("/explanation/contributions")) {
            String kind = contribution.path("kind").asText();
            double value = contribution.path("value").asDouble();
            if (kind.equals("proportion")) {
                gains.add(contribution);
                count("proportion", true);
                before += value;
                continue;
            }
            boolean isDone =
                    switch (kind) {
                        case "neighbour", "text" -> checkRecent(answered, contribution, meeting);
                        case "interest" -> checkInterest(answered, contribution, meeting);
                        case "trend" -> checkTrend(answered, meeting.itemId(), before, value);
                        case "repeat" -> checkRepeat(answered, meeting.itemId(), before, contribution);
                        case "rule" -> checkDiversity(answered, value);
                        default -> false;
                    };
            count(kind, isDone);
            before += value;
        }
        if (!gains.isEmpty()) {
            proportion.check(gains);
        }
        meeting.cosines.forEach((recent, cosine) -> {
            Double similar = rest.similar(recent).get(meeting.itemId());
            if (similar != null) {
                assertThat(cosine + meeting.pairs.getOrDefault(recent, 0.0))
                        .as(recent + " and " + meeting.itemId())
                        .isCloseTo(similar, within(EXACT));
                recomputed("text", meeting.fresh.contains(key(COSINE, recent, meeting.itemId())) ? 1 : 0);
                recomputed("neighbour", meeting.fresh.contains(key(PAIR, recent, meeting.itemId())) ? 1 : 0);
            }
        });
        meeting.alone.forEach((recent, cubed) -> {
            Double cosine = meeting.cosines.get(recent);
            if (cosine != null) {
                assertThat(cubed).as(recent + " alone").isCloseTo(Math.pow(cosine, 3), within(EXACT));
                recomputed("interest", 1);
            }
        });
    }

    /**
     * The part that a recent item has in a recommended one, less what was forgotten; words that they share cannot be
     * had.
     */
    private boolean checkRecent(Answered answered, JsonNode contribution, Meeting meeting) {
        double value = contribution.path("value").asDouble();
        if (contribution.path("label").asText().startsWith("words")) {
            return false;
        }
        String recent = answered.itemOf(contribution);
        double forgotten = answered.forgotten(contribution, mix);
        return contribution.path("kind").asText().equals("text")
                ? keep(COSINE, recent, Math.cbrt(value / (weight("text") * forgotten)), meeting, meeting.cosines)
                : keep(PAIR, recent, value / (weight("neighbour") * forgotten), meeting, meeting.pairs);
    }

    /** Whether two items have met before, with the same number. */
    private boolean keep(String what, String recent, double part, Meeting meeting, Map<String, Double> into) {
        List<String> key = key(what, recent, meeting.itemId());
        Double there = parts.putIfAbsent(key, part);
        if (there == null) {
            meeting.fresh.add(key);
        } else {
            assertThat(part).as(key.toString()).isCloseTo(there, within(EXACT));
        }
        into.put(recent, part);
        return there != null;
    }

    /** A cosine is the same either way; a pair is not. */
    private static List<String> key(String what, String recent, String itemId) {
        return what.equals(COSINE) && recent.compareTo(itemId) > 0
                ? List.of(what, itemId, recent)
                : List.of(what, recent, itemId);
    }

    /**
     * A share of the strongest, times a cosine cubed; an interest's strength is the sum of its events. The cosine is
     * known where all of them are about one recent item.
     */
    private boolean checkInterest(Answered answered, JsonNode contribution, Meeting meeting) {
        JsonNode interest = answered.interest(contribution.path("interestId").asText());
        double sum = 0;
        Map<String, Double> byEvent = new HashMap<>();
        Set<String> about = new HashSet<>();
        for (JsonNode event : interest.path("events")) {
            sum += event.path("contribution").asDouble();
            about.add(event.path("itemId").asText());
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
        assertThat(Math.abs(share)).isGreaterThanOrEqualTo(LEAST_SHARE);
        assertThat(cubed).isGreaterThan(0).isLessThanOrEqualTo(1 + EXACT);
        if (about.size() == 1) {
            meeting.alone.put(about.iterator().next(), cubed);
        }
        return false;
    }

    private static boolean checkDiversity(Answered answered, double value) {
        assertThat(value).isBetween(-answered.diversity() * answered.highest() - EXACT, 0.0);
        return false;
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
        } else if (contribution.path("label").asText().startsWith("shown ")) {
            assertThat(value).isCloseTo(-answered.fatigue(itemId) * before, within(EXACT));
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

    /** A recommended item, and what the contributions say of it and the items that it is recommended for. */
    private static final class Meeting {
        private final String itemId;
        private final Map<String, Double> cosines = new HashMap<>();
        private final Map<String, Double> pairs = new HashMap<>();
        private final Map<String, Double> alone = new HashMap<>();
        private final Set<List<String>> fresh = new HashSet<>();

        Meeting(String itemId) {
            this.itemId = itemId;
        }

        String itemId() {
            return itemId;
        }
    }
}
