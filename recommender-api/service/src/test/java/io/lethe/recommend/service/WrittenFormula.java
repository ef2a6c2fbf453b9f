package io.lethe.recommend.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The formulas of the documents, written down a second time from what REST alone says: the settings and the cited
 * events. It shares no code with the service.
 */
final class WrittenFormula {
    private static final Pattern CURVE = Pattern.compile("(positions\\()?([a-z]+)\\(([^()]*)\\)\\)?");
    private static final double EXACT = 1e-6;

    private final JsonNode settings;
    private final double meanStars;
    private final Map<JsonNode, List<Spoken>> speaking = new IdentityHashMap<>();

    WrittenFormula(JsonNode settings, double meanStars) {
        this.settings = settings;
        this.meanStars = meanStars;
    }

    /** Recomputes every number of an answer about interests. */
    void check(JsonNode interests) {
        assertThat(interests.path("meanStars").asDouble()).isCloseTo(meanStars, within(EXACT));
        Map<String, double[]> gaps = new TreeMap<>();
        double[] all = new double[2];
        for (JsonNode interest : interests.path("interests")) {
            double[] own = gaps(interest, "");
            gaps.put(interest.path("interestId").asText(), own);
            all[0] += own[0];
            all[1] += own[1];
        }
        double positive = 0;
        for (JsonNode interest : interests.path("interests")) {
            double sum = 0;
            for (JsonNode event : interest.path("events")) {
                checkEvent(event);
                checkStretch(event, interest, all);
                sum += event.path("contribution").asDouble();
            }
            assertThat(interest.path("strength").asDouble()).isCloseTo(sum, within(EXACT * Math.max(1, Math.abs(sum))));
            positive += Math.max(0, sum);
        }
        for (JsonNode interest : interests.path("interests")) {
            double share = Math.max(0, interest.path("strength").asDouble()) / positive;
            assertThat(interest.path("share").asDouble()).isCloseTo(share, within(EXACT));
        }
    }

    private void checkEvent(JsonNode event) {
        double weight = weight(event);
        assertThat(event.path("weight").asDouble()).as(event.toString()).isCloseTo(weight, within(EXACT));
        double left = kernel(
                event.path("type").asText(),
                event.path("ageSeconds").asDouble() / event.path("stretch").asDouble(),
                event.path("position").asDouble());
        assertThat(event.path("contribution").asDouble())
                .as(event.toString())
                .isCloseTo(weight * event.path("boost").asDouble() * left, within(EXACT));
    }

    private double weight(JsonNode event) {
        String type = event.path("type").asText();
        JsonNode shaping = settings.path("shaping");
        double weight = settings.path("weights").has(type)
                ? settings.path("weights").path(type).asDouble()
                : settings.path("types").path(type).path("weight").asDouble();
        if (event.has("value") && List.of("rating", "review").contains(type)) {
            JsonNode stars = shaping.path("stars");
            double presence = stars.path("presence").asDouble();
            double distance = (event.path("value").asDouble() - meanStars)
                    / stars.path("spread").asDouble();
            weight *= presence + (1 - presence) * Math.max(-1, Math.min(1, distance));
        } else if (event.path("value").asDouble() > 1
                && List.of("purchase", "cart", "return").contains(type)) {
            weight *= 1
                    + shaping.path("quantity").asDouble()
                            * Math.log(event.path("value").asDouble());
        } else if (List.of("view", "click", "play", "search").contains(type)) {
            double dwell = event.has("dwellMs")
                    ? saturation(shaping.path("dwell"), event.path("dwellMs").asDouble() / 1000)
                    : 1;
            double progress = event.has("progress")
                    ? saturation(
                                    shaping.path("progress"),
                                    event.path("progress").asDouble())
                            / saturation(shaping.path("progress"), 1)
                    : 1;
            weight *= Math.min(dwell, progress);
        }
        return event.path("count").asLong() * (weight < 0 ? reach(type) : 1) * weight;
    }

    private double reach(String type) {
        JsonNode set = settings.path("reach").path(type);
        boolean against = settings.path("weights").path(type).asDouble() < 0
                || settings.path("types").path(type).path("weight").asDouble() < 0;
        return set.isMissingNode() ? (against ? 0.2 : 1) : set.asDouble();
    }

    private static double saturation(JsonNode curve, double x) {
        return 1
                - (1 + curve.path("penalty").asDouble())
                        * Math.exp(-x / seconds(curve.path("scale").asText()));
    }

    private double kernel(String type, double age, double position) {
        String expression = settings.path("kernels").has(type)
                ? settings.path("kernels").path(type).asText()
                : settings.path("kernel").asText();
        double sum = 0;
        for (String part : expression.split(" \\+ ")) {
            double product = 1;
            String rest = part;
            Matcher share = Pattern.compile("^([0-9.]+)\\*").matcher(part);
            if (share.find()) {
                product = Double.parseDouble(share.group(1));
                rest = part.substring(share.end());
            }
            Matcher curve = CURVE.matcher(rest);
            while (curve.find()) {
                product *= curve(
                        curve.group(2),
                        curve.group(3),
                        curve.group(1) == null && !curve.group(2).equals("blend") ? age : position);
            }
            sum += product;
        }
        return sum;
    }

