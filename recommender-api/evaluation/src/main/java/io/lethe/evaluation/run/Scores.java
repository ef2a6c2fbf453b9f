package io.lethe.evaluation.run;

import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.metric.RankMetric;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Request;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How all models of a run did, with intervals, and how the first differs from each other one.
 *
 * @param users    how many users were asked about
 * @param requests how many requests there were
 * @param models   in the order of the run
 * @param against  the differences of the first model to the others, by metric
 */
public record Scores(int users, int requests, List<ModelScores> models, List<Difference> against) {

    /** What the first model and each other one are compared by. */
    private static final List<RankMetric> COMPARED = List.of(RankMetric.HIT_RATE, RankMetric.NDCG);

    /** The figures of one model. */
    public record ModelScores(ModelResult result, Map<String, Interval> metrics) {}

    /**
     * By how much the first model is above another.
     *
     * @param difference the first less the other
     * @param pValue     how likely a difference of this size is, either way, if the two are alike
     */
    public record Difference(String model, String metric, Interval difference, double pValue) {}

    /** What says how far means over the requests of a plan can be trusted. */
    public static Bootstrap bootstrap(Plan plan, long seed) {
        return bootstrap(List.of(plan.requests()), seed);
    }

    /**
     * The same of the requests of several orders of one log. Those of one user belong together, whatever order they are
     * of.
     */
    public static Bootstrap bootstrap(List<List<Request>> orders, long seed) {
        return new Bootstrap(users(orders), seed);
    }

    /** The user of each request, numbered from 0 without gaps. */
    private static int[] users(List<List<Request>> orders) {
        Map<Integer, Integer> numbers = new HashMap<>();
        return orders.stream()
                .flatMap(List::stream)
                .map(Request::user)
                .mapToInt(user -> {
                    Integer number = numbers.putIfAbsent(user, numbers.size());
                    return number == null ? numbers.size() - 1 : number;
                })
                .toArray();
    }

    public static Scores of(Plan plan, List<ModelResult> results, long seed) {
        return of(List.of(plan.requests()), results, seed);
    }

    /**
     * The scores in several orders of one log: means over all requests of all orders, intervals and tests over users.
     *
     * @param orders  the requests in each of them
     * @param results of each model, {@link ModelResult#pooled} in the same order of orders
     */
    public static Scores of(List<List<Request>> orders, List<ModelResult> results, long seed) {
        int[] userOf = users(orders);
        int users = Arrays.stream(userOf).max().orElse(-1) + 1;
        Bootstrap bootstrap = new Bootstrap(userOf, seed);
        List<ModelScores> models = new ArrayList<>();
        for (ModelResult result : results) {
            List<Interval> intervals = bootstrap.intervals(
                    Evaluation.metrics().stream().map(result::column).toList());
            Map<String, Interval> metrics = new LinkedHashMap<>();
            for (String metric : Evaluation.metrics()) {
                metrics.put(metric, intervals.get(metrics.size()));
            }
            models.add(new ModelScores(result, metrics));
        }
        return new Scores(users, userOf.length, models, differences(results, bootstrap));
    }

    private static List<Difference> differences(List<ModelResult> results, Bootstrap bootstrap) {
        List<Difference> differences = new ArrayList<>();
        for (ModelResult other : results.subList(1, results.size())) {
            for (RankMetric metric : COMPARED) {
                String code = metric.code(Evaluation.LENGTH);
                double[] column = Bootstrap.differences(results.get(0).column(code), other.column(code));
                differences.add(new Difference(
                        other.name(), code, bootstrap.intervals(List.of(column)).get(0), bootstrap.pValue(column)));
            }
        }
        return differences;
    }
}
