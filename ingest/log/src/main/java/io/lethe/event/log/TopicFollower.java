package io.lethe.event.log;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics from their beginning, or from near their end, on a thread of its own and goes on with what comes: how
 * a service keeps a compacted
 * topic in memory, and how it hears of what is new. It belongs to no group and commits nothing.
 */
public final class TopicFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);

    /** What is done with each record, in the order of its partition. */
    @FunctionalInterface
    public interface Work {
        void on(ConsumerRecord<byte[], byte[]> message);
    }

    private final String name;
    private final Consumer<byte[], byte[]> consumer;
    private final Work work;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final Thread thread;

    private TopicFollower(String name, Consumer<byte[], byte[]> consumer, Work work) {
        this.name = name;
        this.consumer = consumer;
        this.work = work;
        this.thread = new Thread(this::run, name);
    }

    /** Starts reading; the follower closes the consumer, and so does a start that fails. The topics have to exist. */
    public static TopicFollower start(
            String name, Consumer<byte[], byte[]> consumer, Collection<String> topics, Work work) {
        try {
            TopicScan.assign(consumer, topics);
            return start(new TopicFollower(name, consumer, work));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * Starts reading near the end: with the newest records of each partition, as far as their offsets tell which
     * those are. What is written after
     * this has returned is not missed.
     *
     * @param newest how many offsets before the end of each partition to begin, 0 for none of what is there
     */
    public static TopicFollower startNearEnd(
            String name, Consumer<byte[], byte[]> consumer, Collection<String> topics, long newest, Work work) {
        try {
            TopicScan.assignNearEnd(consumer, topics, newest);
            return start(new TopicFollower(name, consumer, work));
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    private static TopicFollower start(TopicFollower follower) {
        follower.thread.setDaemon(true);
        follower.thread.start();
        return follower;
    }

    /** Completes once everything has been read that was there at the start. */
    public CompletableFuture<Void> caughtUp() {
        return caughtUp.copy();
    }

    /**
     * Waits until some offsets have been reached.
     *
     * @return whether they were in time
     */
    public boolean awaits(Map<TopicPartition, Long> ends, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (positions) {
            while (!reaches(ends)) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                if (left <= 0 || !isRunning()) {
                    return false;
                }
                positions.wait(Math.min(left, POLL.toMillis()));
            }
            return true;
        }
    }

    private boolean reaches(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    public boolean isRunning() {
        return thread.isAlive();
    }

    /** The next offset to read, by partition. */
    public Map<TopicPartition, Long> positions() {
        return Map.copyOf(positions);
    }

    @Override
    public void close() {
        running.set(false);
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (consumer) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (running.get()) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    try {
                        work.on(message);
                    } catch (RuntimeException e) {
                        LOG.error(
                                "{} left out {}-{}@{}: {}",
                                name,
                                message.topic(),
                                message.partition(),
                                message.offset(),
                                e.toString());
                    }
                }
                synchronized (positions) {
                    consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
                    positions.notifyAll();
                }
                if (!caughtUp.isDone() && reaches(ends)) {
                    caughtUp.complete(null);
                }
            }
        } catch (WakeupException e) {
            LOG.debug("{} was woken", name);
        } catch (RuntimeException e) {
            caughtUp.completeExceptionally(e);
            LOG.error("{} has stopped", name, e);
            throw e;
        }
    }
}
