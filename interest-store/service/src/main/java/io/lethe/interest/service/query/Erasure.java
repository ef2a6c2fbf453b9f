package io.lethe.interest.service.query;

import io.lethe.event.EventKey;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.Records;
import io.lethe.interest.postgres.SnapshotStoreException;
import io.lethe.interest.service.InterestBeans;
import io.lethe.interest.service.InterestConfig;
import io.lethe.interest.service.topology.TaskBoard;
import io.lethe.interest.service.topology.TaskBoard.Place;
import io.lethe.interest.service.topology.UserTraces;
import io.lethe.interest.service.topology.UserTraces.Found;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a user out of the log and waits for the consequences, step by step: what is on its way when it begins has to
 * arrive; then every event gets a tombstone in both logs, again as long as new ones turn up; then ledger, counts,
 * signals, snapshots that are queued and the rows in Postgres have to be gone. A step that takes too long is a 503 that
 * says which; asking again goes on from there.
 */
@ApplicationScoped
public class Erasure {
    /** The group in which the accepted events are read on their way here. */
    static final String EMBEDDING_GROUP = "lethe-embeddings-events";

    /** The group in which the snapshots are read on their way to Postgres. */
    private static final String SNAPSHOT_GROUP = "lethe-snapshots";

    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
    private static final long PAUSE_MILLIS = 20;

    private final InterestBeans beans;
    private final InterestConfig config;
    private final LogClients clients;
    private final QueryThreads threads;
    /** The items of the users whose erasure has begun and is not finished. */
    private final ConcurrentHashMap<UserKey, Set<String>> unfinished = new ConcurrentHashMap<>();

    @Inject
    Erasure(InterestBeans beans, InterestConfig config, LogClients clients, QueryThreads threads) {
        this.beans = beans;
        this.config = config;
        this.clients = clients;
        this.threads = threads;
    }

    /** Erases a user whose stores are here. */
    CompletableFuture<Response> erase(UserKey user, int partition) {
        return threads.work(() -> {
            try {
                return Response.ok(Map.of("events", run(user, partition)), "application/json")
                        .build();
            } catch (UnfinishedException e) {
                LOG.warn("An erasure in {} is not finished: {}", user.tenant(), e.getMessage());
                return Refusals.unavailable(e.getMessage() + "; ask again to go on");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Refusals.unavailable("this instance is stopping; ask again to go on");
            }
        });
    }

    private int run(UserKey user, int partition) throws UnfinishedException, InterruptedException {
        TaskBoard board = beans.stream()
                .boards()
                .of(partition)
                .orElseThrow(() -> new InvalidStateStoreException("partition " + partition + " is not here"));
        UserTraces traces = new UserTraces(name -> beans.stream().store(name, partition));
        long deadline = System.nanoTime() + config.erasureTimeout().toNanos();
        awaitArrivals(user, board, deadline);

        Set<EventKey> erased = new HashSet<>();
        Set<String> items = unfinished.computeIfAbsent(user, begun -> ConcurrentHashMap.newKeySet());
        deadline = System.nanoTime() + config.erasureTimeout().toNanos();
        for (Found found = traces.find(user); !found.isEmpty(); found = traces.find(user)) {
            erased.addAll(found.events());
            items.addAll(found.items());
            awaitOffset(
                    board, writeTombstones(found.events()), deadline, "the stores have not seen all tombstones yet");
        }
        await(() -> !traces.isOnItsWay(user, items), deadline, "signals and snapshots still hold the user's events");
        awaitNoSnapshot(user, deadline);
        unfinished.remove(user, items);
        LOG.info("Erased {} events of a user in {}", erased.size(), user.tenant());
        return erased.size();
    }

