package io.lethe.interest.service.query;

import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.service.InterestBeans;
import io.lethe.interest.service.InterestStream;
import io.lethe.interest.service.topology.Stores;
import io.lethe.interest.service.topology.TaskBoard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** Reports on what is in this process. */
@ApplicationScoped
public class StoreReports {
    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long PAUSE_MILLIS = 50;

    private final InterestBeans beans;
    private final LogClients clients;

    @Inject
    StoreReports(InterestBeans beans, LogClients clients) {
        this.beans = beans;
        this.clients = clients;
    }

    /**
     * Waits until all that has come in is counted, and all signals that follow are published and committed, or half a
     * minute.
     *
     * @return whether they are
     */
    boolean awaitPublished() {
        InterestStream stream = beans.stream();
        long deadline = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
        if (!await(() -> isSettled(stream) && isPublished(stream), deadline)) {
            return false;
        }
        Map<String, Long> before = stream.commits();
        return await(() -> stream.hasCommittedSince(before), deadline);
    }

    /**
     * Reads the stores here, after nothing is left to be counted, or half a minute. Takes as long as reading all of
     * them does.
     */
    StoreReport read(boolean perUser) {
        InterestStream stream = beans.stream();
        boolean settled = await(() -> isSettled(stream), System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000);
        SetDigest state = new SetDigest();
        SetDigest neighbours = new SetDigest();
        SetDigest trends = new SetDigest();
        SortedMap<String, Long> counts = new TreeMap<>();
        TreeSet<Integer> partitions = new TreeSet<>();
        long[] totals = new long[2];
        for (TaskBoard board : stream.boards().all()) {
            int partition = board.partition();
            partitions.add(partition);
            add(stream, Stores.LEDGER, partition, state);
            add(stream, Stores.LONG_TERM, partition, state);
            add(stream, Stores.VERSIONS, partition, state);
            add(stream, Stores.PAIRS, partition, neighbours);
            add(stream, Stores.TRENDS, partition, trends);
            try (KeyValueIterator<Bytes, byte[]> all =
                    stream.store(Stores.VERSIONS, partition).all()) {
                while (all.hasNext()) {
                    KeyValue<Bytes, byte[]> one = all.next();
                    long events = UserVersion.fromBytes(one.value).eventCount();
                    totals[0]++;
                    totals[1] += events;
                    if (perUser) {
                        UserKey user = UserKey.fromBytes(one.key.get());
                        counts.put(user.tenant() + "/" + user.userId(), events);
                    }
                }
            }
        }
        return new StoreReport(
                totals[0],
                totals[1],
                state.toHex(),
                neighbours.toHex(),
                trends.toHex(),
                perUser ? counts : null,
                partitions,
                settled);
    }

    /** How far this process is; the lags are those of all. */
    ProgressReport progress(boolean withLag) {
        long events = 0;
        long users = 0;
        long pending = 0;
        long signals = 0;
        long snapshots = 0;
        for (TaskBoard board : beans.stream().boards().all()) {
            events += board.events();
            users += board.users();
            pending += board.pending();
            signals += board.dirtyItems();
            snapshots += board.dirtyUsers();
        }
        SortedMap<String, LogSize> leftOut = new TreeMap<>();
        beans.stream().leftOut().forEach((rule, size) -> leftOut.put(rule.code(), size));
        SortedMap<String, Long> lag = withLag ? lag() : new TreeMap<>();
        snapshots += lag.getOrDefault(Topic.SNAPSHOTS.topicName(), 0L);
        return new ProgressReport(
                events,
                users,
                lag,
                pending,
                signals,
                snapshots,
                leftOut,
                beans.stream().state());
    }

    private static boolean await(BooleanSupplier done, long deadline) {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** The lag comes first: what is read later still is pending. */
    private boolean isSettled(InterestStream stream) {
        return stream.isRunning()
                && lag(Topic.EVENTS_EMBEDDED, "lethe-interest", 0) == 0
                && stream.boards().all().stream().allMatch(board -> board.pending() == 0);
    }

    private static boolean isPublished(InterestStream stream) {
        return stream.boards().all().stream().allMatch(board -> board.dirtyItems() == 0);
    }

    /** By topic; empty before the broker has been reached, when nobody knows. */
    private SortedMap<String, Long> lag() {
        SortedMap<String, Long> lag = new TreeMap<>();
        if (beans.stream().partitions() == 0) {
            return lag;
        }
        lag.put(Topic.EVENTS_ACCEPTED.topicName(), lag(Topic.EVENTS_ACCEPTED, Erasure.EMBEDDING_GROUP, 0));
        lag.put(Topic.EVENTS_EMBEDDED.topicName(), lag(Topic.EVENTS_EMBEDDED, "lethe-interest", 0));
        lag.put(Topic.SNAPSHOTS.topicName(), lag(Topic.SNAPSHOTS, "lethe-snapshots", 1));
        return lag;
    }

    /**
     * How many records a group has yet to read.
     *
     * @param marks how many marks of a transaction may stand behind the last record of a partition
     */
    private long lag(Topic topic, String group, int marks) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (int i = 0; i < beans.stream().partitions(); i++) {
            partitions.add(new TopicPartition(topic.topicName(), i));
        }
        Map<TopicPartition, Long> committed = clients.offsets().committed(group);
        return clients.offsets().ends(partitions).entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L) - marks))
                .sum();
    }

    private static void add(InterestStream stream, String store, int partition, SetDigest to) {
        try (KeyValueIterator<Bytes, byte[]> all =
                stream.store(store, partition).all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> one = all.next();
                to.add(store, one.key.get(), one.value);
            }
        }
    }
}
