package io.lethe.evaluation.run;

import io.lethe.recommend.learning.LearnedNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one model did: a column of figures for each metric, one figure a request. Of a model that was learned with
 * several seeds it is the mean over them; of one that was asked in several orders of the log, the requests of one order
 * come after those of the other.
 */
public final class ModelResult {
    private final String name;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final List<ModelResult> runs;
    private final List<ModelResult> orders;
    private final List<List<Integer>> lists;
    private final int[] firstRank;
    private @Nullable LearnedNumbers learned;
    private double coverage;
    private double[] losses;
    private double seconds;

    ModelResult(String name, List<String> metrics, int requests) {
        this.name = name;
        this.runs = List.of(this);
        this.orders = List.of(this);
        metrics.forEach(metric -> columns.put(metric, new double[requests]));
        this.lists = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            lists.add(List.of());
        }
        this.firstRank = new int[requests];
        this.losses = new double[requests];
    }

    private ModelResult(List<ModelResult> runs) {
        ModelResult first = runs.get(0);
        this.name = first.name;
        this.runs = List.copyOf(runs);
        this.orders = List.of(this);
        for (String metric : first.columns.keySet()) {
            columns.put(
                    metric, mean(runs.stream().map(run -> run.column(metric)).toList()));
        }
        this.lists = first.lists;
        this.firstRank = first.firstRank;
        this.learned = first.learned;
        this.losses = mean(runs.stream().map(run -> run.losses).toList());
        this.coverage =
                runs.stream().mapToDouble(ModelResult::coverage).average().orElse(0);
        this.seconds = runs.stream().mapToDouble(ModelResult::seconds).average().orElse(0);
    }

    private ModelResult(List<ModelResult> orders, List<ModelResult> runs) {
        ModelResult first = orders.get(0);
        this.name = first.name;
        this.orders = List.copyOf(orders);
        this.runs = runs.isEmpty() ? List.of(this) : List.copyOf(runs);
        for (String metric : first.columns.keySet()) {
            columns.put(
                    metric,
                    orders.stream()
                            .map(order -> order.column(metric))
                            .flatMapToDouble(Arrays::stream)
                            .toArray());
        }
        this.lists = orders.stream().flatMap(order -> order.lists.stream()).toList();
        this.firstRank = orders.stream()
                .flatMapToInt(order -> Arrays.stream(order.firstRank))
                .toArray();
        this.losses = shared(orders.stream().map(order -> order.losses).toList());
        this.coverage =
                orders.stream().mapToDouble(ModelResult::coverage).average().orElse(0);
        this.seconds =
                orders.stream().mapToDouble(ModelResult::seconds).average().orElse(0);
    }

    /**
     * The results of the same model in several orders of the log: all requests of all orders. Coverage and seconds are
     * means over the orders.
     */
    public static ModelResult pooled(List<ModelResult> orders) {
        int seeds = orders.get(0).runs.size();
        if (orders.size() == 1) {
            return orders.get(0);
        }
        List<ModelResult> runs = new ArrayList<>();
        for (int i = 0; i < seeds && seeds > 1; i++) {
            int seed = i;
            runs.add(new ModelResult(
                    orders.stream().map(order -> order.runs.get(seed)).toList(), List.of()));
        }
        return new ModelResult(orders, runs);
    }

    /** The mean over results of the same model with several seeds, request by request; lists are those of the first. */
    public static ModelResult mean(List<ModelResult> runs) {
        return runs.size() == 1 ? runs.get(0) : new ModelResult(runs);
    }

    /** The mean of columns of equal length, place by place. */
    public static double[] mean(Collection<double[]> columns) {
        double[] mean = new double[columns.iterator().next().length];
        for (double[] column : columns) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += column[i] / columns.size();
            }
        }
        return mean;
    }

    /** What the mean coverage of several orders would lose, from the losses of each, one order after the other. */
    public static double[] shared(Collection<double[]> losses) {
        return losses.stream()
                .flatMapToDouble(Arrays::stream)
                .map(loss -> loss / losses.size())
                .toArray();
    }

    /** The results that this is the mean of, in the order of their seeds; itself alone where there was one. */
    public List<ModelResult> runs() {
        return runs;
    }

    /** The results in each order of the log; itself alone where there was one. */
    public List<ModelResult> orders() {
        return orders;
    }

    public String name() {
        return name;
    }

    /** What the log taught about the model's mix; null if nothing, or if there were several orders. */
    public @Nullable LearnedNumbers learned() {
        return learned;
    }

    void setLearned(@Nullable LearnedNumbers taught) {
        learned = taught;
    }

    /** The figures of a metric, in the order of the requests. Not to be changed. */
    public double[] column(String metric) {
        double[] column = columns.get(metric);
        if (column == null) {
            throw new IllegalArgumentException("no metric " + metric);
        }
        return column;
    }

    /** The mean of a metric over the requests; 0 without any. */
    public double mean(String metric) {
        return Arrays.stream(column(metric)).average().orElse(0);
    }

    /** The share of the catalogue that was in any list. */
    public double coverage() {
        return coverage;
    }

    /**
     * What {@link #coverage} would lose without a user, as the sum over the requests of the user. Not to be changed.
     */
    public double[] losses() {
        return losses;
    }

    /** How long learning and answering took, by the clock on the wall. */
    public double seconds() {
        return seconds;
    }

    /** The share of requests with something wanted among the first {@code length}. */
    public double hitRate(int length) {
        return Arrays.stream(hits(length)).average().orElse(0);
    }

    /** For each request, whether something wanted is among the first {@code length}: 1, or 0; of runs, their mean. */
    public double[] hits(int length) {
        return mean(runs.stream().map(run -> run.ownHits(length)).toList());
    }

    private double[] ownHits(int length) {
        return Arrays.stream(firstRank)
                .mapToDouble(rank -> rank <= length ? 1 : 0)
                .toArray();
    }

    /** The list that was given to a request. */
    public List<Integer> list(int request) {
        return lists.get(request);
    }

    List<List<Integer>> lists() {
        return lists;
    }

    void set(String metric, int request, double value) {
        column(metric)[request] = value;
    }

    void setList(int request, List<Integer> list, int rank) {
        synchronized (lists) {
            lists.set(request, list);
        }
        firstRank[request] = rank;
    }

    void finish(double share, double[] without, double took) {
        coverage = share;
        losses = without;
        seconds = took;
    }
}
