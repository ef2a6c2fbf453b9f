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
import io.lethe.recommend.FeatureRow;
import io.lethe.recommend.ItemFilter;
import io.lethe.recommend.Judgement;
import io.lethe.recommend.LiveCatalogue;
import io.lethe.recommend.Ranker;
import io.lethe.recommend.RankingSettings;
import io.lethe.recommend.RecommendationRequest;
import io.lethe.recommend.Recommender;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
        this(items, settings, null);
    }

    /** @param ranker what puts the best by the mix in order; null to leave them in the mix's */
    public LetheModel(List<EmbeddedItem> items, RankingSettings settings, @Nullable Ranker ranker) {
        this.settings = settings;
        items.forEach(catalogue::put);
        this.recommender = new Recommender(catalogue, settings, ranker);
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
        Judgement judgement = judge(question);
        RecommendationRequest request = request(question);
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

    /** What a learned ranker sees of the items that it would put in order, in the mix's order. */
    public List<FeatureRow> rows(Question question) {
        Judgement judgement = judge(question);
        return question.isOpen()
                ? judgement.rows(request(question))
                : judgement.rowsAmong(request(question), item -> question.isCandidate(item.slot()));
    }

    private Judgement judge(Question question) {
        UserState state = UserState.of(question.user(), question.history(), UserState.DEFAULT_WINDOW);
        return recommender.judge(state, question.at());
    }

    private RecommendationRequest request(Question question) {
        return new RecommendationRequest(question.limit(), ItemFilter.ANYTHING, Set.of(), settings.diversity());
    }
}
