package io.lethe.interest.profile.grouping;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Average-linkage agglomerative clustering. The two most similar groups are merged as long as the mean similarity over
 * all pairs of their members is at least a threshold. A. Pal et al. (<i>PinnerSage</i>, KDD 2020) also group a user's
 * items hierarchically. docs/decisions/0012 has the figures behind this choice.
 *
 * <p>The similarity of two items is their cosine relative to the catalogue's centre {@code m}. With the unit vectors
 * {@code u} and {@code v} it is
 *
 * <pre>(u − m)·(v − m) / (|u − m| |v − m|)</pre>
 *
 * <p>It is 0 for two items with no more in common than any two of the catalogue, and 1 for equal items. If no centre is
 * known, all items are assumed to be equally far from one with {@code |m|² = }{@value #USUAL}:
 * {@code (cos − }{@value #USUAL}{@code ) / (1 − }{@value #USUAL}{@code )}.
 *
 * <p>Cosines come from exact integers. Similarities are rounded to 2<sup>-30</sup>, so their sums are exact. The same
 * members in the same order therefore give the same groups on every machine.
 *
 * <p>Nearest-neighbour chains (J.-P. Benzécri 1982; F. Murtagh, <i>A Survey of Recent Advances in Hierarchical
 * Clustering Algorithms</i>, 1983) find the groups in quadratic time. The result equals that of repeatedly merging the
 * most similar pair, because no other group can be more similar to a union than to the nearer of its two parts.
 */
public final class Grouping {
    /**
     * The assumed mean cosine of any two items if no centre is known. Sentence models give about this value for short
     * texts of one catalogue.
     */
    public static final double USUAL = 0.333;

    private static final double UNIT = 1 << 30;
    private static final double INCOMPARABLE = -4;
    private static final double NEAREST = 1e-6;

    private final double[][] sums;
    private final double[] share;
    private final int[] group;
    private final int[] active;
    private int left;

    private Grouping(double[][] sums) {
        int size = sums.length;
        this.sums = sums;
        this.share = new double[size];
        this.group = new int[size];
        this.active = new int[size];
        this.left = size;
        Arrays.fill(share, 1);
        for (int i = 0; i < size; i++) {
            group[i] = i;
            active[i] = i;
        }
    }

    /** Like {@link #of(List, double, Centre)}, without a known centre. */
    public static int[] of(List<QuantizedEmbedding> members, double cohesion) {
        return of(members, cohesion, null);
    }

    /**
     * The group of each member, as the index of the group's first member.
     *
     * @param cohesion the minimum mean similarity of two groups to be merged, -1 to 1
     * @param centre   the catalogue's centre; ignored for members of another dimension
     */
    public static int[] of(List<QuantizedEmbedding> members, double cohesion, @Nullable Centre centre) {
        Grouping grouping = new Grouping(likeness(members, centre));
        grouping.merge(cohesion * UNIT);
        return grouping.group;
    }

    private static double[][] likeness(List<QuantizedEmbedding> members, @Nullable Centre centre) {
        double[][] likeness = new double[members.size()][members.size()];
        int[] place = new int[members.size()];
        boolean[] done = new boolean[members.size()];
        for (double[] row : likeness) {
            Arrays.fill(row, INCOMPARABLE * UNIT);
        }
        for (int first = 0; first < place.length; first++) {
            if (!done[first]) {
                int dimension = members.get(first).dimension();
                int same = 0;
                for (int i = first; i < place.length; i++) {
                    if (members.get(i).dimension() == dimension) {
                        place[same++] = i;
                        done[i] = true;
                    }
                }
                int[] places = Arrays.copyOf(place, same);
                List<QuantizedEmbedding> comparable =
                        Arrays.stream(places).mapToObj(members::get).toList();
                boolean centred = centre != null && centre.direction().dimension() == dimension;
                fill(likeness, places, comparable, centred ? centre : null);
            }
        }
        return likeness;
    }

    private static void fill(
            double[][] likeness, int[] places, List<QuantizedEmbedding> members, @Nullable Centre centre) {
        double[][] products = Products.of(members);
        double[] scale = new double[places.length];
        double[] pull = new double[places.length];
        double[] reach = new double[places.length];
        double square = centre == null ? USUAL : centre.length() * centre.length();
        for (int i = 0; i < places.length; i++) {
            scale[i] = 1 / Math.sqrt(products[i][i]);
            pull[i] = centre == null ? USUAL : centre.length() * members.get(i).cosine(centre.direction());
            reach[i] = 1 / Math.sqrt(Math.max(NEAREST, 1 - 2 * pull[i] + square));
        }
        for (int i = 0; i < places.length; i++) {
            double[] row = likeness[places[i]];
            for (int j = 0; j < i; j++) {
                double cosine = products[i][j] * (scale[i] * scale[j]);
                double seen = (cosine - pull[i] - pull[j] + square) * (reach[i] * reach[j]);
                double rounded = Math.rint(seen * UNIT);
                row[places[j]] = rounded;
                likeness[places[j]][places[i]] = rounded;
            }
        }
    }

    private void merge(double cohesion) {
        int[] chain = new int[group.length];
        int length = 0;
        while (left > 0) {
            if (length == 0) {
                chain[length++] = active[0];
            }
            int tip = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(tip, before);
            if (nearest < 0 || mean(tip, nearest) < cohesion) {
                retire(tip);
                length--;
            } else if (nearest == before) {
                unite(Math.min(tip, nearest), Math.max(tip, nearest));
                length -= 2;
            } else {
                chain[length++] = nearest;
            }
        }
    }

    private double mean(int one, int other) {
        return sums[one][other] * share[other] * share[one];
    }

    /**
     * The most similar of the remaining groups; -1 if there is none. Among equally similar groups, {@code preferred}
     * wins, then the first.
     */
    private int nearest(int one, int preferred) {
        double[] row = sums[one];
        int nearest = preferred;
        double highest = preferred < 0 ? Double.NEGATIVE_INFINITY : row[preferred] * share[preferred];
        for (int i = 0; i < left; i++) {
            int other = active[i];
            double mean = row[other] * share[other];
            if (mean > highest && other != one) {
                nearest = other;
                highest = mean;
            }
        }
        return nearest;
    }

    private void unite(int into, int from) {
        retire(from);
        for (int i = 0; i < left; i++) {
            int other = active[i];
            double sum = sums[into][other] + sums[from][other];
            sums[into][other] = sum;
            sums[other][into] = sum;
        }
        share[into] = 1 / Math.rint(1 / share[into] + 1 / share[from]);
        for (int i = 0; i < group.length; i++) {
            if (group[i] == from) {
                group[i] = into;
            }
        }
    }

    private void retire(int one) {
        int at = Arrays.binarySearch(active, 0, left, one);
        System.arraycopy(active, at + 1, active, at, left - at - 1);
        left--;
    }
}
