package io.lethe.evaluation.trial;

import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Search;
import io.lethe.evaluation.tune.Space;
import io.lethe.evaluation.tune.Trial;
import io.lethe.recommend.learning.LearnedNumbers;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tuning of one family: trial after trial until the budget is spent. Trials done before are gone on after. */
final class Tuning {
    private static final double MINUTE = 60e9;
    private static final VectorCache.Progress QUIET = (done, all) -> {};

    private final Family family;
    private final Space space;
    private final ValidationBench bench;
    private final TrialLog log;
    private final List<Trial> trials = new ArrayList<>();
    private final Map<Chosen, double[]> known = new HashMap<>();
    private @Nullable LearnedNumbers learned;

    /** Does something with the trials each time that one is the best so far. */
    @FunctionalInterface
    interface Better {
        void found(List<Trial> trials) throws IOException;
    }

    Tuning(Family family, ValidationBench bench, TrialLog log) {
        this.family = family;
        this.space = new Space(family.space(), family.defaults());
        this.bench = bench;
        this.log = log;
    }

    Space space() {
        return space;
    }

    /** All trials so far, the defaults first. */
    List<Trial> trials() {
        return List.copyOf(trials);
    }

    /**
     * Tries until the budget is spent; a family with nothing to choose is tried once.
     *
     * @throws IOException if the log cannot be read or written, or is of another question
     */
    void run(
            Search.Kind kind,
            long seed,
            TuneRequest.Budget budget,
            PrintStream out,
            GroupingRequest.Steps steps,
            LongSupplier nanoTime,
            Better better)
            throws IOException {
        trials.addAll(log.read());
        int before = trials.size();
        if (before > 0) {
            better.found(trials());
            out.printf(Locale.ROOT, "  %d trials were done before%n", before);
        }
        int most = space.size() == 0 ? 1 : budget.trials();
        long begin = nanoTime.getAsLong();
        while (trials.size() < most && (trials.isEmpty() || nanoTime.getAsLong() - begin < budget.minutes() * MINUTE)) {
            Chosen chosen = trials.isEmpty()
                    ? space.defaults()
                    : kind.through(space, seed).next(trials());
            Trial trial = attempt(chosen, steps.begin("requests of trial " + (trials.size() + 1)), nanoTime);
            log.append(trial, trials.size() + 1);
            boolean isBest = trials.isEmpty()
                    || trial.score().mean() > Trial.best(trials).score().mean();
            trials.add(trial);
            if (isBest) {
                better.found(trials());
            }
            double spent = (nanoTime.getAsLong() - begin) / MINUTE;
            double each = spent / (trials.size() - before);
            print(out, most, Math.max(0, Math.min(budget.minutes() - spent, each * (most - trials.size()))));
        }
    }

    private Trial attempt(Chosen chosen, VectorCache.Progress progress, LongSupplier nanoTime) {
        for (Trial trial : trials) {
            if (family.essence(trial.chosen()).equals(family.essence(chosen))) {
                return new Trial(chosen, trial.score(), 0);
            }
        }
        long begin = nanoTime.getAsLong();
        double[] figures = figures(chosen, progress);
        return new Trial(chosen, bench.interval(figures), (nanoTime.getAsLong() - begin) / 1e9);
    }

    private void print(PrintStream out, int most, double minutesLeft) {
        Trial last = trials.get(trials.size() - 1);
        Trial best = Trial.best(trials);
        out.printf(
                Locale.ROOT,
                "  trial %d of %d: %.4f in %.1f s; best %.4f, trial %d; %s left%n",
                trials.size(),
                most,
                last.score().mean(),
                last.seconds(),
                best.score().mean(),
                trials.indexOf(best) + 1,
                minutesLeft < 1 ? Math.round(minutesLeft * 60) + " s" : Math.round(minutesLeft) + " min");
        out.flush();
    }

    /**
     * By how much one thing that was tried is above another, on the same requests; what was tried in an earlier run is
     * asked again.
     */
    Scores.Difference difference(Chosen chosen, String name, Chosen other) {
        return bench.difference(name, figures(chosen, QUIET), figures(other, QUIET));
    }

    /**
     * Whether another value of a parameter gives another list, with all else as in something chosen: the lowest and the
     * highest that were tried, or every word.
     */
    boolean changesLists(Parameter parameter, Chosen chosen) {
        List<List<Integer>> lists = bench.lists(family, chosen);
        return others(parameter).stream()
                .map(word -> chosen.with(parameter.name(), word))
                .filter(other -> !family.essence(other).equals(family.essence(chosen)))
                .anyMatch(other -> !bench.lists(family, other).equals(lists));
    }

    private List<String> others(Parameter parameter) {
        if (parameter instanceof Parameter.Choice choice) {
            return choice.words();
        }
        List<Trial> ordered = trials.stream()
                .sorted(Comparator.comparingDouble(trial -> Space.share(parameter, trial.chosen())))
                .toList();
        return Stream.of(ordered.get(0), ordered.get(ordered.size() - 1))
                .map(trial -> trial.chosen().word(parameter.name()))
                .distinct()
                .toList();
    }

    /**
     * What the defaults reach by themselves and with what they learn of the training events; null if those teach nothing.
     *
     * @param fixed the defaults that learn nothing; made only if anything was learned
     */
    @Nullable
    WithoutSearch withoutSearch(Supplier<Model> fixed) {
        double[] taught = figures(space.defaults(), QUIET);
        LearnedNumbers numbers = learned;
        if (numbers == null) {
            return null;
        }
        double[] alone = numbers.moved().isEmpty()
                ? taught
                : bench.ask(fixed.get(), QUIET).column(bench.metric());
        return new WithoutSearch(
                numbers, bench.interval(alone), bench.interval(taught), bench.difference("defaults", taught, alone));
    }

    String metric() {
        return bench.metric();
    }

    private double[] figures(Chosen chosen, VectorCache.Progress progress) {
        double[] figures = known.get(family.essence(chosen));
        if (figures == null) {
            ModelResult result = bench.ask(family, chosen, progress);
            figures = result.column(bench.metric());
            known.put(family.essence(chosen), figures);
            if (family.essence(chosen).equals(family.essence(space.defaults()))) {
                learned = result.learned();
            }
        }
        return figures;
    }
}
