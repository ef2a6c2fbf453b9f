package io.lethe.recommend.arrangement;

import io.lethe.event.UserKey;
import io.lethe.recommend.catalogue.CatalogueItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Exploration: gives random places of a list to items with few events, by epsilon-greedy choice (R. Sutton and A.
 * Barto, Reinforcement Learning, 2018, 2.2). With a share {@code ε} of {@code n} places, {@code ⌊ε·n + u⌋} places are
 * chosen at random, so the share holds on average. Items are drawn without replacement with weight
 * {@code w = max(0, relevance) / R + 0.01} by the largest {@code ln(u_j) / w_j} (P. Efraimidis and P. Spirakis,
 * Information Processing Letters 97, 2006). Every {@code u} is derived from the user, the day in UTC and the item only:
 * the same question has the same answer all day.
 */
public final class EpsilonGreedy {
    /** The most events an item may have to be explored. */
    static final int FEW = 5;

    private static final double LEAST_WEIGHT = 0.01;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long STEP = 0x9E3779B97F4A7C15L;

    /** A candidate for exploration, with its relevance. */
    record Candidate(CatalogueItem item, double relevance) {}

    private record Drawn(CatalogueItem item, double key) {}

    private final long seed;

    EpsilonGreedy(UserKey user, long at) {
        this.seed = mixed(mixed(user.tenant().hashCode(), user.userId().hashCode()), Math.floorDiv(at, DAY));
    }

    /**
     * The items to explore, by place from 1.
     *
     * @param share   the share of places to explore, 0 to 1
     * @param limit   the number of places
     * @param places  the free places
     * @param highest the highest relevance of all items
     * @param taken   the counts of capped values so far; drawn items are added
     */
    SortedMap<Integer, CatalogueItem> draw(
            double share,
            int limit,
            Collection<Integer> places,
            Collection<Candidate> candidates,
            double highest,
            CapCounts taken) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = (int) Math.floor(share * limit + random.nextDouble());
        List<Integer> free = new ArrayList<>(places);
        List<Drawn> drawn = new ArrayList<>();
        for (Candidate one : candidates) {
            double weight = (highest > 0 ? Math.max(0, one.relevance()) / highest : 0) + LEAST_WEIGHT;
            double uniform =
                    new SplittableRandom(mixed(seed, one.item().itemId().hashCode())).nextDouble();
            drawn.add(new Drawn(one.item(), Math.log(1 - uniform) / weight));
        }
        drawn.sort(Comparator.comparingDouble(Drawn::key).reversed().thenComparing(one -> one.item()
                .itemId()));
        SortedMap<Integer, CatalogueItem> tried = new TreeMap<>();
        for (int i = 0; tried.size() < count && i < drawn.size() && !free.isEmpty(); i++) {
            CatalogueItem item = drawn.get(i).item();
            if (taken.admits(item)) {
                taken.add(item);
                tried.put(free.remove(random.nextInt(free.size())), item);
            }
        }
        return tried;
    }

    private static long mixed(long left, long right) {
        return new SplittableRandom(left * STEP + right).nextLong();
    }
}
