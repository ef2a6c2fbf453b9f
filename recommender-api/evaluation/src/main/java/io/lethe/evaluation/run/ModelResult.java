package io.lethe.evaluation.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How one model did: a column of figures for each metric, one figure a request. */
public final class ModelResult {
    private final String name;
    private final Map<String, double[]> columns = new LinkedHashMap<>();
    private final List<List<Integer>> lists;
    private final int[] firstRank;
    private double coverage;
    private double seconds;

    ModelResult(String name, List<String> metrics, int requests) {
        this.name = name;
        metrics.forEach(metric -> columns.put(metric, new double[requests]));
        this.lists = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            lists.add(List.of());
        }
        this.firstRank = new int[requests];
    }

    public String name() {
        return name;
    }

    /** The figures of a metric, in the order of the requests. Not to be changed. */
    public double[] column(String metric) {
        double[] column = columns.get(metric);
        if (column == null) {
            throw new IllegalArgumentException("no metric " + metric);
        }
        return column;
    }

    /** The share of the catalogue that was in any list. */
    public double coverage() {
        return coverage;
    }

    /** How long learning and answering took, by the clock on the wall. */
    public double seconds() {
        return seconds;
    }

    /** The share of requests with something wanted among the first {@code length}. */
    public double hitRate(int length) {
        int hits = 0;
        for (int rank : firstRank) {
            hits += rank <= length ? 1 : 0;
        }
        return hits / (double) firstRank.length;
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

    void finish(double share, double took) {
        coverage = share;
        seconds = took;
    }
}
