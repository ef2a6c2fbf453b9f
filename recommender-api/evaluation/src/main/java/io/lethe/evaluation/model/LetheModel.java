package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.event.ByteReader;
import io.lethe.event.EventKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.recommend.ItemFilter;
import io.lethe.recommend.Judgement;
import io.lethe.recommend.LiveCatalogue;
import io.lethe.recommend.Predictor;
import io.lethe.recommend.RankingSettings;
import io.lethe.recommend.RecommendationRequest;
import io.lethe.recommend.Recommender;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lethe, through the code that serves: events go through the fold of interest-store as one partition, its signals into the catalogue of recommender-api, and
 * questions to the same recommender. Nothing here computes a score.
 */
public final class LetheModel implements Model {
    private static final int PARTITION = 0;

    private final LiveCatalogue catalogue = new LiveCatalogue();
    private final InterestFold fold = new InterestFold(new MemoryTables());
    private final Recommender recommender;
    private final RankingSettings settings;
    private int next;

    /** @param items the catalogue; the number of an item is its place in it */
    public LetheModel(List<EmbeddedItem> items, RankingSettings settings) {
        this.settings = settings;
        items.forEach(catalogue::put);
        this.recommender = new Recommender(catalogue, settings);
    }

    @Override
    public String name() {
        return "lethe";
    }

    @Override
    public void learn(EventLog log) {
        Set<byte[]> trends = new TreeSet<>(Arrays::compareUnsigned);
        next = log.read(next, event -> take(event, trends));
        Set<byte[]> pairs = new TreeSet<>(Arrays::compareUnsigned);
        fold.neighbours().foldAll(pairs::add);
        trends.forEach(item ->
                catalogue.putTrend(itemId(item), PARTITION, fold.trends().signal(item)));
        pairs.forEach(item -> catalogue.putNeighbours(
                itemId(item), PARTITION, fold.neighbours().signal(item, NeighbourSignal.DEFAULT_LIMIT)));
    }

    private void take(LedgerEntry event, Set<byte[]> trends) {
        fold.prepare(EventKey.of(event.interaction()).toBytes(), event.toBytes())
                .ifPresent(prepared -> {
                    fold.applyToUser(prepared);
                    fold.applyToItems(prepared, trends::add);
                });
    }

    private static String itemId(byte[] tenantAndItem) {
        ByteReader reader = new ByteReader(tenantAndItem);
        reader.readText();
        return reader.readText();
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
