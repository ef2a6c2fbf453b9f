package io.lethe.evaluation.tune;

import io.lethe.evaluation.metric.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Something that was tried.
 *
 * @param chosen  what
 * @param score   how well it did, the higher the better, and what that may be by chance
 * @param seconds how long it took
 */
public record Trial(Chosen chosen, Interval score, double seconds) {
    public Trial {
        Objects.requireNonNull(chosen, "chosen");
        Objects.requireNonNull(score, "score");
    }

    /** The one with the highest score, the first of equal ones. */
    public static Trial best(List<Trial> some) {
        return some.stream()
                .reduce((left, right) -> right.score().mean() > left.score().mean() ? right : left)
                .orElseThrow(() -> new IllegalArgumentException("nothing was tried"));
    }

    /** The highest scores first; of equal ones the earlier first. */
    public static List<Trial> ranked(List<Trial> some) {
        return some.stream()
                .sorted(Comparator.comparingDouble(
                        (Trial trial) -> -trial.score().mean()))
                .toList();
    }
}
