package io.lethe.evaluation.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.model.WeightChoice;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Importance;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Trial;
import io.lethe.recommend.learning.LogGrowth;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a tuning found, in sentences. */
final class TuneSummary {
    private static final double MATTERS = 0.05;
    private static final double CHANCE = 0.05;
    private static final String KERNEL = "kernel";
    private static final String CLOCK = "clock";
    private static final String POSITION = "position";
    private static final String DEFAULTS = "defaults";

    private final Tuning tuning;
    private final TuningSubject subject;
    private final List<String> idle;
    private final List<String> unchanging = new ArrayList<>();
    private final Trial best;
    private final Scores.@Nullable Difference difference;
    private final @Nullable WithoutSearch withoutSearch;
    private final List<Importance> importance;

    /** What the trials say about the defaults. */
    private enum Verdict {
        /** No trial did better. */
        DEFAULTS_BEST,
        /** A trial did better, by no more than chance explains. */
        DEFAULTS_AS_GOOD,
        /** A trial did better on the same requests. */
        BETTER;

        private String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A summary.
     *
     * @param items the catalogue
     * @param idle  what could have been tuned and was not, since it cannot change an answer
     * @param cheap whether asking is cheap: then a parameter that seems to matter is looked at twice, whether it changes
     *              any list
     */
    TuneSummary(Tuning tuning, TuningSubject subject, List<EmbeddedItem> items, List<String> idle, boolean cheap) {
        this.tuning = tuning;
        this.subject = subject;
        this.idle = List.copyOf(idle);
        this.best = Trial.best(tuning.trials());
        Trial defaults = tuning.trials().get(0);
        this.difference = best.chosen().equals(defaults.chosen())
                ? null
                : tuning.difference(best.chosen(), DEFAULTS, defaults.chosen());
        this.withoutSearch = subject instanceof TuningSubject.Ours ours && ours.isLearning()
                ? tuning.withoutSearch(() -> ours.alone(items))
                : null;
        this.importance = importance(cheap);
    }

    private List<Importance> importance(boolean cheap) {
        List<Parameter> open = new ArrayList<>(tuning.space().parameters());
        Set<String> changing = new HashSet<>();
        while (true) {
            List<Importance> all = Importance.of(open, tuning.trials());
            Optional<Parameter> unseen = open.stream()
                    .filter(parameter -> cheap && !changing.contains(parameter.name()))
                    .filter(parameter ->
                            all.stream().anyMatch(one -> one.name().equals(parameter.name()) && one.share() > 0))
                    .findFirst();
            if (unseen.isEmpty()) {
                return all;
            } else if (tuning.changesLists(unseen.get(), best.chosen())) {
                changing.add(unseen.get().name());
            } else {
                open.remove(unseen.get());
                unchanging.add(unseen.get().name());
            }
        }
    }

    /** The parameters that may matter, the most important first. */
    List<Importance> importance() {
        return importance;
    }

    /** The findings for programs, with what was asked. */
    ObjectNode json(ObjectNode question, ObjectMapper mapper) {
        ObjectNode all = mapper.createObjectNode().put("trials", tuning.trials().size());
        all.set("question", question);
        all.set("defaults", json(tuning.trials().get(0), mapper));
        all.set("best", json(best, mapper));
        all.put("verdict", verdict().code());
        if (withoutSearch != null) {
            all.set("learned", withoutSearch.json());
        }
        Scores.Difference found = difference;
        if (found != null) {
            all.putObject("difference")
                    .put("mean", found.difference().mean())
                    .put("low", found.difference().low())
                    .put("high", found.difference().high())
                    .put("p", found.pValue());
        }
        ArrayNode mattered = all.putArray("mattered");
        importance.forEach(one -> mattered.addObject().put("name", one.name()).put("share", one.share()));
        all.put("rest", Importance.rest(importance));
        ArrayNode withoutEffect = all.putArray("cannotMatter");
        idle.forEach(withoutEffect::add);
        unit().ifPresent(type -> all.put("weightUnit", type));
        ArrayNode without = all.putArray("changedNoList");
        unchanging.forEach(without::add);
        return all;
    }

    private ObjectNode json(Trial trial, ObjectMapper mapper) {
        ObjectNode one = mapper.createObjectNode()
                .put("trial", tuning.trials().indexOf(trial) + 1)
                .put("score", trial.score().mean())
                .put("low", trial.score().low())
                .put("high", trial.score().high());
        ObjectNode chosen = one.putObject("chosen");
        trial.chosen().values().forEach(chosen::put);
        return one;
    }

    private Verdict verdict() {
        if (difference == null) {
            return Verdict.DEFAULTS_BEST;
        }
        boolean shown = difference.difference().low() > 0 && difference.pValue() < CHANCE;
        return shown ? Verdict.BETTER : Verdict.DEFAULTS_AS_GOOD;
    }

