package io.lethe.embedding.service;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Topic;
import io.lethe.event.log.TopicScan;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the items in the log the embeddings that they lack: those of the next model, or of the model in use where that
 * is another than the one that read them. A few at a time, between the batches of the stream of items, and in its
 * partitions. The log itself says what is done, so it goes on where it was after a restart, and what is complete is
 * not written again.
 *
 * <p>Only the thread that embeds items calls {@link #step}. It writes nothing before it has read all that is there, so
 * what it writes follows from the newest record of an item.
 */
final class ModelMigration implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ModelMigration.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLS = 5;
    private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

    private final ItemReadings readings;
    private final Consumer<byte[], byte[]> counting;
    private final Consumer<byte[], byte[]> reading;
    private final Producer<byte[], byte[]> producer;
    private final int atOnce;
    private final LongSupplier nanoTime;
    private final Map<TopicPartition, UnreadItems> unread = new HashMap<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> found = new ArrayDeque<>();
    private final LongAdder given = new LongAdder();
    private volatile boolean counted;
    private volatile long waiting;
    private volatile @Nullable Throwable trouble;
    private long notBefore;

    /**
     * @param counting finds the items that lack an embedding; closed with this
     * @param reading  reads them again when it is their turn; closed with this
     * @param atOnce   how many items a step embeds
     * @param nanoTime a clock as {@link System#nanoTime} is one
     */
    ModelMigration(
            ItemReadings readings,
            Consumer<byte[], byte[]> counting,
            Consumer<byte[], byte[]> reading,
            Producer<byte[], byte[]> producer,
            int atOnce,
            LongSupplier nanoTime) {
        this.readings = readings;
        this.counting = counting;
        this.reading = reading;
        this.producer = producer;
        this.atOnce = atOnce;
        this.nanoTime = nanoTime;
        this.notBefore = nanoTime.getAsLong();
    }

    /**
     * Reads on, and embeds a few items once all have been looked at. A failure is told by {@link #trouble}, and the
     * same is tried again ten seconds later: the stream does not wait for it.
     *
     * @param accepted the partitions of accepted items that this instance has
     */
    void step(Set<TopicPartition> accepted) throws InterruptedException {
        if (nanoTime.getAsLong() - notBefore < 0) {
            return;
        }
        try {
            assign(accepted);
            if (!unread.isEmpty() && !isDone()) {
                counted = count();
                if (counted && waiting > 0) {
                    embed(next());
                }
            }
            trouble = null;
        } catch (RuntimeException e) {
            trouble = e;
            notBefore = nanoTime.getAsLong() + PAUSE_NANOS;
            found.clear();
            reading.seekToBeginning(reading.assignment());
            LOG.warn("Items cannot be given the embeddings of another model, trying again: {}", e.toString());
        }
    }

    /** How many items lack an embedding, as far as they have been looked at. */
    long waiting() {
        return waiting;
    }

    /** How many items have been given one since the start. */
    long given() {
        return given.sum();
    }

    EmbeddingProgress.Migration progress() {
        var next = readings.models().next();
        Throwable now = trouble;
        return new EmbeddingProgress.Migration(
                next == null ? null : next.name(), counted, waiting, given(), now == null ? null : now.toString());
    }

    @Override
    public void close() {
        counting.close();
        reading.close();
    }

    /** Without a next model nothing comes in that lacks an embedding. */
    private boolean isDone() {
        return counted && waiting == 0 && readings.models().next() == null;
    }

    private void assign(Set<TopicPartition> accepted) {
        Set<TopicPartition> mine = accepted.stream()
                .map(one -> new TopicPartition(Topic.ITEMS_EMBEDDED.topicName(), one.partition()))
                .collect(Collectors.toSet());
        if (mine.equals(unread.keySet())) {
            return;
        }
        Set<TopicPartition> fresh = new HashSet<>(mine);
        fresh.removeAll(unread.keySet());
        unread.keySet().retainAll(mine);
        fresh.forEach(partition -> unread.put(partition, new UnreadItems(readings)));
        counted = false;
        found.clear();
        counting.assign(mine);
        if (!fresh.isEmpty()) {
            counting.seekToBeginning(fresh);
        }
        reading.assign(mine);
        reading.seekToBeginning(mine);
    }

    /** Reads on what has been written; returns whether that is all. */
    private boolean count() {
        Map<TopicPartition, Long> ends = counting.endOffsets(unread.keySet());
        for (int i = 0; i < POLLS && !TopicScan.reaches(counting, ends); i++) {
            for (ConsumerRecord<byte[], byte[]> message : counting.poll(POLL)) {
                UnreadItems items = unread.get(new TopicPartition(message.topic(), message.partition()));
                if (items != null) {
                    items.on(message);
                }
            }
        }
        waiting = unread.values().stream().mapToLong(UnreadItems::size).sum();
        return TopicScan.reaches(counting, ends);
    }

    /** The next records whose turn it is, in the order of their partitions. */
    private List<ConsumerRecord<byte[], byte[]>> next() {
        for (int i = 0; i < POLLS && found.isEmpty(); i++) {
            for (ConsumerRecord<byte[], byte[]> message : reading.poll(POLL)) {
                if (isUnread(message)) {
                    found.add(message);
                }
            }
        }
        List<ConsumerRecord<byte[], byte[]>> next = new ArrayList<>();
        while (next.size() < atOnce && !found.isEmpty()) {
            ConsumerRecord<byte[], byte[]> message = found.remove();
            if (isUnread(message)) {
                next.add(message);
            }
        }
        return next;
    }

    private boolean isUnread(ConsumerRecord<byte[], byte[]> message) {
        UnreadItems items = unread.get(new TopicPartition(message.topic(), message.partition()));
        return items != null && items.contains(message);
    }

    private void embed(List<ConsumerRecord<byte[], byte[]>> messages) throws InterruptedException {
        List<EmbeddedItem> items = messages.stream()
                .map(message -> {
                    ItemKey key = ItemKey.fromBytes(message.key());
                    return EmbeddedItemCodec.decode(key.tenant(), key.itemId(), message.value());
                })
                .toList();
        List<EmbeddedItem> complete = readings.complete(items);
        Outbox outbox = new Outbox(producer, Topic.ITEMS_EMBEDDED);
        for (int i = 0; i < messages.size(); i++) {
            outbox.send(messages.get(i), EmbeddedItemCodec.encode(complete.get(i)));
        }
        outbox.awaitAll();
        given.add(messages.size());
    }
}
