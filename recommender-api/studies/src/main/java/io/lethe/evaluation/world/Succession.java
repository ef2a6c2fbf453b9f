package io.lethe.evaluation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A table of what comes after an item: {@value #SUCCESSORS} others, of different likelihood. All items lie on a ring in
 * an order that nothing else tells of, and successors lie at most {@value #REACH} places after their item, so that
 * those of a user's items coincide, and no item is a successor of its successors.
 */
final class Succession {
    private static final int SUCCESSORS = 6;
    private static final double[] CHANCES = {0.5, 0.25, 0.12, 0.07, 0.04, 0.02};
    private static final int REACH = 16;

    private final int[][] successors;
    private final double[][] chances;

    /** @param symmetric whether predecessors come after an item as often as successors do */
    Succession(PlantedItems items, boolean symmetric, SplittableRandom random) {
        int count = items.size();
        int[] ring = ring(count, random);
        int[][] next = new int[count][];
        for (int place = 0; place < count; place++) {
            next[ring[place]] = after(items, ring, place, random);
        }
        List<List<Integer>> others = new ArrayList<>();
        List<List<Double>> shares = new ArrayList<>();
        for (int item = 0; item < count; item++) {
            others.add(new ArrayList<>());
            shares.add(new ArrayList<>());
        }
        for (int item = 0; item < count; item++) {
            for (int i = 0; i < SUCCESSORS; i++) {
                others.get(item).add(next[item][i]);
                shares.get(item).add(CHANCES[i]);
                if (symmetric) {
                    others.get(next[item][i]).add(item);
                    shares.get(next[item][i]).add(CHANCES[i]);
                }
            }
        }
        successors = new int[count][];
        chances = new double[count][];
        for (int item = 0; item < count; item++) {
            double sum = shares.get(item).stream().mapToDouble(share -> share).sum();
            successors[item] =
                    others.get(item).stream().mapToInt(other -> other).toArray();
            chances[item] =
                    shares.get(item).stream().mapToDouble(share -> share / sum).toArray();
        }
    }

    private static int[] ring(int count, SplittableRandom random) {
        int[] ring = new int[count];
        for (int i = 0; i < count; i++) {
            int other = random.nextInt(i + 1);
            ring[i] = ring[other];
            ring[other] = i;
        }
        return ring;
    }

    /** Different items after a place of the ring, drawn by their appeal. */
    private static int[] after(PlantedItems items, int[] ring, int place, SplittableRandom random) {
        double[] weights = new double[REACH];
        for (int i = 0; i < REACH; i++) {
            weights[i] = items.appeal(at(ring, place + 1 + i));
        }
        int[] drawn = new int[SUCCESSORS];
        for (int i = 0; i < SUCCESSORS; i++) {
            int chosen = WorldLaw.draw(weights, random);
            weights[chosen] = 0;
            drawn[i] = at(ring, place + 1 + chosen);
        }
        return drawn;
    }

    private static int at(int[] ring, int place) {
        return ring[Math.floorMod(place, ring.length)];
    }

    /** Spreads a share of the next choice over what comes after an item. */
    void addTo(double[] sums, int item, double share) {
        for (int i = 0; i < successors[item].length; i++) {
            sums[successors[item][i]] += share * chances[item][i];
        }
    }
}