    private static double curve(String family, String written, double age) {
        Map<String, String> arguments = new TreeMap<>();
        for (String argument : written.split(", ")) {
            int equals = argument.indexOf('=');
            arguments.put(equals < 0 ? "" : argument.substring(0, equals), argument.substring(equals + 1));
        }
        return switch (family) {
            case "exponential" -> Math.pow(2, -age / seconds(arguments.getOrDefault("", "")));
            case "gaussian" -> {
                double z = (age - seconds(arguments.getOrDefault("mean", "")))
                        / seconds(arguments.getOrDefault("deviation", ""));
                yield Math.exp(-z * z / 2);
            }
            case "density" -> {
                double deviation = seconds(arguments.getOrDefault("deviation", ""));
                double z = (age - seconds(arguments.getOrDefault("mean", ""))) / deviation;
                double per = seconds(arguments.getOrDefault("per", ""));
                yield per * Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI));
            }
            case "blend" -> {
                double keep = Double.parseDouble(arguments.getOrDefault("keep", arguments.getOrDefault("", "")));
                double steps = Double.parseDouble(arguments.getOrDefault("steps", "Infinity"));
                double own = age == steps ? 1 : 1 - keep;
                yield age > steps ? 0 : own * Math.pow(keep, age);
            }
            case "linear" -> Math.max(0, 1 - age / seconds(arguments.getOrDefault("", "")));
            case "power" ->
                Math.pow(
                        1 + age / seconds(arguments.getOrDefault("scale", "")),
                        -seconds(arguments.getOrDefault("exponent", "")));
            default -> throw new IllegalArgumentException(family);
        };
    }

    private static double seconds(String written) {
        double number = Double.parseDouble(written.replaceAll("[smhd]$", ""));
        return switch (written.charAt(written.length() - 1)) {
            case 'm' -> number * 60;
            case 'h' -> number * 3600;
            case 'd' -> number * 86_400;
            default -> number;
        };
    }

    /**
     * The stretch of an event follows from the gaps of all interests; where events of different types fell together
     * their order is not cited.
     */
    private void checkStretch(JsonNode event, JsonNode interest, double[] all) {
        JsonNode law = settings.path("forgetting");
        String type = event.path("type").asText();
        double prior = seconds(law.path("priorGap").asText());
        double a = law.path("userStrength").asDouble();
        double b = law.path("interestStrength").asDouble();
        double c = law.path("typeStrength").asDouble();
        double[] own = gaps(interest, "");
        double logGap = (b * ((a * Math.log(prior) + all[0]) / (a + all[1])) + own[0]) / (b + own[1]);
        assertThat(interest.path("returns").asInt()).isEqualTo((int) own[1]);
        assertThat(interest.path("usualGapSeconds").asDouble())
                .isCloseTo(Math.exp(logGap), within(EXACT * Math.exp(logGap)));
        if (areApart(interest)) {
            double[] ofType = gaps(interest, type);
            double typeGap = Math.exp((c * logGap + ofType[0]) / (c + ofType[1]));
            double most = law.path("mostStretch").asDouble();
            double stretch = Math.pow(
                    typeGap
                            / prior
                            * Math.pow(1 + own[1], law.path("repetition").asDouble()),
                    law.path("adaption").asDouble());
            assertThat(event.path("stretch").asDouble())
                    .isCloseTo(Math.max(1 / most, Math.min(most, stretch)), within(EXACT));
        }
    }

    /**
     * The sum of the logarithms and the number of gaps between visits, of those that an event of one type began, or of
     * all.
     */
    private double[] gaps(JsonNode interest, String type) {
        double visit = seconds(settings.path("forgetting").path("visit").asText());
        double[] gaps = new double[2];
        List<Spoken> events = speaking(interest);
        for (int i = 1; i < events.size(); i++) {
            double gap = (events.get(i).time() - events.get(i - 1).time()) / 1000.0;
            if (gap > visit && (type.isEmpty() || events.get(i - 1).type().equals(type))) {
                gaps[0] += Math.log(gap);
                gaps[1]++;
            }
        }
        return gaps;
    }

    private boolean areApart(JsonNode interest) {
        List<Spoken> events = speaking(interest);
        for (int i = 1; i < events.size(); i++) {
            boolean alike = events.get(i).type().equals(events.get(i - 1).type());
            if (!alike && events.get(i).time() == events.get(i - 1).time()) {
                return false;
            }
        }
        return true;
    }

    private List<Spoken> speaking(JsonNode interest) {
        return speaking.computeIfAbsent(interest, of -> {
            List<Spoken> events = new ArrayList<>();
            for (JsonNode event : of.path("events")) {
                if (event.path("weight").asDouble() > 0) {
                    long time = Instant.parse(event.path("timestamp").asText()).toEpochMilli();
                    events.add(new Spoken(time, event.path("type").asText()));
                }
            }
            events.sort(Comparator.comparingLong(Spoken::time));
            return events;
        });
    }

    /** An event that speaks for an interest. */
    private record Spoken(long time, String type) {}
}
