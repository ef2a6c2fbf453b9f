package io.lethe.evaluation.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A table of what comes after an item: {@value #SUCCESSORS} others, of different likelihood. All items lie on a ring in
 * an order that nothing else tells of, and successors lie near their item, so that those of a user's items coincide.
 */
final class Succession {
    private static final int SUCCESSORS = 6;
    private static final double[] CHANCES = {0.35, 0.22, 0.16, 0.12, 0.09, 0.06};
    private static final int NEAREST = 15;
    private static final int WIDTH = 60;

    private final int[][] successors;
    private final double[][] chances;

    /** @param symmetric whether predecessors come after an item as often as successors do */
    Succession(PlantedItems items, boolean symmetric, SplittableRandom random) {
        int count = items.size();
        int[] ring = ring(count, random);
        int[][] next = new int[count][];
        for (int place = 0; place < count; place++) {
            next[ring[place]] = near(items, ring, place, random);
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

    /** Different items near a place of the ring, drawn by their appeal. */
    private static int[] near(PlantedItems items, int[] ring, int place, SplittableRandom random) {
        int reach = Math.max(NEAREST, ring.length / WIDTH);
        double[] weights = new double[2 * reach + 1];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i == reach ? 0 : items.appeal(at(ring, place + i - reach));
        }
        int[] drawn = new int[SUCCESSORS];
        for (int i = 0; i < SUCCESSORS; i++) {
            int chosen = WorldLaw.draw(weights, random);
            weights[chosen] = 0;
            drawn[i] = at(ring, place + chosen - reach);
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
