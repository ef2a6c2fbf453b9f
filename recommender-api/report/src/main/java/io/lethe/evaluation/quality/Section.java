package io.lethe.evaluation.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Slice;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.ties.Ties;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;

/**
 * One data set under one protocol, with ties in one kind of order: its entrants, and how they did on the test. The
 * seeds of stochastic models count on from the first. Where ties are shuffled, each seed stands for an order too, and
 * all models are asked in each of them.
 */
final class Section {
    private final Plan plan;
    private final Ties ties;
    private final LongFunction<Plan> inOrder;
    private final int negatives;
    private final long seed;
    private final int seeds;
    private final List<Plan> asked = new ArrayList<>();
    private final Map<Entrant, Figures> figures = new LinkedHashMap<>();

    /**
     * A section.
     *
     * @param plan      what is asked of the log as it is
     * @param inOrder   what is asked if ties are shuffled by a seed
     * @param negatives how many unseen items are drawn beside what was wanted; 0 to rank all
     * @param seeds     how many seeds there are, from {@code seed} on
     */
    Section(Plan plan, Ties ties, LongFunction<Plan> inOrder, int negatives, long seed, int seeds) {
        this.plan = plan;
        this.ties = ties;
        this.inOrder = inOrder;
        this.negatives = negatives;
        this.seed = seed;
        this.seeds = seeds;
    }

    Plan plan() {
        return plan;
    }

    Ties ties() {
        return ties;
    }

    /** How many orders of ties there are. */
    int orders() {
        return ties == Ties.SHUFFLED ? seeds : 1;
    }

    int negatives() {
        return negatives;
    }

    /** Those that have figures, in the order in which they came. */
    Map<Entrant, Figures> figures() {
        return figures;
    }

    Bootstrap bootstrap() {
        return Scores.bootstrap(asked.stream().map(Plan::requests).toList(), seed);
    }

    /** The places of the requests of each slice among all figures. */
    Map<Slice, int[]> slices() {
        return Scores.rows(asked);
    }

    /** What it is about; also its heading, and that of its notes. */
    String title() {
        String ranked = negatives == 0 ? "ranking all items" : "among " + negatives + " unseen items";
        return plan.corpus().name() + ", " + plan.protocol().code() + ", " + ranked
                + (ties == Ties.SHUFFLED ? ", ties shuffled" : "");
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
        Map<Entrant, List<Figures>> runs = new LinkedHashMap<>();
        entrants.forEach(entrant -> runs.put(entrant, new ArrayList<>()));
        for (int i = 0; i < seeds; i++) {
            Plan one = ties == Ties.SHUFFLED ? inOrder.apply(seed + i) : plan;
            if (i < orders()) {
                asked.add(one);
            }
            Evaluation evaluation = new Evaluation(one, new Negatives(negatives, seed), seed, threads, nanoTime);
            for (Map.Entry<Entrant, List<Figures>> entry : runs.entrySet()) {
                if (i < orders() || entry.getKey().random()) {
                    figures(entry.getKey(), one, seed + i, evaluation, work, steps, screen)
                            .ifPresent(entry.getValue()::add);
                }
            }
        }
        runs.forEach((entrant, some) -> {
            if (some.size() >= orders()) {
                figures.put(entrant, ties == Ties.SHUFFLED ? Figures.pooled(some) : Figures.mean(some));
            }
        });
    }

    private Optional<Figures> figures(
            Entrant entrant,
            Plan one,
            long from,
            Evaluation evaluation,
            WorkFolder work,
            GroupingRequest.Steps steps,
            PrintStream screen)
            throws IOException {
        String part = part(entrant) + (from == seed ? "" : (ties == Ties.SHUFFLED ? ".order-" : ".seed-") + from);
        ObjectNode question = question(entrant, one);
        if (ties == Ties.SHUFFLED) {
            question.put("ties", ties.code()).put("order", from);
        }
        if (from != seed) {
            question.put("modelSeed", from);
        }
        Optional<Figures> known = work.read(part, question);
        if (known.isEmpty() && work.isWanted(part)) {
            try (Model model = entrant.maker().make(one.corpus().items(), from)) {
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
        return plan.corpus().name() + "." + plan.protocol().code()
                + (ties == Ties.SHUFFLED ? "." + ties.code() : "")
                + (negatives == 0 ? "" : "." + negatives) + "."
                + entrant.name().replaceAll("[^a-z0-9-]+", "-");
    }

    private ObjectNode question(Entrant entrant, Plan one) {
        return new ObjectMapper()
                .createObjectNode()
                .put("dataset", one.corpus().name())
                .put("events", one.corpus().size())
                .put("items", one.corpus().items().size())
                .put("protocol", one.protocol().code())
                .put("mask", one.masking().code())
                .put("negatives", negatives)
                .put("requests", one.requests().size())
                .put("seed", seed)
                .put("model", entrant.name())
                .put("chosen", entrant.chosen());
    }
}
