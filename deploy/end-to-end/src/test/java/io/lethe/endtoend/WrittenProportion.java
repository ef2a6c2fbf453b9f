package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Recomputes what items of an answer gain by proportion, from the interests that REST tells. The highest score before
 * is not told, but all gains of an answer are parts of one amount.
 */
final class WrittenProportion {
    private static final double EXACT = 1e-6;
    private static final double OPEN = 0.02;
    private static final double LITTLE = 0.4;
    private static final double FASTER = 30;
    private static final double SLOWER = 12;
    private static final double LEAST_SHARE = 0.01;
    private static final double MONTH = Duration.ofDays(30).toSeconds();
    private static final String NONE = "none";

    private final Instant at;
    private final Instant now;
    private final Map<String, Double> shares = new HashMap<>();
    private final Map<String, Double> against = new HashMap<>();
    private final Map<String, Double> taken = new HashMap<>();
    private double amount = Double.NaN;

    WrittenProportion(Instant at, Instant newest, JsonNode settings, Map<String, JsonNode> interests) {
        this.at = at;
        this.now = newest.isBefore(at) ? newest : at;
        double halfLife = settings.path("halfLifeSeconds").asDouble();
        double brief = settings.at("/horizons/short").asDouble();
        double lasting = settings.at("/horizons/long").asDouble();
        add(interests, halfLife / FASTER, brief);
        add(interests, halfLife, 1 - brief - lasting);
        add(interests, halfLife * SLOWER, lasting);
        double warm = 0;
        double ever = 0;
        for (JsonNode interest : interests.values()) {
            warm += Math.max(0, strength(interest, MONTH, now));
            ever += Math.max(0, strength(interest, Double.POSITIVE_INFINITY, now));
        }
        double due = warm / (warm + LITTLE * Math.pow(Math.min(1, ever), 2)) * (1 - OPEN);
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        double open = 1;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            share.setValue(all > 0 ? share.getValue() * due / all : 0);
            open -= share.getValue();
        }
        shares.put(NONE, open);
        interests.forEach((id, interest) -> against.put(
                id, Math.min(1, Math.max(0, -interest.path("strength").asDouble()))));
    }

    private void add(Map<String, JsonNode> interests, double halfLife, double weight) {
        Map<String, Double> strengths = new HashMap<>();
        interests.forEach((id, interest) -> strengths.put(
                id, interest.path("strength").asDouble() > 0 ? Math.max(0, strength(interest, halfLife, at)) : 0));
        double sum =
                strengths.values().stream().mapToDouble(Double::doubleValue).sum();
        strengths.forEach((id, strength) -> shares.merge(id, sum > 0 ? weight * strength / sum : 0, Double::sum));
    }

    private static double strength(JsonNode interest, double halfLife, Instant when) {
        double sum = 0;
        for (JsonNode event : interest.path("events")) {
            long time = Instant.parse(event.path("timestamp").asText()).toEpochMilli();
            double age = Math.max(0, when.toEpochMilli() - time) / 1000.0;
            sum += event.path("weight").asDouble()
                    * event.path("boost").asDouble()
                    * Math.pow(2, -age / event.path("stretch").asDouble() / halfLife);
        }
        return sum;
    }

    /**
     * Checks the gains of an answer's next item: of its interest, and of what is open. Either is a part of what it is due,
     * and the parts add up to 1.
     */
    void check(List<JsonNode> contributions) {
        double whole = 0;
        Map<String, Double> parts = new HashMap<>();
        for (JsonNode contribution : contributions) {
            double value = contribution.path("value").asDouble();
            if (contribution.path("label").asText().startsWith("it takes")) {
                whole += value;
            } else {
                String interest = contribution.path("interestId").asText(NONE);
                double part = value / due(interest);
                parts.put(interest, part);
                whole += part;
            }
        }
        if (Double.isNaN(amount)) {
            amount = whole;
        }
        assertThat(whole).as(contributions.toString()).isCloseTo(amount, within(EXACT * Math.max(1, Math.abs(amount))));
        parts.forEach((interest, part) -> taken.merge(interest, part / amount, Double::sum));
    }

    private double due(String interest) {
        double share = shares.getOrDefault(interest, Double.NaN);
        double turned = against.getOrDefault(interest, 0.0);
        double places = 10 * (turned > 0 ? share : Math.max(LEAST_SHARE, share));
        return places / (places + taken.getOrDefault(interest, 0.0) + 0.5) - turned;
    }
}
