package io.lethe.evaluation.rival.classic;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Personalised item frequencies (H. Hu et al., <i>Modeling personalized item frequency information for next-basket
 * recommendation</i>, SIGIR 2020). Baskets are what was chosen at one time. n of them, the oldest first, are divided
 * into g = min(m, n) groups, as equal as can be, the newer ones being the larger ones. In a group of x baskets the i-th
 * counts {@code r_b^(x−i) / x}, the j-th group {@code r_g^(g−j) / g}.
 *
 * @param groups      m, at least 1
 * @param basketDecay r_b, above 0, at most 1
 * @param groupDecay  r_g, above 0, at most 1
 */
record Frequencies(int groups, double basketDecay, double groupDecay) {

    /** A vector of which few entries are not 0. */
    static final class Sparse {
        private final int[] items;
        private final double[] values;
        private final double squares;

        private Sparse(int[] items, double[] values) {
            this.items = items;
            this.values = values;
            this.squares = Arrays.stream(values).map(value -> value * value).sum();
        }

        /** The sum of the squares. */
        double squares() {
            return squares;
        }

        double dot(double[] other) {
            double sum = 0;
            for (int i = 0; i < items.length; i++) {
                sum += values[i] * other[items[i]];
            }
            return sum;
        }

        void addTo(double[] sums, double factor) {
            for (int i = 0; i < items.length; i++) {
                sums[items[i]] += factor * values[i];
            }
        }
    }

    /**
     * Somebody's frequencies.
     *
     * @param scratch as long as the catalogue, all 0 before and after
     */
    Sparse of(ChoiceHistory past, double[] scratch) {
        int baskets = 0;
        for (int place = 0; place < past.size(); place++) {
            baskets += begins(past, place) ? 1 : 0;
        }
        int used = Math.min(groups, baskets);
        BitSet seen = new BitSet();
        BitSet all = new BitSet();
        int basket = -1;
        for (int place = 0; place < past.size(); place++) {
            if (begins(past, place)) {
                basket++;
                seen.clear();
            }
            int item = past.item(place);
            if (!seen.get(item)) {
                seen.set(item);
                all.set(item);
                scratch[item] += weight(basket, baskets, used);
            }
        }
        int[] items = all.stream().toArray();
        double[] values = new double[items.length];
        for (int i = 0; i < items.length; i++) {
            values[i] = scratch[items[i]];
            scratch[items[i]] = 0;
        }
        return new Sparse(items, values);
    }

    private static boolean begins(ChoiceHistory past, int place) {
        return place == 0 || past.time(place) != past.time(place - 1);
    }

    /** The weight of a basket, the oldest being 0. */
    private double weight(int basket, int baskets, int used) {
        int small = baskets / used;
        int smallOnes = used - baskets % used;
        boolean isSmall = basket < small * smallOnes;
        int size = isSmall ? small : small + 1;
        int group = isSmall ? basket / small : smallOnes + (basket - small * smallOnes) / size;
        int inside = isSmall ? basket % small : (basket - small * smallOnes) % size;
        return Math.pow(basketDecay, size - 1 - inside) / size * Math.pow(groupDecay, used - 1 - group) / used;
    }
}
