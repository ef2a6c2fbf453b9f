package io.lethe.evaluation.interest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Figures about groups of items: a group is a number, given for each item. */
public final class Clusterings {
    private Clusterings() {}

    /**
     * The adjusted Rand index of L. Hubert and P. Arabie (<i>Comparing Partitions</i>, 1985): 1 for the same groups,
     * about 0 for groups that have nothing to do with each other. 1 where neither says anything (all together in both,
     * or all apart in both).
     */
    public static double adjustedRand(int[] one, int[] other) {
        double together = pairs(counts(both(one, other)));
        double first = pairs(counts(one));
        double second = pairs(counts(other));
        double all = one.length * (one.length - 1) / 2.0;
        double expected = all == 0 ? 0 : first * second / all;
        double most = (first + second) / 2;
        return most == expected ? 1 : (together - expected) / (most - expected);
    }

    /** The share of items whose labels include the commonest of their group; of equally common ones any. */
    public static double purity(int[] groups, List<Set<String>> labels) {
        Map<Integer, Map<String, Integer>> counts = new HashMap<>();
        for (int i = 0; i < groups.length; i++) {
            Map<String, Integer> ofGroup = counts.computeIfAbsent(groups[i], group -> new HashMap<>());
            labels.get(i).forEach(label -> ofGroup.merge(label, 1, Integer::sum));
        }
        double pure = 0;
        for (Map<String, Integer> ofGroup : counts.values()) {
            pure += ofGroup.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
        return groups.length == 0 ? 0 : pure / groups.length;
    }

    /**
     * The purity that remains when the items are dealt out anew to groups of the same sizes; the mean of some deals.
     */
    public static double randomPurity(int[] groups, List<Set<String>> labels, int deals, Random random) {
        int[] dealt = groups.clone();
        double sum = 0;
        for (int deal = 0; deal < deals; deal++) {
            for (int i = dealt.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = dealt[i];
                dealt[i] = dealt[j];
                dealt[j] = kept;
            }
            sum += purity(dealt, labels);
        }
        return sum / deals;
    }

    /**
     * How well being together goes with having labels in common: the correlation, over all pairs of items, of "in one
     * group" with the overlap of their labels (Jaccard). 0 for all together, for all apart and for chance, so that many
     * small groups do not win.
     */
    public static double agreement(int[] groups, List<Set<String>> labels) {
        double count = 0;
        double same = 0;
        double overlap = 0;
        double overlapSquare = 0;
        double product = 0;
        for (int i = 0; i < groups.length; i++) {
            for (int j = 0; j < i; j++) {
                double shared = overlap(labels.get(i), labels.get(j));
                double together = groups[i] == groups[j] ? 1 : 0;
                count++;
                same += together;
                overlap += shared;
                overlapSquare += shared * shared;
                product += together * shared;
            }
        }
        double covariance = product - same * overlap / count;
        double variances = (same - same * same / count) * (overlapSquare - overlap * overlap / count);
        return variances > 0 ? covariance / Math.sqrt(variances) : 0;
    }

    /** How many groups there are. */
    public static int count(int[] groups) {
        return counts(groups).size();
    }

    private static double overlap(Set<String> one, Set<String> other) {
        long common = one.stream().filter(other::contains).count();
        long all = one.size() + other.size() - common;
        return all == 0 ? 0 : (double) common / all;
    }

    private static long[] both(int[] one, int[] other) {
        long[] both = new long[one.length];
        Arrays.setAll(both, i -> ((long) one[i] << Integer.SIZE) + other[i]);
        return both;
    }

    private static Map<Long, Integer> counts(int[] groups) {
        return counts(Arrays.stream(groups).asLongStream().toArray());
    }

    private static Map<Long, Integer> counts(long[] groups) {
        Map<Long, Integer> counts = new HashMap<>();
        for (long group : groups) {
            counts.merge(group, 1, Integer::sum);
        }
        return counts;
    }

    private static double pairs(Map<Long, Integer> counts) {
        return counts.values().stream()
                .mapToDouble(count -> count * (count - 1) / 2.0)
                .sum();
    }
}
