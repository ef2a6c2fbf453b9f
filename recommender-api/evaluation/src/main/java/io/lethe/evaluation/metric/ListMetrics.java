package io.lethe.evaluation.metric;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a list is like, whoever wanted what.
 *
 * <pre>
 * novelty     mean over the list of −log2((n_i + 1) / (N + I))
 *                 n_i events of item i among N before the test, I items
 * diversity   1 − mean cosine of all pairs of the list            0 for fewer than two items
 * coverage    items in any list / I
 * </pre>
 */
public final class ListMetrics {
    private static final int NOBODY = -1;
    private static final int MANY = -2;

    private final List<QuantizedEmbedding> vectors;
    private final int[] counts;
    private final double all;

    /**
     * Of a catalogue.
     *
     * @param vectors what each item means
     * @param counts  how many events each item had before the test
     */
    public ListMetrics(List<QuantizedEmbedding> vectors, int[] counts) {
        this.vectors = vectors;
        this.counts = counts.clone();
        long sum = 0;
        for (int count : counts) {
            sum += count;
        }
        this.all = (double) sum + counts.length;
    }

    /** In bits: how surprising the items are to somebody who knows only how often each was chosen. */
    public double novelty(List<Integer> items) {
        return items.stream()
                .mapToDouble(item -> -Math.log((counts[item] + 1) / all) / Math.log(2))
                .average()
                .orElse(0);
    }

    /** How little the items of the list are alike: 0 for all the same, 1 for nothing in common. */
    public double diversity(List<Integer> items) {
        double sum = 0;
        int pairs = 0;
        for (int i = 1; i < items.size(); i++) {
            for (int j = 0; j < i; j++) {
                QuantizedEmbedding one = vectors.get(items.get(i));
                QuantizedEmbedding other = vectors.get(items.get(j));
                sum += one.dimension() == other.dimension() ? one.cosine(other) : 0;
                pairs++;
            }
        }
        return pairs == 0 ? 0 : 1 - sum / pairs;
    }

    /** The share of the catalogue that is in any of these lists. */
    public double coverage(Iterable<List<Integer>> lists) {
        BitSet seen = new BitSet(counts.length);
        lists.forEach(list -> list.forEach(seen::set));
        return counts.length == 0 ? 0 : seen.cardinality() / (double) counts.length;
    }

    /**
     * What coverage would lose without each user: the share of the catalogue that no other user was given, with the
     * first list of the user; 0 with the others.
     *
     * @param users the user of each list
     */
    public double[] losses(List<List<Integer>> lists, int[] users) {
        int[] first = new int[counts.length];
        Arrays.fill(first, NOBODY);
        Map<Integer, Integer> firstOf = new HashMap<>();
        for (int i = 0; i < users.length; i++) {
            Integer before = firstOf.putIfAbsent(users[i], i);
            int own = before == null ? i : before;
            for (int item : lists.get(i)) {
                first[item] = first[item] == NOBODY || first[item] == own ? own : MANY;
            }
        }
        double[] losses = new double[users.length];
        for (int own : first) {
            if (own >= 0) {
                losses[own] += 1.0 / counts.length;
            }
        }
        return losses;
    }
}
