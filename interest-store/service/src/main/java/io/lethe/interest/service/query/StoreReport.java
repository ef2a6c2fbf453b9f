package io.lethe.interest.service.query;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the stores of some partitions hold, in digests that do not depend on order or on which instance has what.
 *
 * @param users      how many users have events
 * @param events     how many events they have
 * @param state      ledgers, long-term counts and versions
 * @param neighbours the counts of pairs
 * @param trends     the counts by hour
 * @param perUser    how many events each user has, by {@code tenant/user}; null if not asked for
 * @param partitions which partitions these are
 * @param settled    whether nothing was left to be done when they were read
 */
public record StoreReport(
        long users,
        long events,
        String state,
        String neighbours,
        String trends,
        @Nullable SortedMap<String, Long> perUser,
        SortedSet<Integer> partitions,
        boolean settled) {

    /** The report on these partitions and those of another instance together. */
    StoreReport plus(StoreReport other) {
        SortedSet<Integer> both = new TreeSet<>(partitions);
        both.addAll(other.partitions);
        SortedMap<String, Long> counts = null;
        if (perUser != null && other.perUser != null) {
            counts = new TreeMap<>(perUser);
            counts.putAll(other.perUser);
        }
        return new StoreReport(
                users + other.users,
                events + other.events,
                SetDigest.plus(state, other.state),
                SetDigest.plus(neighbours, other.neighbours),
                SetDigest.plus(trends, other.trends),
                counts,
                both,
                settled && other.settled && both.size() == partitions.size() + other.partitions.size());
    }

    StoreReport withSettled(boolean settledNow) {
        return new StoreReport(users, events, state, neighbours, trends, perUser, partitions, settledNow);
    }
}
