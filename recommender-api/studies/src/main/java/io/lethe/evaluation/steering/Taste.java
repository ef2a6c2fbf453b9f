package io.lethe.evaluation.steering;

import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What share of somebody's interest each topic has. Shares are above 0 and sum to 1. */
final class Taste {
    private final TreeMap<Integer, Double> shares = new TreeMap<>();

    private Taste(Map<Integer, Double> weights) {
        double sum = 0;
        for (double weight : weights.values()) {
            sum += Math.max(0, weight);
        }
        for (Map.Entry<Integer, Double> one : new TreeMap<>(weights).entrySet()) {
            if (one.getValue() > 0) {
                shares.put(one.getKey(), one.getValue() / sum);
            }
        }
    }

    /** In proportion to weights by topic; what is not above 0 has no share. Empty where nothing is above 0. */
    static Taste of(Map<Integer, Double> weights) {
        return new Taste(weights);
    }

    static Taste only(int topic) {
        return new Taste(Map.of(topic, 1.0));
    }

    boolean isEmpty() {
        return shares.isEmpty();
    }

    /** A topic's share, 0 to 1. */
    double share(int topic) {
        return shares.getOrDefault(topic, 0.0);
    }

    Set<Integer> topics() {
        return new TreeSet<>(shares.keySet());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Taste taste && shares.equals(taste.shares);
    }

    @Override
    public int hashCode() {
        return shares.hashCode();
    }

    /** The shares of so many topics by their numbers. */
    double[] toArray(int topics) {
        double[] all = new double[topics];
        shares.forEach((topic, share) -> all[topic] = share);
        return all;
    }

    /** A topic, by its share. */
    int draw(SplittableRandom random) {
        double left = random.nextDouble();
        for (Map.Entry<Integer, Double> one : shares.entrySet()) {
            left -= one.getValue();
            if (left < 0) {
                return one.getKey();
            }
        }
        return shares.lastKey();
    }
}
