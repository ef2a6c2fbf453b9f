package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.event.Partitions;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.ItemFilter;
import io.lethe.recommend.Judgement;
import io.lethe.recommend.LiveCatalogue;
import io.lethe.recommend.Predictor;
import io.lethe.recommend.Ranking;
import io.lethe.recommend.RankingSettings;
import io.lethe.recommend.RecommendationRequest;
import io.lethe.recommend.Recommender;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Lethe, through the code that serves: events go through the fold of interest-store, partition by partition, its signals into the catalogue of recommender-api, and
 * questions to the same recommender. Nothing here computes a score.
 */
public final class LetheModel implements Model {
    private final LiveCatalogue catalogue = new LiveCatalogue();
    private final List<PartitionSignals> partitions;
    private final Recommender recommender;
    private final RankingSettings settings;
    private int next;

    /** @param items the catalogue; the number of an item is its place in it */
    public LetheModel(List<EmbeddedItem> items, RankingSettings settings) {
        this(items, settings, Partitions.DEFAULT);
    }

    /** @param partitions into how many the users are divided, since each names so many neighbours of an item and no more */
    public LetheModel(List<EmbeddedItem> items, RankingSettings settings, int partitions) {
        this.settings = settings;
        this.partitions =
                IntStream.range(0, partitions).mapToObj(PartitionSignals::new).toList();
        items.forEach(catalogue::put);
        this.recommender = new Recommender(catalogue, settings);
    }

    @Override
    public String name() {
        return "lethe";
    }

    @Override
    public void learn(EventLog log) {
        next = log.read(next, event -> partitions
                .get(event.interaction().userKey().partition(partitions.size()))
                .take(event));
        partitions.forEach(partition -> partition.publish(catalogue));
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
        double[] scores = new double[catalogue.itemCount()];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = judgement.relevance(item);
        }
        return Answer.of(list, scores);
    }

    /** What the service would answer to the user of a question: items with scores and reasons. */
    public Ranking recommend(Question question) {
        UserState state = UserState.of(question.user(), question.history(), UserState.DEFAULT_WINDOW);
        return recommender.recommend(
                state,
                question.at(),
                new RecommendationRequest(question.limit(), ItemFilter.ANYTHING, Set.of(), settings.diversity()));
    }

    /** What the service would predict about items, by their numbers, for the user of a question. */
    public List<Predictor.Prediction> predict(Question question, List<Integer> items) {
        UserState state = UserState.of(question.user(), question.history(), UserState.DEFAULT_WINDOW);
        return new Predictor(catalogue, settings)
                .predict(
                        state,
                        question.at(),
                        items.stream()
                                .map(item -> Objects.requireNonNull(catalogue.at(item)))
                                .toList());
    }
}
