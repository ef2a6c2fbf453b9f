package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.Arrays;
import java.util.List;

/**
 * Average-linkage agglomerative clustering by cosine: two groups become one as long as the mean cosine over all pairs of their members
 * is at least a threshold, the most alike first (A. Pal et al., <i>PinnerSage</i>, KDD 2020, group a user's items hierarchically
 * too). The cosines come from exact integers and everything else is done in one fixed order, so that the same members in the same order give the
 * same groups on every machine.
 */
final class Grouping {
    private static final double INCOMPARABLE = -1;

    private Grouping() {}

    /**
     * The group of each member: the index of the group's first member.
     *
     * @param cohesion the smallest mean cosine of a group that is merged
     */
    static int[] of(List<QuantizedEmbedding> members, double cohesion) {
        int size = members.size();
        double[][] likeness = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < i; j++) {
                QuantizedEmbedding left = members.get(i);
                QuantizedEmbedding right = members.get(j);
                likeness[i][j] = left.dimension() == right.dimension() ? left.cosine(right) : INCOMPARABLE;
                likeness[j][i] = likeness[i][j];
            }
        }
        int[] group = new int[size];
        int[] count = new int[size];
        int[] nearest = new int[size];
        for (int i = 0; i < size; i++) {
            group[i] = i;
        }
        Arrays.fill(count, 1);
        for (int i = 0; i < size; i++) {
            nearest[i] = nearestOf(i, likeness, count);
        }
        while (true) {
            int first = -1;
            for (int i = 0; i < size; i++) {
                if (count[i] > 0
                        && nearest[i] >= 0
                        && (first < 0 || likeness[i][nearest[i]] > likeness[first][nearest[first]])) {
                    first = i;
                }
            }
            if (first < 0 || likeness[first][nearest[first]] < cohesion) {
                return group;
            }
            int into = Math.min(first, nearest[first]);
            int from = Math.max(first, nearest[first]);
            merge(into, from, likeness, count);
            for (int i = 0; i < size; i++) {
                if (group[i] == from) {
                    group[i] = into;
                }
            }
            for (int i = 0; i < size; i++) {
                if (count[i] > 0 && (i == into || nearest[i] == into || nearest[i] == from)) {
                    nearest[i] = nearestOf(i, likeness, count);
                }
            }
        }
    }

    /** The mean over all pairs of a union is the mean of the parts' means, weighed by their sizes. */
    private static void merge(int into, int from, double[][] likeness, int[] count) {
        for (int other = 0; other < count.length; other++) {
            if (other != into && other != from && count[other] > 0) {
                double mean = (likeness[into][other] * count[into] + likeness[from][other] * count[from])
                        / (count[into] + count[from]);
                likeness[into][other] = mean;
                likeness[other][into] = mean;
            }
        }
        count[into] += count[from];
        count[from] = 0;
    }

    private static int nearestOf(int member, double[][] likeness, int[] count) {
        int nearest = -1;
        for (int other = 0; other < count.length; other++) {
            if (other != member
                    && count[other] > 0
                    && (nearest < 0 || likeness[member][other] > likeness[member][nearest])) {
                nearest = other;
            }
        }
        return nearest;
    }
}
