package io.lethe.evaluation.model;

import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.event.InteractionType;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The weights of types of event, as something to choose. Only types that occur have one, and one of these keeps its
 * weight as the unit of the others: the most frequent one of positive weight, since interests and popularity depend on
 * ratios alone. What is stated in weights of events, such as {@code suppression.threshold} and how far a dislike turns
 * against an interest where lists follow interests, is in this unit, too.
 *
 * <p>A weight keeps its sign, so that what speaks for an item never speaks against it: positive ones lie from
 * {@value #LEAST} to {@value #MOST}, negative ones from {@value #WORST} to 0. A type that weighs nothing may come to
 * weigh up to {@value #AROUND_NOTHING} either way. Ranges are wider where the weight started from would be at their end.
 *
 * @param unit the type that keeps its weight; empty if none occurs that has a positive one
 * @param free what can be chosen, by the path in the settings document, in the order of the types
 */
public record WeightChoice(Optional<String> unit, List<Real> free) {
    /** What stands for all of them where it is said what is free. */
    static final String NAME = "weights";

    static final WeightChoice NOTHING = new WeightChoice(Optional.empty(), List.of());

    private static final double LEAST = 0.05;
    private static final double MOST = 50;
    private static final double WORST = -16;
    private static final double AROUND_NOTHING = 1;
    private static final double WIDER = 4;
    private static final double BOUND = 1000;

    public WeightChoice {
        free = List.copyOf(free);
    }

    /**
     * What can be chosen for a log.
     *
     * @param start  the settings with the weights to start from
     * @param counts how many events of each type occur, by its code; types with none are left out
     */
    static WeightChoice of(SettingsDocument start, Map<String, Integer> counts) {
        List<Map.Entry<String, Integer>> occurring = counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .toList();
        Optional<String> unit = occurring.stream()
                .filter(entry -> weight(start, entry.getKey()) > 0)
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
        return new WeightChoice(
                unit,
                occurring.stream()
                        .map(Map.Entry::getKey)
                        .filter(type -> !unit.equals(Optional.of(type)))
                        .map(type -> range(path(type), weight(start, type)))
                        .toList());
    }

    /** The weight started from at a path of {@link #free}. */
    static double weight(SettingsDocument start, Real free) {
        return weight(start, type(free.name()));
    }

    private static double weight(SettingsDocument start, String type) {
        return start.settings().interest().weights().of(type);
    }

    private static Real range(String path, double weight) {
        if (weight > 0) {
            double low = weight > LEAST ? LEAST : weight / WIDER;
            return new Real(path, low, weight < MOST ? MOST : Math.min(BOUND, weight * WIDER), Scale.LOG);
        } else if (weight < 0) {
            return new Real(path, weight > WORST ? WORST : Math.max(-BOUND, weight * WIDER), 0, Scale.LINEAR);
        }
        return new Real(path, -AROUND_NOTHING, AROUND_NOTHING, Scale.LINEAR);
    }

    private static String path(String type) {
        return InteractionType.ofCode(type).isPresent()
                ? NAME + "." + type
                : SettingsPaths.ADDED_TYPES + type + ".weight";
    }

    private static String type(String path) {
        return path.startsWith(SettingsPaths.ADDED_TYPES)
                ? path.substring(SettingsPaths.ADDED_TYPES.length(), path.lastIndexOf('.'))
                : path.substring(NAME.length() + 1);
    }
}
