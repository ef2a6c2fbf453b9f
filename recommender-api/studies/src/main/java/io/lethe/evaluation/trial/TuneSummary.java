package io.lethe.evaluation.trial;

import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Importance;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Trial;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a tuning found, in sentences. */
final class TuneSummary {
    private static final double MATTERS = 0.05;
    private static final String KERNEL = "kernel";
    private static final String CLOCK = "clock";
    private static final String POSITION = "position";
    private static final String DEFAULTS = "defaults";

    private final Tuning tuning;
    private final TuningSubject subject;
    private final Trial best;
    private final List<Importance> importance;

    TuneSummary(Tuning tuning, TuningSubject subject) {
        this.tuning = tuning;
        this.subject = subject;
        this.best = Trial.best(tuning.trials());
        this.importance = Importance.of(tuning.space().parameters(), tuning.trials());
    }

    List<Importance> importance() {
        return importance;
    }

    void print(PrintStream out) {
        out.println();
        sentences().forEach(out::println);
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Best: " + best.chosen());
        sentences.add(againstDefaults());
        sentences.add("What mattered: " + mattered());
        if (subject instanceof TuningSubject.Ours ours) {
            byKernel().ifPresent(sentences::add);
            byAxis().ifPresent(sentences::add);
            sentences.add(ForgettingWords.of(
                    ours.family().document(best.chosen()).settings().interest().kernel(), best.chosen()));
        }
        return sentences;
    }

    private String againstDefaults() {
        Trial defaults = tuning.trials().get(0);
        if (best.chosen().equals(defaults.chosen())) {
            return String.format(
                    Locale.ROOT,
                    "Nothing was better than the defaults, %.4f.",
                    best.score().mean());
        }
        Scores.Difference difference = tuning.difference(best.chosen(), DEFAULTS, defaults.chosen());
        return String.format(
                Locale.ROOT,
                "%.4f against %.4f with the defaults: %+.4f (%+.4f to %+.4f), p %.4f, on the same requests. The best of %d trials looks better than it is%s.",
                best.score().mean(),
                defaults.score().mean(),
                difference.difference().mean(),
                difference.difference().low(),
                difference.difference().high(),
                difference.pValue(),
                tuning.trials().size(),
                difference.difference().low() > 0 ? "" : ", and the defaults may be as good");
    }

    private String mattered() {
        List<String> some = importance.stream()
                .filter(one -> one.share() >= MATTERS)
                .map(one -> String.format(Locale.ROOT, "%s %.0f %%", one.name(), 100 * one.share()))
                .toList();
        return some.isEmpty()
                ? "no parameter alone explains a twentieth of the differences between trials."
                : String.join(", ", some)
                        + " of the variance between trials, each alone (one-way, less what chance explains).";
    }

    /** The best trial of each kind of kernel, less the best of all. */
    private Optional<String> byKernel() {
        for (Parameter parameter : tuning.space().parameters()) {
            if (parameter instanceof Parameter.Choice choice && choice.name().equals(KERNEL)) {
                List<String> kinds = new ArrayList<>();
                for (String word : choice.words()) {
                    bestOf(word).map(trial -> kind(word, trial)).ifPresent(kinds::add);
                }
                return Optional.of("Best by kernel: " + String.join("; ", kinds) + ".");
            }
        }
        return Optional.empty();
    }

    private Optional<String> byAxis() {
        return bestOf(CLOCK).flatMap(clock -> bestOf(POSITION)
                .map(position -> ForgettingWords.byAxis(
                        clock,
                        position,
                        tuning.difference(position.chosen(), CLOCK, clock.chosen())
                                .difference())));
    }

    private Optional<Trial> bestOf(String word) {
        List<Trial> some = tuning.trials().stream()
                .filter(trial -> word.equals(trial.chosen().values().get(KERNEL)))
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(Trial.best(some));
    }

    private String kind(String word, Trial trial) {
        Chosen chosen = trial.chosen();
        String text = String.format(Locale.ROOT, "%s %.4f", word, trial.score().mean());
        if (chosen.equals(best.chosen())) {
            return text;
        }
        Scores.Difference difference = tuning.difference(chosen, word, best.chosen());
        return String.format(
                Locale.ROOT,
                "%s (%+.4f, %+.4f to %+.4f)",
                text,
                difference.difference().mean(),
                difference.difference().low(),
                difference.difference().high());
    }
}
