package io.lethe.evaluation.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.metric.Bootstrap;
import io.lethe.evaluation.run.ModelResult;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What of one model's answers is kept: the figures of each request by some metrics, and a few of all of them. */
final class Figures {
    static final String HIT_RATE = "hr@10";
    static final String NDCG = "ndcg@10";
    static final String MRR = "mrr";
    static final List<String> METRICS = List.of(HIT_RATE, NDCG, MRR);

    private static final String LOSSES = "coverageLosses";

    private final Map<String, double[]> columns;
    private final double[] losses;
    private final double coverage;
    private final double seconds;
    private final List<Figures> runs;

    private Figures(
            Map<String, double[]> columns, double[] losses, double coverage, double seconds, List<Figures> runs) {
        this.columns = columns;
        this.losses = losses;
        this.coverage = coverage;
        this.seconds = seconds;
        this.runs = runs.isEmpty() ? List.of(this) : List.copyOf(runs);
    }

    /** The mean over the figures of one model with several seeds, request by request. */
    static Figures mean(List<Figures> runs) {
        if (runs.size() == 1) {
            return runs.get(0);
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        METRICS.forEach(metric -> columns.put(
                metric,
                ModelResult.mean(runs.stream().map(run -> run.column(metric)).toList())));
        return new Figures(
                columns,
                losses(runs, ModelResult::mean),
                runs.stream().mapToDouble(Figures::coverage).average().orElse(0),
                runs.stream().mapToDouble(Figures::seconds).average().orElse(0),
                runs);
    }

    /** The figures of one model in several orders of the log: all requests of all orders. */
    static Figures pooled(List<Figures> orders) {
        if (orders.size() == 1) {
            return orders.get(0);
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        METRICS.forEach(metric -> columns.put(
                metric,
                orders.stream()
                        .map(order -> order.column(metric))
                        .flatMapToDouble(Arrays::stream)
                        .toArray()));
        return new Figures(
                columns,
                losses(orders, ModelResult::shared),
                orders.stream().mapToDouble(Figures::coverage).average().orElse(0),
                orders.stream().mapToDouble(Figures::seconds).average().orElse(0),
                orders);
    }

    /** The losses of several figures in one; none if any was kept without. */
    private static double[] losses(List<Figures> all, Function<List<double[]>, double[]> inOne) {
        return all.stream().allMatch(one -> one.losses.length > 0)
                ? inOne.apply(all.stream().map(one -> one.losses).toList())
                : new double[0];
    }

    static Figures of(ModelResult result) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        METRICS.forEach(metric -> columns.put(metric, result.column(metric)));
        return new Figures(columns, result.losses(), result.coverage(), result.seconds(), List.of());
    }

    static Figures of(JsonNode json) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String metric : METRICS) {
            columns.put(metric, numbers(json.path("columns").path(metric)));
        }
        return new Figures(
                columns,
                numbers(json.path(LOSSES)),
                json.path("coverage").doubleValue(),
                json.path("seconds").doubleValue(),
                List.of());
    }

    private static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).doubleValue();
        }
        return values;
    }

    ObjectNode json(ObjectMapper mapper) {
        ObjectNode json = mapper.createObjectNode().put("coverage", coverage).put("seconds", seconds);
        ObjectNode all = json.putObject("columns");
        columns.forEach((metric, values) -> add(values, all.putArray(metric)));
        add(losses, json.putArray(LOSSES));
        return json;
    }

    private static void add(double[] values, ArrayNode to) {
        for (double value : values) {
            to.add(value);
        }
    }

    double[] column(String metric) {
        double[] column = columns.get(metric);
        if (column == null) {
            throw new IllegalArgumentException("no metric " + metric);
        }
        return column;
    }

    /** The figures of some of the requests, by their places; coverage and seconds are those of all. */
    Figures at(int[] rows) {
        Map<String, double[]> some = new LinkedHashMap<>();
        columns.forEach((metric, values) -> some.put(metric, Bootstrap.at(values, rows)));
        return new Figures(some, losses, coverage, seconds, List.of());
    }

    /** The mean of a metric over the requests; 0 without any. */
    double mean(String metric) {
        return Arrays.stream(column(metric)).average().orElse(0);
    }

    /** Those that these were made of, one for each seed or order; these alone where there was one. */
    List<Figures> runs() {
        return runs;
    }

    double coverage() {
        return coverage;
    }

    /** What coverage would lose without users, as {@link ModelResult#losses}; none in parts that were kept without. */
    double[] losses() {
        return losses;
    }

    double seconds() {
        return seconds;
    }
}
