package io.lethe.embedding.service;

import io.lethe.event.Topic;
import io.lethe.event.log.BatchLoop;
import io.lethe.event.log.GroupOffsets;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.Records;
import io.lethe.event.log.Topics;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * The two loops from the accepted to the embedded topics, at least once. Items are committed a batch of texts at a
 * time, so that what is embedded can be found while the rest is on its way; events have a loop of their own, so that a
 * large catalogue does not hold them up.
 */
final class EmbeddingStreams implements AutoCloseable {
    static final String ITEMS_GROUP = "lethe-embeddings-items";
    static final String EVENTS_GROUP = "lethe-embeddings-events";

    private static final int EVENTS_AT_ONCE = 2_000;
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private static final Duration LAG_PATIENCE = Duration.ofSeconds(5);

    private final EmbeddingStack stack;
    private final Producer<byte[], byte[]> producer;
    private final Admin admin;
    private final ItemEmbedding items;
    private final EventEmbedding events;
    private final ModelMigration migration;
    private final BatchLoop itemLoop;
    private final BatchLoop eventLoop;

    /**
     * How the streams are cut.
     *
     * @param partitions  of topics that have to be made
     * @param replication of topics that have to be made
     * @param batchSize   items, or users' texts, embedded and published together
     * @param migrated    items embedded between two batches of items, that were there before
     * @param recalled    how many of each partition's newest events are read for their texts at the start
     */
    record Cut(int partitions, short replication, int batchSize, int migrated, long recalled) {}

    private EmbeddingStreams(EmbeddingStack stack, LogConnection connection, Admin admin, Cut cut)
            throws InterruptedException {
        this.stack = stack;
        this.admin = admin;
        this.producer = connection.producer("lethe-embeddings");
        this.migration = new ModelMigration(
                stack.readings(),
                connection.reader("lethe-embeddings-unread"),
                connection.reader("lethe-embeddings-migration"),
                producer,
                cut.migrated(),
                System::nanoTime);
        this.items = new ItemEmbedding(stack.embedder(), migration, producer);
        this.events = new EventEmbedding(stack.meanings(), producer, cut.batchSize());
        BatchLoop first = null;
        try {
            requireEqualPartitions(Topic.ITEMS_ACCEPTED, Topic.ITEMS_EMBEDDED);
            requireEqualPartitions(Topic.EVENTS_ACCEPTED, Topic.EVENTS_EMBEDDED);
            ModelSwitch.to(stack.readings().models(), connection, producer);
            first = BatchLoop.start(
                    ITEMS_GROUP,
                    connection.consumer(ITEMS_GROUP, ITEMS_GROUP, cut.batchSize()),
                    List.of(Topic.ITEMS_ACCEPTED.topicName()),
                    items);
            this.itemLoop = first;
            this.eventLoop = BatchLoop.start(
                    EVENTS_GROUP,
                    connection.consumer(EVENTS_GROUP, EVENTS_GROUP, EVENTS_AT_ONCE),
                    List.of(Topic.EVENTS_ACCEPTED.topicName()),
                    events);
        } catch (RuntimeException | InterruptedException e) {
            if (first != null) {
                first.close();
            }
            migration.close();
            producer.close(LAST_WORDS);
            throw e;
        }
    }

    /**
     * Makes missing topics, recalls what is embedded already, records the models, and starts both loops.
     *
     * @throws IllegalStateException if the broker refuses, or a topic and its successor differ in partitions
     */
    static EmbeddingStreams start(LogConnection connection, EmbeddingStack stack, Cut cut) throws InterruptedException {
        Admin admin = connection.admin();
        try {
            Topics.ensure(
                    admin,
                    List.of(
                            Topic.ITEMS_ACCEPTED,
                            Topic.EVENTS_ACCEPTED,
                            Topic.ITEMS_EMBEDDED,
                            Topic.EVENTS_EMBEDDED,
                            Topic.CODEBOOK,
                            Topic.EMBEDDING_MODELS),
                    cut.partitions(),
                    cut.replication());
            new CacheWarmUp(connection, stack).recall(cut.recalled());
            return new EmbeddingStreams(stack, connection, admin, cut);
        } catch (RuntimeException | InterruptedException e) {
            admin.close(LAST_WORDS);
            throw e;
        }
    }

    /** The producer that the streams write with. */
    Producer<byte[], byte[]> producer() {
        return producer;
    }

    /** Whether both loops' threads are at work. */
    boolean isRunning() {
        return itemLoop.isRunning() && eventLoop.isRunning();
    }

    /** What keeps one of the loops from getting on at this moment, if anything does. */
    @Nullable
    Throwable trouble() {
        Throwable trouble = itemLoop.trouble();
        return trouble != null ? trouble : eventLoop.trouble();
    }

    /** How far the streams are. Asks the broker. */
    EmbeddingProgress progress() {
        GroupOffsets offsets = new GroupOffsets(admin, LAG_PATIENCE);
        SortedMap<String, Long> lag = new TreeMap<>();
        lag.put(Topic.ITEMS_ACCEPTED.topicName(), offsets.lag(ITEMS_GROUP, Topic.ITEMS_ACCEPTED));
        lag.put(Topic.EVENTS_ACCEPTED.topicName(), offsets.lag(EVENTS_GROUP, Topic.EVENTS_ACCEPTED));
        return new EmbeddingProgress(
                stack.embedder().model().name(),
                items.items(),
                events.events(),
                stack.texts(),
                stack.cacheHits(),
                stack.busyMillis(),
                items.unreadable() + events.unreadable(),
                lag,
                migration.progress());
    }

    /** How many item records have been published. */
    long items() {
        return items.items();
    }

    /** How many events have been published. */
    long events() {
        return events.events();
    }

    /** How many items lack an embedding of a model of this process. */
    long waiting() {
        return migration.waiting();
    }

    /** How many items that were there before have been given one. */
    long given() {
        return migration.given();
    }

    /** Stops after the batches in hand. */
    @Override
    public void close() {
        eventLoop.close();
        itemLoop.close();
        migration.close();
        producer.close(LAST_WORDS);
        admin.close(LAST_WORDS);
    }

    private void requireEqualPartitions(Topic from, Topic to) {
        int wanted = Records.partitions(producer, from);
        int found = Records.partitions(producer, to);
        if (wanted != found) {
            throw new IllegalStateException(from.topicName() + " has " + wanted + " partitions and " + to.topicName()
                    + " has " + found + "; they have to be as many");
        }
    }
}
