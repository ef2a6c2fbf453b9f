package io.lethe.ingest;

import io.lethe.event.Item;
import io.lethe.event.ItemCodec;
import io.lethe.event.ItemKey;
import io.lethe.event.Topic;
import io.lethe.event.log.BrokerSilentException;
import io.lethe.event.log.GroupOffsets;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.TopicFollower;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Index of the accepted items: for each, its offset in {@link Topic#ITEMS_ACCEPTED}. The topic is followed from its
 * beginning after the first use. Only offsets are held in memory; items are read back from the topic.
 */
public final class CurrentItems implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int NEAR = 1_000;

    /** Where an item stands. */
    private record Place(ByteBuffer key, TopicPartition partition, long offset) {}

    private final LogConnection connection;
    private final Admin admin;
    private final Duration patience;
    private final Map<ByteBuffer, Place> places = new ConcurrentHashMap<>();
    private @Nullable TopicFollower follower;

    /** @param patience how long to wait for the broker */
    CurrentItems(LogConnection connection, Admin admin, Duration patience) {
        this.connection = connection;
        this.admin = admin;
        this.patience = patience;
    }

    /**
     * Waits until everything is known that had been accepted before the call.
     *
     * @throws BrokerSilentException if it does not come to that
     */
    void catchUp() {
        Map<TopicPartition, Long> ends = new GroupOffsets(admin, patience).ends(Topic.ITEMS_ACCEPTED);
        try {
            if (!follower().awaits(ends, patience)) {
                throw new BrokerSilentException(
                        "the accepted items could not be read within " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerSilentException("interrupted while the accepted items were read");
        }
    }

    /** Whether there is such an item, withdrawn or not. */
    boolean contains(ItemKey key) {
        return places.containsKey(ByteBuffer.wrap(key.toBytes()));
    }

    /**
     * Those of some items that there are, as they had been accepted last before the call.
     *
     * @throws BrokerSilentException if the broker does not give them
     */
    Map<ItemKey, Item> newest(Collection<ItemKey> keys) {
        catchUp();
        Map<TopicPartition, List<Place>> wanted = new HashMap<>();
        for (ItemKey key : keys) {
            Place place = places.get(ByteBuffer.wrap(key.toBytes()));
            if (place != null) {
                wanted.computeIfAbsent(place.partition(), any -> new ArrayList<>())
                        .add(place);
            }
        }
        Map<ItemKey, Item> items = new HashMap<>();
        if (wanted.isEmpty()) {
            return items;
        }
        try (Consumer<byte[], byte[]> reader = connection.reader("lethe-ingest-patches")) {
            wanted.forEach((partition, there) -> read(reader, partition, there, items));
        }
        return items;
    }

    @Override
    public synchronized void close() {
        if (follower != null) {
            follower.close();
        }
    }

    private void read(
            Consumer<byte[], byte[]> reader, TopicPartition partition, List<Place> there, Map<ItemKey, Item> into) {
        there.sort(Comparator.comparingLong(Place::offset));
        reader.assign(List.of(partition));
        long deadline = System.nanoTime() + patience.toNanos();
        long from = Long.MIN_VALUE;
        int next = 0;
        while (next < there.size()) {
            long offset = there.get(next).offset();
            if (from > offset || offset - from > NEAR) {
                reader.seek(partition, offset);
            }
            for (ConsumerRecord<byte[], byte[]> message : reader.poll(POLL)) {
                if (next < there.size() && message.offset() == there.get(next).offset()) {
                    ItemKey key = ItemKey.fromBytes(message.key());
                    into.put(key, ItemCodec.decode(key.tenant(), key.itemId(), message.value()));
                    next++;
                } else if (next < there.size()
                        && message.offset() > there.get(next).offset()) {
                    throw new BrokerSilentException("an item has changed while it was read");
                }
            }
            from = reader.position(partition);
            if (next < there.size() && System.nanoTime() > deadline) {
                throw new BrokerSilentException("an item could not be read within " + patience.toSeconds() + " s");
            }
        }
    }

    private synchronized TopicFollower follower() {
        TopicFollower running = follower;
        if (running == null || !running.isRunning()) {
            running = TopicFollower.start(
                    "lethe-ingest-items",
                    connection.reader("lethe-ingest-items"),
                    List.of(Topic.ITEMS_ACCEPTED.topicName()),
                    this::note);
            follower = running;
        }
        return running;
    }

    private void note(ConsumerRecord<byte[], byte[]> message) {
        if (ItemKey.fromBytes(message.key()).facet() != ItemKey.Facet.CONTENT) {
            return;
        }
        ByteBuffer key = ByteBuffer.wrap(message.key());
        if (message.value() == null) {
            places.remove(key);
        } else {
            TopicPartition partition = new TopicPartition(message.topic(), message.partition());
            places.put(key, new Place(key, partition, message.offset()));
        }
    }
}
