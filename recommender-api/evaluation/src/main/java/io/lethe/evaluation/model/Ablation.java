package io.lethe.evaluation.model;

import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.List;
import java.util.Map;

/**
 * Lethe with something taken away. It is taken away from the settings in force, after a log has taught the mix, so that
 * nothing else differs.
 *
 * @param name   what it is called in tables
 * @param values the settings that take it away, by path
 */
public record Ablation(String name, Map<String, String> values) {
    private static final String KERNEL = "kernel";
    private static final String FOR_EVER = "exponential(365000d)";
    private static final String ADAPTION = "forgetting.adaption";
    private static final String INTEREST = "mix.interest";
    private static final String STEERING = "steering";
    private static final String LIFT = "mix.lift";
    private static final String NONE = "0";

    /** All that are shown. */
    public static final List<Ablation> ALL = List.of(
            new Ablation(
                    "no decay",
                    Map.of(
                            KERNEL,
                            FOR_EVER,
                            ADAPTION,
                            NONE,
                            "mix.historyPower",
                            NONE,
                            "mix.historyDays",
                            NONE,
                            "mix.trendEvents",
                            "1000000000")),
            new Ablation("no decay of interest", Map.of(KERNEL, FOR_EVER, ADAPTION, NONE)),
            new Ablation("one global half-life", Map.of(ADAPTION, NONE)),
            new Ablation("one horizon", Map.of("horizons.short", NONE, "horizons.long", NONE)),
            new Ablation("no interests", Map.of(INTEREST, NONE, STEERING, NONE)),
            new Ablation("no steering", Map.of(STEERING, NONE)),
            new Ablation("no cycles", Map.of("repeat.threshold", NONE)),
            new Ablation("no fatigue", Map.of("fatigue.impressions", NONE)),
            new Ablation("no text", Map.of("mix.text", NONE, INTEREST, NONE, "mix.words", NONE)),
            new Ablation("no lift by what is popular now", Map.of(LIFT, NONE)),
            new Ablation("no habits", Map.of("mix.habit", NONE)),
            new Ablation("no counts", Map.of("mix.neighbour", NONE)),
            new Ablation("one averaged vector", Map.of("cohesion", "-1")));

    static {
        ALL.forEach(ablation -> SettingsPaths.check(ablation.values().keySet()));
    }

    /** The settings without it. */
    public RankingSettings of(RankingSettings inForce) {
        return SettingsPaths.with(new SettingsDocument(inForce), values)
                .settings()
                .withScale(inForce.scale());
    }
}
