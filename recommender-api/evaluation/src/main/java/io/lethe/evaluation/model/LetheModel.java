package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.ItemFilter;
import io.lethe.recommend.Judgement;
import io.lethe.recommend.Predictor;
import io.lethe.recommend.RankingSettings;
import io.lethe.recommend.RecommendationRequest;
import io.lethe.recommend.Recommender;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Lethe, through the code that serves: events go through the fold of interest-store as one partition, its signals into the catalogue of recommender-api, and
 * questions to the same recommender. Nothing here computes a score.
 */
public final class LetheModel implements Model {
    private final LearnedSignals signals;
    private final Recommender recommender;
    private final RankingSettings settings;

    /** @param items the catalogue; the number of an item is its place in it */
    public LetheModel(List<EmbeddedItem> items, RankingSettings settings) {
        this(new LearnedSignals(items), settings);
    }

    /** @param signals what was learned before, shared with models that are shown the same */
    LetheModel(LearnedSignals signals, RankingSettings settings) {
        this.signals = signals;
        this.settings = settings;
        this.recommender = new Recommender(signals.catalogue(), settings);
    }

    @Override
    public String name() {
        return "lethe";
    }

    @Override
    public void learn(EventLog log) {
        signals.learn(log);
    }

    @Override
    public Answer answer(Question question) {
        UserState state = UserState.of(question.user(), question.history(), UserState.DEFAULT_WINDOW);
        Judgement judgement = recommender.judge(state, question.at());
        RecommendationRequest request =
                new RecommendationRequest(question.limit(), ItemFilter.ANYTHING, Set.of(), settings.diversity());
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
}