    void print(PrintStream out) {
        out.println();
        List<ScoredSettings> rows = rows();
        if (!rows.isEmpty()) {
            out.println("| settings | " + tuning.metric() + " |");
            out.println("|---|---|");
            rows.forEach(row -> out.println("| " + row.settings() + " | " + row.score() + " |"));
            out.println();
        }
        sentences().forEach(out::println);
    }

    /** A row of the table of what was learned beside what was found. */
    record ScoredSettings(String settings, String score) {
        static ScoredSettings of(String settings, Interval score) {
            return new ScoredSettings(
                    settings, String.format(Locale.ROOT, "%.4f (%.4f–%.4f)", score.mean(), score.low(), score.high()));
        }
    }

    /** The score of the defaults, of what was learned and of what was found; none if nothing was learned. */
    List<ScoredSettings> rows() {
        WithoutSearch learning = withoutSearch;
        if (learning == null) {
            return List.of();
        }
        int found = tuning.trials().indexOf(best) + 1;
        return List.of(
                ScoredSettings.of("defaults alone", learning.alone()),
                ScoredSettings.of("defaults with what Lethe learns by itself", learning.taught()),
                ScoredSettings.of(found == 1 ? "found: nothing better" : "found, trial " + found, best.score()));
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Best: " + best.chosen() + (difference == null ? withLearned() : ""));
        sentences.add(againstDefaults());
        if (withoutSearch != null) {
            sentences.add(withoutSearch.sentence());
        } else if (subject instanceof TuningSubject.Ours ours && ours.isLearning()) {
            sentences.add("Nothing was learned without a search: there are fewer than " + LogGrowth.LEAST_EVENTS
                    + " training events.");
        }
        sentences.add("What mattered: " + mattered());
        if (subject instanceof TuningSubject.Ours ours) {
            unit().ifPresent(type -> sentences.add(weights(type, ours.family().weights())));
            byKernel().ifPresent(sentences::add);
            byAxis().ifPresent(sentences::add);
            sentences.add(ForgettingWords.of(
                    ours.family().document(best.chosen()).settings().interest().kernel(), best.chosen()));
        }
        return sentences;
    }

    private String againstDefaults() {
        Scores.Difference found = difference;
        if (found == null) {
            return String.format(
                    Locale.ROOT,
                    "Nothing was better than the defaults%s, %.4f.",
                    withLearned(),
                    best.score().mean());
        }
        return String.format(
                Locale.ROOT,
                "%.4f against %.4f with the defaults%s: %+.4f (%+.4f to %+.4f), p %.4f, on the same requests. %s The best of %d trials looks better than it is.",
                best.score().mean(),
                tuning.trials().get(0).score().mean(),
                withLearned(),
                found.difference().mean(),
                found.difference().low(),
                found.difference().high(),
                found.pValue(),
                verdict() == Verdict.BETTER
                        ? "The best is better than the defaults here."
                        : "The defaults are as good: chance explains the difference.",
                tuning.trials().size());
    }

    private String withLearned() {
        return withoutSearch == null || withoutSearch.learned().moved().isEmpty() ? "" : " and what Lethe learned";
    }

    /** The type of event in whose weight others are tuned; empty if no weights were free. */
    private Optional<String> unit() {
        return subject instanceof TuningSubject.Ours ours
                ? ours.family().weights().unit()
                : Optional.empty();
    }

    private static String weights(String unit, WeightChoice weights) {
        return weights.free().isEmpty()
                ? "No weight of an event type was tuned: there is only " + unit + " in the training part."
                : "The weight of " + unit + " stayed as it is, as the unit of the others: only ratios matter.";
    }

    private String mattered() {
        List<String> some = importance.stream()
                .filter(one -> one.share() >= MATTERS)
                .map(one -> String.format(Locale.ROOT, "%s %.0f %%", one.name(), 100 * one.share()))
                .toList();
        double shown = importance.stream()
                .mapToDouble(Importance::share)
                .filter(share -> share >= MATTERS)
                .sum();
        String text = some.isEmpty()
                ? "no parameter alone is shown to explain a twentieth of the differences between trials."
                : String.format(
                        Locale.ROOT,
                        "%s of the variance between trials, each beyond those before it; %.0f %% is left to the others, to parameters together and to chance.",
                        String.join(", ", some),
                        100 * (1 - shown));
        return text
                + (idle.isEmpty()
                        ? ""
                        : " Not tuned, since what a user knows is masked and they decide about nothing else: "
                                + String.join(", ", idle) + ".")
                + (unchanging.isEmpty()
                        ? ""
                        : " Changed no list beside the best: " + String.join(", ", unchanging) + ".");
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
        Scores.Difference toBest = tuning.difference(chosen, word, best.chosen());
        return String.format(
                Locale.ROOT,
                "%s (%+.4f, %+.4f to %+.4f)",
                text,
                toBest.difference().mean(),
                toBest.difference().low(),
                toBest.difference().high());
    }
}
