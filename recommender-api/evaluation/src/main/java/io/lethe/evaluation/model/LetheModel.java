package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Predictor;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.Scoring;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.learning.LearnedMix;
import io.lethe.recommend.learning.LearnedNumbers;
import io.lethe.recommend.learning.LogGrowth;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.ranking.FeatureRow;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lethe, through the code that serves: events go through the fold of interest-store, partition by partition, its
 * signals into the catalogue of recommender-api, and questions to the same recommender. Nothing here computes a score.
 * Where the settings say so, the mix is learned from the log by {@link io.lethe.recommend.learning.MixLearner}, as a
 * running Lethe does it, whenever {@link LogGrowth} has it.
 */
public final class LetheModel implements Model {
    private final String name;
    private final LearnedSignals signals;
    private final RankingSettings prior;
    private final @Nullable Ranker ranker;
    private final UnaryOperator<RankingSettings> changed;
    private Recommender recommender;
    private RankingSettings settings;
    private @Nullable LearnedNumbers learned;
    private long learnedFrom;

    /** @param items the catalogue; the number of an item is its place in it */
    public LetheModel(List<EmbeddedItem> items, RankingSettings settings) {
        this(items, settings, null);
    }

    /** @param ranker what puts the best by the mix in order; null to leave them in the mix's */
    public LetheModel(List<EmbeddedItem> items, RankingSettings settings, @Nullable Ranker ranker) {
        this(new LearnedSignals(items), settings, ranker);
    }

    /**
     * Lethe as {@link LetheFamily#FIXED} has it.
     *
     * @param rules what is left out of what is learned across people
     */
    public static LetheModel fixed(
            List<EmbeddedItem> items, RankingSettings settings, @Nullable Ranker ranker, CleaningRules rules) {
        return new LetheModel(LetheFamily.FIXED, new LearnedSignals(items, rules), settings.withoutLearning(), ranker);
    }

    /** @param signals what was learned before, shared with models that are shown the same */
    LetheModel(LearnedSignals signals, RankingSettings settings, @Nullable Ranker ranker) {
        this(LetheFamily.NAME, signals, settings, ranker);
    }

    /** Lethe with something taken away from what it learned. */
    LetheModel(LearnedSignals signals, RankingSettings settings, Ablation ablation) {
        this(LetheFamily.NAME + ", " + ablation.name(), signals, settings, null, ablation::of);
    }

    private LetheModel(String name, LearnedSignals signals, RankingSettings settings, @Nullable Ranker ranker) {
        this(name, signals, settings, ranker, learned -> learned);
    }

    private LetheModel(
            String name,
            LearnedSignals signals,
            RankingSettings settings,
            @Nullable Ranker ranker,
            UnaryOperator<RankingSettings> changed) {
        this.name = name;
        this.signals = signals;
        this.prior = settings;
        this.ranker = ranker;
        this.changed = changed;
        this.settings = changed.apply(settings);
        this.recommender = new Recommender(signals.catalogue(), this.settings, ranker);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void learn(EventLog log) {
        signals.learn(log);
        if (prior.learning().mix()
                && log.end() >= LogGrowth.LEAST_EVENTS
                && LogGrowth.isClear(learnedFrom, log.end())) {
            learnedFrom = log.end();
            LearnedMix now = signals.mix(log, prior);
            learned = LearnedNumbers.of(
                    now, prior.mix(), new SettingsDocument(prior).version(), signals.users(), log.end());
            settings = changed.apply(learned.over(prior));
            recommender = new Recommender(signals.catalogue(), settings, ranker);
        }
    }

    @Override
    public @Nullable LearnedNumbers learned() {
        return learned;
    }

    @Override
    public Answer answer(Question question) {
        Scoring judgement = judge(question);
        RecommendationRequest request = request(question);
        List<Integer> list = (question.isOpen()
                        ? judgement.list(request)
                        : judgement.listAmong(request, item -> question.isCandidate(item.slot())))
                .items().stream().map(one -> one.item().slot()).toList();
        double[] scores = new double[signals.catalogue().itemCount()];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = judgement.relevance(item);
        }
        return Answer.of(list, scores);
    }

    /** What the service would answer to the user of a question: items with scores and reasons. */
    public Ranking recommend(Question question) {
        return judge(question).list(request(question));
    }

    /** What the service would predict about items, by their numbers, for the user of a question. */
    public List<Predictor.Prediction> predict(Question question, List<Integer> items) {
        UserState state = UserState.of(question.user(), question.history(), UserState.DEFAULT_WINDOW);
        return new Predictor(signals.catalogue(), settings)
                .predict(
                        state,
                        question.at(),
                        items.stream()
                                .map(item -> Objects.requireNonNull(
                                        signals.catalogue().at(item)))
                                .toList());
    }

    /** What a learned ranker sees of the items that it would put in order, in the mix's order. */
    public List<FeatureRow> rows(Question question) {
        Scoring judgement = judge(question);
        return question.isOpen()
                ? judgement.rows(request(question))
                : judgement.rowsAmong(request(question), item -> question.isCandidate(item.slot()));
    }

    private Scoring judge(Question question) {
        UserState state = UserState.of(question.user(), question.history(), UserState.DEFAULT_WINDOW);
        return recommender.judge(state, question.at(), question.context());
    }

    private RecommendationRequest request(Question question) {
        return new RecommendationRequest(question.limit(), ItemFilter.ANYTHING, Set.of(), settings.diversity())
                .withContext(question.context());
    }
}