    private void awaitArrivals(UserKey user, TaskBoard board, long deadline)
            throws UnfinishedException, InterruptedException {
        int acceptedPartition = user.partition(Records.partitions(clients.producer(), Topic.EVENTS_ACCEPTED));
        TopicPartition accepted = new TopicPartition(Topic.EVENTS_ACCEPTED.topicName(), acceptedPartition);
        long end = clients.offsets().ends(List.of(accepted)).getOrDefault(accepted, 0L);
        await(
                () -> end == 0 || clients.offsets().committed(EMBEDDING_GROUP).getOrDefault(accepted, 0L) >= end,
                deadline,
                "accepted events have not been embedded yet");
        TopicPartition embedded = new TopicPartition(Topic.EVENTS_EMBEDDED.topicName(), board.partition());
        long embeddedEnd = clients.offsets().ends(List.of(embedded)).getOrDefault(embedded, 0L);
        awaitOffset(board, embeddedEnd - 1, deadline, "embedded events have not been taken in yet");
    }

    /** Writes a tombstone for each event to both logs, and says at which offset the last one is in the embedded one. */
    private long writeTombstones(Set<EventKey> events) throws InterruptedException {
        Producer<byte[], byte[]> producer = clients.producer();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (EventKey event : events) {
            sent.add(producer.send(Records.ofEvent(producer, Topic.EVENTS_ACCEPTED, event, null, null)));
            sent.add(producer.send(Records.ofEvent(producer, Topic.EVENTS_EMBEDDED, event, null, null)));
        }
        long last = -1;
        try {
            for (Future<RecordMetadata> one : sent) {
                RecordMetadata place = one.get();
                if (place.topic().equals(Topic.EVENTS_EMBEDDED.topicName())) {
                    last = Math.max(last, place.offset());
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a tombstone could not be written: " + e.getCause(), e);
        }
        return last;
    }

    private static void awaitOffset(TaskBoard board, long offset, long deadline, String trouble)
            throws UnfinishedException, InterruptedException {
        Place place = new Place(Topic.EVENTS_EMBEDDED.topicName(), board.partition());
        await(() -> board.offset(place) >= offset, deadline, trouble);
    }

    /**
     * A snapshot from before may still be queued while there is no row, so the queue comes first; and what the stream
     * has sent to the queue stands in it
     * once every thread has committed again.
     */
    private void awaitNoSnapshot(UserKey user, long deadline) throws UnfinishedException, InterruptedException {
        Map<String, Long> before = beans.stream().commits();
        await(
                () -> beans.stream().hasCommittedSince(before),
                deadline,
                "the stream has not committed what it published about the user yet");
        int partition = user.partition(Records.partitions(clients.producer(), Topic.SNAPSHOTS));
        TopicPartition queue = new TopicPartition(Topic.SNAPSHOTS.topicName(), partition);
        long end = clients.offsets().ends(List.of(queue)).getOrDefault(queue, 0L);
        await(
                () -> clients.offsets().committed(SNAPSHOT_GROUP).getOrDefault(queue, 0L) >= end,
                deadline,
                () -> snapshotTrouble(user, "snapshots have not been written to Postgres yet"));
        await(
                () -> hasNoSnapshot(user),
                deadline,
                () -> snapshotTrouble(user, "Postgres still holds a state of the user"));
    }

    private boolean hasNoSnapshot(UserKey user) {
        try {
            return beans.snapshots().find(user).isEmpty()
                    && beans.snapshots().history().weeks(user) == 0;
        } catch (SnapshotStoreException e) {
            return false;
        }
    }

    private String snapshotTrouble(UserKey user, String otherwise) {
        try {
            beans.snapshots().find(user);
            return otherwise;
        } catch (SnapshotStoreException e) {
            return "Postgres cannot be asked: " + e.getMessage();
        }
    }

    private static void await(BooleanSupplier done, long deadline, String trouble)
            throws UnfinishedException, InterruptedException {
        await(done, deadline, () -> trouble);
    }

    private static void await(BooleanSupplier done, long deadline, Supplier<String> trouble)
            throws UnfinishedException, InterruptedException {
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new UnfinishedException(trouble.get());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static final class UnfinishedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfinishedException(String message) {
            super(message);
        }
    }
}
