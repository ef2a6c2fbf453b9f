package io.lethe.evaluation.model;

import java.util.List;

/** A ranking of all items: a list, and a score for every item by which those are ranked that the list does not have. */
public final class Answer {
    private final List<Integer> list;
    private final double[] scores;

    private Answer(List<Integer> list, double[] scores) {
        this.list = List.copyOf(list);
        this.scores = scores;
    }

    /** A ranking by these scores alone, one for each item, the highest first. */
    public static Answer of(double[] scores) {
        return new Answer(List.of(), scores);
    }

    /** A list of items, and the scores of all of them for what comes behind it. */
    public static Answer of(List<Integer> list, double[] scores) {
        return new Answer(list, scores);
    }

    /** The items that come first, the best first; empty where the scores say everything. */
    public List<Integer> list() {
        return list;
    }

    public double score(int item) {
        return scores[item];
    }
}
