package io.lethe.evaluation.trial;

import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.tune.Chosen;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks models the validation requests of a data set, the same of all of them, ranking all items. Of the test it knows
 * nothing.
 */
final class ValidationBench {
    private static final Negatives ALL_ITEMS = new Negatives(0, 0);
    private static final int COMPARED = 200;

    private final Plan plan;
    private final String metric;
    private final long seed;
    private final Evaluation evaluation;
    private final Bootstrap bootstrap;
    private final Plan few;
    private final LongSupplier nanoTime;

    /**
     * A bench.
     *
     * @param masking  what cannot be an answer; null for what fits the data set
     * @param requests how many requests at most
     * @param metric   the name of a figure of {@link Evaluation#metrics}
     */
    ValidationBench(
            Corpus corpus,
            Protocol protocol,
            @Nullable Masking masking,
            int requests,
            String metric,
            long seed,
            LongSupplier nanoTime) {
        this.plan = Plans.of(corpus, protocol, Part.VALIDATION, masking, new Sampling(requests, seed));
        this.few = Plans.of(
                corpus, protocol, Part.VALIDATION, plan.masking(), new Sampling(Math.min(requests, COMPARED), seed));
        this.nanoTime = nanoTime;
        this.metric = metric;
        this.seed = seed;
        int threads = Runtime.getRuntime().availableProcessors();
        this.evaluation = new Evaluation(plan, ALL_ITEMS, seed, threads, nanoTime);
        this.bootstrap = Scores.bootstrap(plan, seed);
    }

    Plan plan() {
        return plan;
    }

    String metric() {
        return metric;
    }

    /** Asks what a family makes of something chosen. */
    ModelResult ask(Family family, Chosen chosen, VectorCache.Progress progress) {
        return ask(family.make(plan.corpus().items(), chosen, seed), progress);
    }

    /** Asks a model, and closes it. */
    ModelResult ask(Model model, VectorCache.Progress progress) {
        try (model) {
            return evaluation.run(model, progress);
        }
    }

    /** The lists that a family gives with something chosen, to {@value #COMPARED} of the requests at most. */
    List<List<Integer>> lists(Family family, Chosen chosen) {
        Evaluation small =
                new Evaluation(few, ALL_ITEMS, seed, Runtime.getRuntime().availableProcessors(), nanoTime);
        try (Model model = family.make(few.corpus().items(), chosen, seed)) {
            ModelResult result = small.run(model, (done, all) -> {});
            return IntStream.range(0, few.requests().size())
                    .mapToObj(result::list)
                    .toList();
        }
    }

    /** The mean of figures, and what it may be by chance. */
    Interval interval(double[] figures) {
        return bootstrap.intervals(List.of(figures)).get(0);
    }

    /** How far one model is above another on the same requests. */
    Scores.Difference difference(String other, double[] figures, double[] others) {
        double[] differences = Bootstrap.differences(figures, others);
        return new Scores.Difference(other, metric, interval(differences), bootstrap.pValue(differences));
    }
}
