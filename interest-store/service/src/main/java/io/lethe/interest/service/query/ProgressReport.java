package io.lethe.interest.service.query;

import io.lethe.interest.fold.LogSize;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the stream is.
 *
 * @param events           entries in all ledgers
 * @param users            users with at least one event
 * @param lag              records that are yet to be read, by topic
 * @param pending          changes that the counts of pairs do not hold yet; one more for each task that renews trends
 * @param signalsPending   items whose signals are yet to be published
 * @param snapshotsPending users whose state is yet to be written to Postgres, those in the topic included
 * @param leftOut          users and events that do not count across people, by rule
 * @param state            what this instance is doing, as Kafka Streams names it
 */
public record ProgressReport(
        long events,
        long users,
        SortedMap<String, Long> lag,
        long pending,
        long signalsPending,
        long snapshotsPending,
        SortedMap<String, LogSize> leftOut,
        String state) {

    /** The sums over two instances; lag and state stay those of this one. */
    ProgressReport plus(ProgressReport other) {
        SortedMap<String, LogSize> both = new TreeMap<>(leftOut);
        other.leftOut.forEach((rule, size) -> both.merge(rule, size, LogSize::plus));
        return new ProgressReport(
                events + other.events,
                users + other.users,
                lag,
                pending + other.pending,
                signalsPending + other.signalsPending,
                snapshotsPending + other.snapshotsPending,
                both,
                state);
    }
}
