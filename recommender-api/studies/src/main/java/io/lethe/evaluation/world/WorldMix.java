package io.lethe.evaluation.world;

import io.lethe.evaluation.model.SettingsPaths;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mixes of Lethe by what is searched in a world. Of each setting some values may be tried, the default among them. */
final class WorldMix {
    /** The sources that can be asked alone, by the names of their weights. */
    static final List<String> SOURCES = List.of("neighbour", "text", "words", "interest", "trend", "habit");

    private static final String MIX = "mix.";
    private static final String STEERING = "steering";

    private static final Map<String, List<Double>> STEPS = steps();

    private WorldMix() {}

    private static Map<String, List<Double>> steps() {
        Map<String, List<Double>> steps = new LinkedHashMap<>();
        steps.put(STEERING, List.of(0.0, 0.015, 0.06, 0.25));
        steps.put("historyPower", List.of(0.0, 0.15, 0.3, 0.6, 1.1, 2.0, 4.0, 10.0));
        steps.put("historyDays", List.of(0.0, 0.04, 0.3, 1.0, 3.0, 10.0, 40.0, 365.0));
        steps.put("backward", List.of(0.0, 0.25, 0.5, 1.0));
        steps.put("together", List.of(0.0, 0.3, 1.0, 3.0, 10.0));
        steps.put("text", List.of(0.0, 0.05, 0.2, 0.8, 3.0, 12.0));
        steps.put("words", List.of(0.0, 0.06, 0.25, 1.0, 4.0));
        steps.put("interest", List.of(0.0, 0.03, 0.1, 0.4, 1.6));
        steps.put("neighbour", List.of(0.0, 0.3, 1.0, 3.0));
        steps.put("lift", List.of(0.0, 0.04, 0.08, 0.16, 0.32, 0.64));
        steps.put("trend", List.of(0.0, 0.003, 0.03, 0.3, 3.0));
        steps.put("trendEvents", List.of(250.0, 2500.0, 25_000.0));
        steps.put("habit", List.of(0.0, 0.5, 2.0, 8.0));
        SettingsPaths.check(steps.keySet().stream().map(WorldMix::path).toList());
        return steps;
    }

    /** The names of what is searched, in the order of the search. */
    static List<String> names() {
        return List.copyOf(STEPS.keySet());
    }

    /** The values of a setting that may be tried, ascending. */
    static List<Double> steps(String name) {
        return STEPS.getOrDefault(name, List.of());
    }

    static Chosen defaults() {
        var tree = SettingsDocument.defaults().tree();
        TreeMap<String, String> values = new TreeMap<>();
        names().forEach(name -> values.put(
                name,
                Double.toString(tree.at("/" + path(name).replace('.', '/')).doubleValue())));
        return new Chosen(values);
    }

    /** Where settings have a number. */
    private static String path(String name) {
        return name.equals(STEERING) ? name : MIX + name;
    }

    /** One source, with the memory of the defaults. */
    static Chosen alone(String source) {
        Chosen chosen = defaults().with("lift", 0.0).with(STEERING, 0.0);
        for (String other : SOURCES) {
            chosen = other.equals(source) ? chosen : chosen.with(other, 0.0);
        }
        return chosen;
    }

    /** Long memory, both directions, and little of texts. */
    static Chosen patient() {
        return defaults()
                .with("historyPower", 0.3)
                .with("backward", 1.0)
                .with("text", 0.05)
                .with("words", 0.06)
                .with("interest", 0.03)
                .with(STEERING, 0.0);
    }

    /** The settings with a mix, of which nothing is learned. */
    static RankingSettings settings(Chosen chosen) {
        TreeMap<String, String> values = new TreeMap<>();
        chosen.values().forEach((name, value) -> values.put(path(name), value));
        return SettingsPaths.with(SettingsDocument.defaults(), values)
                .settings()
                .withoutLearning();
    }

    /** What of something chosen is not as in the defaults. */
    static String differences(Chosen chosen) {
        Chosen defaults = defaults();
        TreeMap<String, String> other = new TreeMap<>(chosen.values());
        other.entrySet().removeIf(one -> one.getValue().equals(defaults.word(one.getKey())));
        return other.isEmpty() ? "the defaults" : new Chosen(other).toString();
    }
}
