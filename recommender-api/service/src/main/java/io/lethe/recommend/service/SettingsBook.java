package io.lethe.recommend.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.ContentHash;
import io.lethe.interest.decay.EventWeights;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.recommend.Mix;
import io.lethe.recommend.RankingSettings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings in force, by tenant: what the settings topic says last, or the defaults. */
@Singleton
class SettingsBook {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final int VERSION_LENGTH = 12;
    private static final Set<String> MIX_FIELDS =
            Set.of("neighbour", "interest", "text", "trend", "repeat", "backward", "historyHalfLife");

    /**
     * Settings and their version, which follows from their content.
     *
     * @param settings the settings
     * @param json     the same as JSON, without the version
     * @param version  the first {@value #VERSION_LENGTH} hexadecimal digits of the hash of that JSON
     */
    record Versioned(RankingSettings settings, String json, String version) {
        static Versioned of(RankingSettings settings) {
            String json = write(settings).toString();
            String hash = ContentHash.of(json.getBytes(StandardCharsets.UTF_8)).toString();
            return new Versioned(settings, json, hash.substring(0, VERSION_LENGTH));
        }

        /** The answer to a question for the settings. */
        ObjectNode answer() {
            ObjectNode answer = JSON.createObjectNode().put("version", version);
            answer.setAll(write(settings));
            return answer;
        }
    }

    private final Map<String, Versioned> byTenant = new ConcurrentHashMap<>();
    private final Versioned defaults = Versioned.of(RankingSettings.defaults());

    Versioned of(String tenant) {
        return byTenant.getOrDefault(tenant, defaults);
    }

    /** Takes what the settings topic says; nothing means the defaults. */
    void apply(String tenant, byte @Nullable [] value) {
        if (value == null) {
            byTenant.remove(tenant);
        } else {
            byTenant.put(tenant, Versioned.of(parse(new String(value, StandardCharsets.UTF_8))));
        }
    }

    /**
     * Reads settings from JSON. What is missing has its default.
     *
     * @throws ProblemException naming the field that is wrong
     */
    static RankingSettings parse(String json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw ProblemException.badField("body", "This is not JSON: " + e.getOriginalMessage());
        }
        if (root == null || !root.isObject()) {
            throw ProblemException.badField("body", "Settings are a JSON object.");
        }
        RankingSettings settings = RankingSettings.defaults();
        Kernel kernel = settings.interest().kernel();
        SortedMap<String, Double> weights =
                new TreeMap<>(settings.interest().weights().byType());
        double cohesion = settings.interest().cohesion();
        double diversity = settings.diversity();
        Mix mix = settings.mix();
        for (Iterator<Map.Entry<String, JsonNode>> fields = root.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            String name = field.getKey();
            JsonNode value = field.getValue();
            switch (name) {
                case "version" -> {}
                case "kernel" -> Parameters.kernel("kernel", value.asText());
                case "halfLife", "halfLifeSeconds" ->
                    kernel = Kernel.ofHalfLife(Parameters.halfLife(name, value.asText()));
                case "cohesion" -> cohesion = number(name, value, -1, 1);
                case "diversity" -> diversity = number(name, value, 0, 1);
                case "weights" -> readWeights(value, weights);
                case "mix" -> mix = readMix(value);
                default ->
                    throw ProblemException.badField(
                            name,
                            "There is no such setting; there are kernel, halfLife, cohesion, diversity, weights, mix.");
            }
        }
        InterestSettings interest = settings.interest();
        return new RankingSettings(
                new InterestSettings(
                        kernel,
                        new EventWeights(weights, interest.weights().shaping()),
                        cohesion,
                        interest.forgetting(),
                        interest.revival()),
                mix,
                diversity);
    }

    private static void readWeights(JsonNode value, SortedMap<String, Double> into) {
        if (!value.isObject()) {
            throw ProblemException.badField("weights", "Weights are an object: a number for each type of event.");
        }
        value.fields().forEachRemaining(weight -> {
            String field = "weights." + weight.getKey();
            if (!TYPE.matcher(weight.getKey()).matches()) {
                throw ProblemException.badField(field, "A type of event is lower-case letters, digits, - and _.");
            }
            into.put(weight.getKey(), number(field, weight.getValue(), -1000, 1000));
        });
    }

    private static Mix readMix(JsonNode value) {
        if (!value.isObject()) {
            throw ProblemException.badField("mix", "The mix is an object: a number for each source.");
        }
        value.fieldNames().forEachRemaining(name -> {
            if (!MIX_FIELDS.contains(name)) {
                throw ProblemException.badField(
                        "mix." + name, "There is no such part; there are " + new java.util.TreeSet<>(MIX_FIELDS));
            }
        });
        Mix defaults = Mix.defaults();
        return new Mix(
                part(value, "neighbour", defaults.neighbour(), 1000),
                part(value, "interest", defaults.interest(), 1000),
                part(value, "text", defaults.text(), 1000),
                part(value, "trend", defaults.trend(), 1000),
                part(value, "repeat", defaults.repeat(), 1),
                part(value, "backward", defaults.backward(), 1),
                positive(part(value, "historyHalfLife", defaults.historyHalfLife(), 1_000_000)));
    }

    private static double positive(double halfLife) {
        if (halfLife <= 0) {
            throw ProblemException.badField("mix.historyHalfLife", "A half-life is above 0.");
        }
        return halfLife;
    }

    private static double part(JsonNode mix, String name, double otherwise, double highest) {
        JsonNode value = mix.get(name);
        return value == null ? otherwise : number("mix." + name, value, 0, highest);
    }

    private static double number(String field, JsonNode value, double lowest, double highest) {
        if (!value.isNumber() || !(value.asDouble() >= lowest && value.asDouble() <= highest)) {
            throw ProblemException.badField(
                    field, "This is a number from " + lowest + " to " + highest + ", not " + value);
        }
        return value.asDouble();
    }

    private static ObjectNode write(RankingSettings settings) {
        ObjectNode json = JSON.createObjectNode()
                .put("kernel", "exponential")
                .put("halfLifeSeconds", settings.interest().halfLifeSeconds())
                .put("cohesion", settings.interest().cohesion())
                .put("diversity", settings.diversity());
        ObjectNode weights = json.putObject("weights");
        settings.interest().weights().byType().forEach(weights::put);
        Mix mix = settings.mix();
        json.putObject("mix")
                .put("neighbour", mix.neighbour())
                .put("interest", mix.interest())
                .put("text", mix.text())
                .put("trend", mix.trend())
                .put("repeat", mix.repeat())
                .put("backward", mix.backward())
                .put("historyHalfLife", mix.historyHalfLife());
        return json;
    }
}
