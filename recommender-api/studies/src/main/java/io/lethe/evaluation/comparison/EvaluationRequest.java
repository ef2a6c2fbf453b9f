package io.lethe.evaluation.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.embedding.langchain4j.LocalModel;
import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.model.Ablation;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.model.LetheModel;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.rival.Models;
import io.lethe.evaluation.rival.TunedChoices;
import io.lethe.evaluation.run.CorpusSource;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.ties.TieCounts;
import io.lethe.evaluation.ties.Ties;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.settings.SettingsDocument;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that somebody asked for.
 *
 * @param dataset    a folder that {@link Detection} recognises
 * @param protocol   how it is divided
 * @param models     names of {@link Models#askable}, the one that is compared with the others first
 * @param ablations  whether Lethe with one thing after the other taken away takes part too, see {@link Ablation}
 * @param settings   Lethe's
 * @param choices    what was chosen for rivals, each at most once; those left out have their defaults
 * @param ranker     the file of a learned ranker for Lethe to use; none if null
 * @param negatives  how many unseen items are drawn for each request; 0 to rank all
 * @param requests   how many requests at most
 * @param masking    what cannot be an answer; null for what fits the data set
 * @param cleaning   the codes of the rules by which {@code lethe} and {@code lethe-fixed} leave events out of what they
 *                   learn across people
 * @param seed       the random seed
 * @param seeds      how many seeds, from that one on, stochastic models are trained with; at least 1
 * @param ties       in which order events of one user at one time are taken
 * @param shuffles   how many random orders, by seeds from {@code seed} on, if they are shuffled; at least 1
 * @param embeddings the name or path of the {@link LocalModel} that embeds texts
 * @param cache      the folder of embeddings that were made before
 * @param json       the file that gets the figures; none if null
 * @param report     the file that gets the page; none if null
 */
public record EvaluationRequest(
        Path dataset,
        Protocol protocol,
        List<String> models,
        boolean ablations,
        SettingsDocument settings,
        List<TunedChoices> choices,
        @Nullable Path ranker,
        int negatives,
        int requests,
        @Nullable Masking masking,
        Set<String> cleaning,
        long seed,
        int seeds,
        Ties ties,
        int shuffles,
        String embeddings,
        Path cache,
        @Nullable Path json,
        @Nullable Path report) {
    public EvaluationRequest {
        cleaning = Set.copyOf(cleaning);
        for (String code : cleaning) {
            if (!isCleaningRule(code)) {
                throw new IllegalArgumentException("cleaning has no rule " + code);
            }
        }
    }

    /** Whether there is a rule that cleans by this code. */
    public static boolean isCleaningRule(String code) {
        return CleaningRule.ofCode(code).isPresent();
    }

    private CleaningRules rules() {
        return CleaningRules.of(cleaning.stream()
                .flatMap(code -> CleaningRule.ofCode(code).stream())
                .collect(Collectors.toSet()));
    }

    /**
     * Runs it.
     *
     * @throws IOException if the data set is unknown or too large, or a file cannot be read or written
     */
    public void run(PrintStream out, GroupingRequest.Steps steps, LongSupplier nanoTime) throws IOException {
        Ranker learned = ranker == null ? null : RankerFile.read(ranker);
        Corpus corpus = source().read(steps);
        Plan plan = plan(corpus);
        if (plan.requests().isEmpty()) {
            throw new IOException("Nobody in " + dataset + " has enough events for " + protocol.code());
        }
        TieCounts counts = corpus.ties();
        TieOrder order = ties == Ties.AS_IS
                ? TieOrder.asIs(counts, plan.tiedShare())
                : TieOrder.shuffled(counts, plan.tiedShare(), seed, shuffles);
        Heading heading = new Heading(
                plan, negatives, seed, settings.version(), choices, learned == null ? null : learned.version(), order);
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        if (order.seeds().isEmpty()) {
            Scores scores = Scores.of(plan, results(plan, "", learned, steps, nanoTime), seed);
            ScoreTable.print(heading, scores, out);
            write(ScoreJson.of(heading, scores, mapper), ScorePage.of(heading, scores), mapper);
        } else {
            Scores shuffled = shuffled(corpus, order, learned, steps, nanoTime);
            Scores asIs = Scores.of(plan, results(plan, ", as is", learned, steps, nanoTime), seed);
            ScoreTable.print(heading, shuffled, asIs, out);
            write(ScoreJson.of(heading, shuffled, asIs, mapper), ScorePage.of(heading, shuffled, asIs), mapper);
        }
    }

    private void write(ObjectNode figures, String page, ObjectMapper mapper) throws IOException {
        if (json != null) {
            Files.write(json, mapper.writeValueAsBytes(figures));
        }
        if (report != null) {
            Files.writeString(report, page);
        }
    }

    private Plan plan(Corpus corpus) {
        return Plans.of(corpus, protocol, Part.TEST, masking, new Sampling(requests, seed));
    }

    private Scores shuffled(
            Corpus corpus,
            TieOrder order,
            @Nullable Ranker learned,
            GroupingRequest.Steps steps,
            LongSupplier nanoTime) {
        List<Plan> asked = new ArrayList<>();
        List<List<ModelResult>> byOrder = new ArrayList<>();
        for (long from : order.seeds()) {
            Plan plan = plan(corpus.shuffled(from));
            asked.add(plan);
            byOrder.add(results(plan, ", shuffled " + from, learned, steps, nanoTime));
        }
        List<ModelResult> pooled = new ArrayList<>();
        for (int i = 0; i < byOrder.get(0).size(); i++) {
            int model = i;
            pooled.add(ModelResult.pooled(
                    byOrder.stream().map(results -> results.get(model)).toList()));
        }
        return Scores.of(asked, pooled, seed);
    }

    private List<ModelResult> results(
            Plan plan, String about, @Nullable Ranker learned, GroupingRequest.Steps steps, LongSupplier nanoTime) {
        int threads = Runtime.getRuntime().availableProcessors();
        Evaluation evaluation = new Evaluation(plan, new Negatives(negatives, seed), seed, threads, nanoTime);
        List<ModelResult> results = new ArrayList<>();
        LetheFamily lethe = new LetheFamily(settings, ablations && protocol != Protocol.PREQUENTIAL, rules());
        for (String name : models) {
            results.add(result(name, about, evaluation, plan, lethe, learned, steps));
        }
        if (ablations) {
            for (Ablation ablation : Ablation.ALL) {
                try (Model model = lethe.make(plan.corpus().items(), ablation)) {
                    results.add(evaluation.run(model, steps.begin(model.name() + about)));
                }
            }
        }
        return results;
    }

    /** Where its data set comes from. */
    public CorpusSource source() {
        return new CorpusSource(dataset, embeddings, cache);
    }

    private ModelResult result(
            String name,
            String about,
            Evaluation evaluation,
            Plan plan,
            LetheFamily lethe,
            @Nullable Ranker learned,
            GroupingRequest.Steps steps) {
        int many = family(name).map(Family::isRandom).orElse(false) ? seeds : 1;
        List<ModelResult> runs = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String step = name + about + (many == 1 ? "" : ", seed " + (seed + i));
            try (Model model = model(name, plan, lethe, learned, seed + i)) {
                runs.add(evaluation.run(model, steps.begin(step)));
            }
        }
        return ModelResult.mean(runs);
    }

    private Model model(String name, Plan plan, LetheFamily lethe, @Nullable Ranker learned, long from) {
        if (name.equals(LetheFamily.NAME)) {
            return lethe.make(plan.corpus().items(), settings.settings(), learned);
        } else if (name.equals(LetheFamily.FIXED)) {
            return LetheModel.fixed(plan.corpus().items(), settings.settings(), learned, rules());
        }
        Family family = family(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no model " + name + "; there are " + Models.askable()));
        Chosen chosen = choices.stream()
                .filter(one -> one.model().equals(name))
                .findFirst()
                .map(TunedChoices::chosen)
                .orElse(family.defaults());
        return family.make(plan.corpus().items(), chosen, from);
    }

    private Optional<Family> family(String name) {
        return Models.besideLethe(name, settings, false);
    }
}
