package io.lethe.evaluation.run;

import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.metric.RankMetric;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Request;
import io.lethe.evaluation.protocol.Slice;
import io.lethe.evaluation.protocol.Slicing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How all models of a run did, with intervals, and how the first differs from each other one.
 *
 * @param users    how many users were asked about
 * @param requests how many requests there were
 * @param models   in the order of the run
 * @param against  the differences of the first model to the others, by metric
 * @param slices   the same of the requests of each slice, without slices again; without models where nothing was asked
 */
public record Scores(
        int users, int requests, List<ModelScores> models, List<Difference> against, Map<Slice, Scores> slices) {

    /** What the first model and each other one are compared by. */
    private static final List<RankMetric> COMPARED = List.of(RankMetric.HIT_RATE, RankMetric.NDCG);

    /**
     * The figures of one model.
     *
     * @param result   what it did with all requests
     * @param metrics  how it did with those at hand
     * @param coverage the share of the catalogue in any list, of all requests
     * @param hitRates the share of all requests with something wanted among the first one, two and so on
     */
    public record ModelScores(
            ModelResult result, Map<String, Interval> metrics, Interval coverage, List<Interval> hitRates) {
        private ModelScores of(Map<String, Interval> some) {
            return new ModelScores(result, some, coverage, hitRates);
        }
    }

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
        return of(List.of(plan), results, seed);
    }

    /**
     * The scores in several orders of one log: means over all requests of all orders, intervals and tests over users.
     *
     * @param orders  what was asked in each of them
     * @param results of each model, {@link ModelResult#pooled} in the same order of orders
     */
    public static Scores of(List<Plan> orders, List<ModelResult> results, long seed) {
        Bootstrap bootstrap = bootstrap(orders.stream().map(Plan::requests).toList(), seed);
        List<ModelScores> whole =
                results.stream().map(result -> whole(result, bootstrap)).toList();
        Map<Slice, Scores> slices = new EnumMap<>(Slice.class);
        rows(orders).forEach((slice, rows) -> slices.put(slice, of(bootstrap, whole, rows, Map.of())));
        int all = orders.stream().mapToInt(plan -> plan.requests().size()).sum();
        return of(bootstrap, whole, IntStream.range(0, all).toArray(), slices);
    }

    /** What is of all requests. */
    private static ModelScores whole(ModelResult result, Bootstrap bootstrap) {
        List<double[]> hits = IntStream.rangeClosed(1, Evaluation.LENGTH)
                .mapToObj(result::hits)
                .toList();
        return new ModelScores(
                result,
                Map.of(),
                bootstrap.ofShare(result.coverage(), result.losses()),
                result.losses().length == 0 ? List.of() : bootstrap.intervals(hits));
    }

    /** The places of the requests of each slice among those of all orders, one order after the other. */
    public static Map<Slice, int[]> rows(List<Plan> orders) {
        List<Set<Slice>> slices =
                orders.stream().flatMap(plan -> Slicing.of(plan).stream()).toList();
        Map<Slice, int[]> rows = new EnumMap<>(Slice.class);
        for (Slice slice : Slice.values()) {
            rows.put(
                    slice,
                    IntStream.range(0, slices.size())
                            .filter(row -> slices.get(row).contains(slice))
                            .toArray());
        }
        return rows;
    }

    private static Scores of(Bootstrap all, List<ModelScores> whole, int[] rows, Map<Slice, Scores> slices) {
        if (rows.length == 0) {
            return new Scores(0, 0, List.of(), List.of(), slices);
        }
        Bootstrap bootstrap = all.among(rows);
        List<ModelScores> models = new ArrayList<>();
        for (ModelScores one : whole) {
            ModelResult result = one.result();
            List<Interval> intervals = bootstrap.intervals(Evaluation.metrics().stream()
                    .map(metric -> Bootstrap.at(result.column(metric), rows))
                    .toList());
            Map<String, Interval> metrics = new LinkedHashMap<>();
            for (String metric : Evaluation.metrics()) {
                metrics.put(metric, intervals.get(metrics.size()));
            }
            models.add(one.of(metrics));
        }
        List<ModelResult> results = whole.stream().map(ModelScores::result).toList();
        return new Scores(bootstrap.users(), rows.length, models, differences(results, rows, bootstrap), slices);
    }

    private static List<Difference> differences(List<ModelResult> results, int[] rows, Bootstrap bootstrap) {
        List<Difference> differences = new ArrayList<>();
        for (ModelResult other : results.subList(1, results.size())) {
            for (RankMetric metric : COMPARED) {
                String code = metric.code(Evaluation.LENGTH);
                double[] column = Bootstrap.differences(
                        Bootstrap.at(results.get(0).column(code), rows), Bootstrap.at(other.column(code), rows));
                differences.add(new Difference(
                        other.name(), code, bootstrap.intervals(List.of(column)).get(0), bootstrap.pValue(column)));
            }
        }
        return differences;
    }
}
