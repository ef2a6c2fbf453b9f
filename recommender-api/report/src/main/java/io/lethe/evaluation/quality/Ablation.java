package io.lethe.evaluation.quality;

import io.lethe.evaluation.model.SettingsPaths;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.List;
import java.util.Map;

/**
 * Lethe with something taken away.
 *
 * @param name   what it is called in tables
 * @param values the settings that take it away, by path
 */
record Ablation(String name, Map<String, String> values) {
    private static final String KERNEL = "kernel";
    private static final String FOR_EVER = "exponential(365000d)";

    /** All that are shown. The defaults themselves are the one with adaptive half-lives. */
    static final List<Ablation> ALL = List.of(
            new Ablation(
                    "no decay",
                    Map.of(KERNEL, FOR_EVER, "forgetting.adaption", "0", "mix.historyPower", "0", "mix.lift", "0")),
            new Ablation("no decay of interest", Map.of(KERNEL, FOR_EVER, "forgetting.adaption", "0")),
            new Ablation("one global half-life", Map.of("forgetting.adaption", "0")),
            new Ablation("no text", Map.of("mix.text", "0", "mix.interest", "0", "mix.words", "0")),
            new Ablation("no lift by what is popular now", Map.of("mix.lift", "0")),
            new Ablation("no habits", Map.of("mix.habit", "0")),
            new Ablation("no counts", Map.of("mix.neighbour", "0")),
            new Ablation("one averaged vector", Map.of("cohesion", "-1")));

    static {
        ALL.forEach(ablation -> SettingsPaths.check(ablation.values().keySet()));
    }

    SettingsDocument of(SettingsDocument start) {
        return SettingsPaths.with(start, values);
    }
}
