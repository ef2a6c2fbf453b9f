package io.lethe.recommend.service.known;

import io.lethe.event.EventKey;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.TopicScan;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * Samples the users of newly accepted events by reading keys at the end of the log. Under load it skips most of them,
 * so its cost is bounded. It has a thread of its own, since its consumer blocks in {@code poll}.
 */
public final class ArrivalSampling implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ArrivalSampling.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofMillis(500);
    private static final long NEWEST = 500;
    private static final int MANY = 500;
    private static final String PARTITION_BYTES = "65536";
    private static final String FETCH_BYTES = "262144";

    private final Consumer<byte[], byte[]> consumer;
    private final RecentActivity everyone;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Thread thread = new Thread(this::run, "lethe-recommender-arrivals");

    private final Map<TopicPartition, Long> ends;

    /** @param ends where the partitions ended at the start */
    private ArrivalSampling(
            Consumer<byte[], byte[]> consumer, RecentActivity everyone, Map<TopicPartition, Long> ends) {
        this.consumer = consumer;
        this.everyone = everyone;
        this.ends = ends;
    }

    /** Starts with the newest records that there are. */
    public static ArrivalSampling start(Map<String, String> connection, RecentActivity everyone) {
        Map<String, String> frugal = new HashMap<>(connection);
        frugal.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        frugal.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        Consumer<byte[], byte[]> consumer = new LogConnection(frugal).reader("lethe-recommender-arrivals");
        Map<TopicPartition, Long> ends;
        try {
            ends = TopicScan.assignNearEnd(consumer, List.of(Topic.EVENTS_ACCEPTED.topicName()), NEWEST);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
        ArrivalSampling sampling = new ArrivalSampling(consumer, everyone, ends);
        sampling.thread.setDaemon(true);
        sampling.thread.start();
        return sampling;
    }

    public boolean isRunning() {
        return thread.isAlive();
    }

    @Override
    public void close() {
        running.set(false);
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean isKnown = false;
        try (consumer) {
            while (running.get()) {
                ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                batch.forEach(this::take);
                isKnown = isKnown || haveBeenRead();
                if (batch.count() >= MANY) {
                    Thread.sleep(REST.toMillis());
                    consumer.seekToEnd(consumer.assignment());
                }
            }
        } catch (WakeupException | InterruptedException e) {
            LOG.debug("The sampling of arrivals ends");
        }
    }

    /** Whether the newest records that there were at the start have been read; says so if they have. */
    private boolean haveBeenRead() {
        boolean read = TopicScan.reaches(consumer, ends);
        if (read) {
            everyone.knowUsers();
        }
        return read;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        try {
            EventKey key = EventKey.fromBytes(message.key());
            if (message.value() == null) {
                everyone.users().forget(key.userKey());
            } else {
                everyone.users().changed(key.userKey(), message.timestamp());
                everyone.freshness().accepted(key.userKey(), message.timestamp(), clock.millis());
            }
        } catch (RuntimeException e) {
            LOG.debugf("No event: %s", e);
        }
    }
}
