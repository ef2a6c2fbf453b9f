package io.lethe.evaluation.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.protocol.Negatives;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Protocol;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.protocol.WatchedLog;
import io.lethe.event.EventKey;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.UserStates;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.TrendKey;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LetheModelTest {
    private static final int ITEMS = 60;
    private static final String[] TYPES = {"purchase", "view", "return", "like", "hide", "view"};

    private final SmallShop shop = random(17);

    private static SmallShop random(long seed) {
        Random random = new Random(seed);
        SmallShop shop = new SmallShop(ITEMS);
        for (int i = 0; i < 3000; i++) {
            String user = "u" + random.nextInt(8);
            int item = (int) Math.min(ITEMS - 1, Math.abs(random.nextGaussian()) * 20);
            shop.did(TYPES[random.nextInt(TYPES.length)], user, item, random.nextInt(10_000) / 100.0, i);
        }
        return shop;
    }

    /** The services' way: a store that all events reached in another order, its tables, its signals, a recommender. */
    private static List<Integer> served(Corpus corpus, Request request) {
        MemoryTables tables = new MemoryTables();
        InterestFold fold = new InterestFold(tables);
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < request.known(); row++) {
            rows.add(row);
        }
        Collections.shuffle(rows, new Random(5));
        for (int row : rows) {
            LedgerEntry entry = corpus.row(row);
            fold.prepare(EventKey.of(entry.interaction()).toBytes(), entry.toBytes())
                    .ifPresent(prepared -> {
                        fold.applyToUser(prepared);
                        fold.applyToItems(prepared, item -> {});
                    });
        }
        fold.neighbours().foldAll(item -> {});
        LiveCatalogue catalogue = new LiveCatalogue();
        corpus.items().forEach(catalogue::put);
        for (int item = 0; item < ITEMS; item++) {
            String id = "i" + item;
            catalogue.putTrend(id, 3, fold.trends().signal(TrendKey.prefix("default", id)));
            catalogue.putNeighbours(
                    id, 3, fold.neighbours().signal(ItemPair.prefix("default", id), NeighbourSignal.DEFAULT_LIMIT));
        }
        UserState state = new UserStates(
                        tables.of(TableName.LEDGER), tables.of(TableName.LONG_TERM), tables.of(TableName.VERSIONS))
                .state(corpus.row(corpus.rowOf(request.user(), 0)).interaction().userKey(), UserState.DEFAULT_WINDOW);
        RankingSettings settings = RankingSettings.defaults();
        return new Recommender(catalogue, settings)
                        .recommend(
                                state,
                                request.at(),
                                new RecommendationRequest(10, ItemFilter.ANYTHING, Set.of(), settings.diversity()))
                        .items()
                        .stream()
                        .map(one -> one.item().slot())
                        .toList();
    }

    @Test
    void shouldAnswerAsTheServicesDoAfterEveryEvent() {
        // Given
        Corpus corpus = shop.corpus();
        Plan plan = Plans.of(corpus, Protocol.PREQUENTIAL, Part.TEST, Masking.NOTHING, new Sampling(40, 3));
        LetheModel model = new LetheModel(shop.items(), RankingSettings.defaults());
        WatchedLog log = new WatchedLog(plan, "lethe");

        for (Request request : plan.requests()) {
            // When
            log.openUntil(request.known());
            model.learn(log);
            Answer answer = model.answer(
                    new Question(corpus, request, new Negatives(0, 1).candidates(plan, request), true, 10));

            // Then
            assertThat(answer.list()).isNotEmpty().isEqualTo(served(corpus, request));
        }
    }

    @Test
    void shouldRankKnownItemsToo() {
        // Given
        Corpus corpus = shop.corpus();
        Plan plan = Plans.of(corpus, Protocol.TEMPORAL, Part.TEST, Masking.NOTHING, new Sampling(5, 3));
        LetheModel model = new LetheModel(shop.items(), RankingSettings.defaults());
        WatchedLog log = new WatchedLog(plan, "lethe");
        log.openUntil(plan.requests().get(0).known());
        model.learn(log);
        Request request = plan.requests().get(0);

        // When
        Answer answer =
                model.answer(new Question(corpus, request, new Negatives(3, 1).candidates(plan, request), false, 10));

        // Then
        assertThat(answer.list())
                .hasSize(new Negatives(3, 1).candidates(plan, request).cardinality())
                .containsAll(request.wanted());
    }
}
