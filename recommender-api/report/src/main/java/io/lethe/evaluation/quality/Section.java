package io.lethe.evaluation.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.Scores;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One data set under one protocol: its entrants, and how they did on the test. */
final class Section {
    private final Plan plan;
    private final int negatives;
    private final long seed;
    private final int seeds;
    private final Map<Entrant, Figures> figures = new LinkedHashMap<>();

    /**
     * A section.
     *
     * @param negatives how many unseen items are drawn beside what was wanted; 0 to rank all
     * @param seeds     how many seeds stochastic models are trained with, from {@code seed} on
     */
    Section(Plan plan, int negatives, long seed, int seeds) {
        this.plan = plan;
        this.negatives = negatives;
        this.seed = seed;
        this.seeds = seeds;
    }

    Plan plan() {
        return plan;
    }

    int negatives() {
        return negatives;
    }

    /** Those that have figures, in the order in which they came. */
    Map<Entrant, Figures> figures() {
        return figures;
    }

    Bootstrap bootstrap() {
        return Scores.bootstrap(plan, seed);
    }

    /** What it is about; also its heading, and that of its notes. */
    String title() {
        String ranked = negatives == 0 ? "ranking all items" : "among " + negatives + " unseen items";
        return plan.corpus().name() + ", " + plan.protocol().code() + ", " + ranked;
    }

    /** Asks those that have not been asked before. */
    void run(
            List<Entrant> entrants,
            WorkFolder work,
            PrintStream screen,
            GroupingRequest.Steps steps,
            LongSupplier nanoTime)
            throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        Evaluation evaluation = new Evaluation(plan, new Negatives(negatives, seed), seed, threads, nanoTime);
        for (Entrant entrant : entrants) {
            List<Figures> runs = new ArrayList<>();
            for (int i = 0; i < (entrant.random() ? seeds : 1); i++) {
                figures(entrant, seed + i, evaluation, work, steps, screen).ifPresent(runs::add);
            }
            if (!runs.isEmpty()) {
                figures.put(entrant, Figures.mean(runs));
            }
        }
    }

    private Optional<Figures> figures(
            Entrant entrant,
            long from,
            Evaluation evaluation,
            WorkFolder work,
            GroupingRequest.Steps steps,
            PrintStream screen)
            throws IOException {
        String part = part(entrant) + (from == seed ? "" : ".seed-" + from);
        ObjectNode question = question(entrant);
        if (from != seed) {
            question.put("modelSeed", from);
        }
        Optional<Figures> known = work.read(part, question);
        if (known.isEmpty() && work.isWanted(part)) {
            try (Model model = entrant.maker().make(plan.corpus().items(), from)) {
                Figures fresh = Figures.of(evaluation.run(model, steps.begin(part)));
                work.write(part, question, fresh);
                known = Optional.of(fresh);
            }
        }
        screen.println("  " + part + ": "
                + known.map(some -> String.format(
                                Locale.ROOT, "%s %.4f, %.1f s", Figures.NDCG, some.mean(Figures.NDCG), some.seconds()))
                        .orElse("not run"));
        screen.flush();
        return known;
    }

    private String part(Entrant entrant) {
        return plan.corpus().name() + "." + plan.protocol().code() + (negatives == 0 ? "" : "." + negatives) + "."
                + entrant.name().replaceAll("[^a-z0-9-]+", "-");
    }

    private ObjectNode question(Entrant entrant) {
        return new ObjectMapper()
                .createObjectNode()
                .put("dataset", plan.corpus().name())
                .put("events", plan.corpus().size())
                .put("items", plan.corpus().items().size())
                .put("protocol", plan.protocol().code())
                .put("mask", plan.masking().code())
                .put("negatives", negatives)
                .put("requests", plan.requests().size())
                .put("seed", seed)
                .put("model", entrant.name())
                .put("chosen", entrant.chosen());
    }
}
