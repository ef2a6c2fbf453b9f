package io.lethe.evaluation.metric;

import java.util.Comparator;
import java.util.List;

/**
 * Where an answer put the items that were looked for.
 *
 * @param ranks      the place of each item looked for among all candidates, counted from 1, the best first; at least
 *                   one
 * @param candidates how many items were ranked, those looked for included
 */
public record Outcome(List<Integer> ranks, int candidates) {

    public Outcome {
        ranks = ranks.stream().sorted(Comparator.naturalOrder()).toList();
        if (ranks.isEmpty() || ranks.get(0) < 1 || ranks.get(ranks.size() - 1) > candidates) {
            throw new IllegalArgumentException("ranks from 1 to " + candidates + " are needed, not " + ranks);
        }
    }

    /** How many items were looked for. */
    public int wanted() {
        return ranks.size();
    }

    /** How many of them are among the first {@code length}. */
    public int found(int length) {
        return (int) ranks.stream().filter(rank -> rank <= length).count();
    }
}
