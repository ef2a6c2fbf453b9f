package io.lethe.evaluation.ranker;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.LetheModel;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Request;
import io.lethe.recommend.ranking.FeatureRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Lethe by the mix alone, which keeps what a ranker would have seen of each question whose pool has something that was
 * wanted.
 */
final class PoolWatch implements Model {
    private final LetheModel model;
    private final Plan plan;
    private final Map<Place, Request> requests = new HashMap<>();
    private final Map<Request, List<FeatureRow>> pools = new ConcurrentHashMap<>();

    /** Where in the log a question is asked: the user, and how many of the user's events are shown. */
    private record Place(String user, int history) {}

    PoolWatch(Plan plan, LetheModel model) {
        this.plan = plan;
        this.model = model;
        for (Request request : plan.requests()) {
            requests.put(new Place(plan.corpus().users().get(request.user()), request.history()), request);
        }
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public void learn(EventLog log) {
        model.learn(log);
    }

    @Override
    public Answer answer(Question question) {
        List<FeatureRow> pool = model.rows(question);
        Request request = requests.get(
                new Place(question.user().userId(), question.history().size()));
        if (request != null
                && pool.stream()
                        .anyMatch(row -> request.wanted().contains(row.item().slot()))) {
            pools.put(request, pool);
        }
        List<Integer> list = pool.stream()
                .map(row -> row.item().slot())
                .limit(question.limit())
                .toList();
        return Answer.of(list, new double[plan.corpus().items().size()]);
    }

    /** The examples of some of the requests, in the order of the plan. */
    RankingGroups examples(Predicate<Request> wanted) {
        RankingGroups examples = new RankingGroups();
        for (Request request : plan.requests()) {
            if (wanted.test(request)) {
                examples.add(pools.getOrDefault(request, List.of()), Set.copyOf(request.wanted()));
            }
        }
        return examples;
    }
}
