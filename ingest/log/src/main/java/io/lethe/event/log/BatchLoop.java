package io.lethe.event.log;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics batch by batch on a thread of its own: at least once. A batch is committed when its work has returned,
 * which it may do only when its outputs are safe. Work that throws is tried again from the same place after a pause, so
 * a broker's or a model's failure delays a record and never loses one.
 */
public final class BatchLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLoop.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** What is done with a batch. Returns when everything that follows from it has been written. */
    @FunctionalInterface
    public interface Work {
        void on(ConsumerRecords<byte[], byte[]> batch) throws Exception;

        /**
         * Work of its own between two batches, on the same thread, so that nothing else writes meanwhile. The next
         * batch waits for it: it should take no more than a second or so.
         *
         * @param assigned the partitions that this loop has at this moment
         */
        default void between(Set<TopicPartition> assigned) throws Exception {}
    }

    private final String name;
    private final Consumer<byte[], byte[]> consumer;
    private final Work work;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final Thread thread;
    private volatile @Nullable Throwable trouble;

    private BatchLoop(String name, Consumer<byte[], byte[]> consumer, Work work) {
        this.name = name;
        this.consumer = consumer;
        this.work = work;
        this.thread = new Thread(this::run, name);
    }

    /**
     * Starts reading {@code topics} with a consumer that belongs to a group; the loop closes the consumer, and so
     * does a start that fails.
     */
    public static BatchLoop start(
            String name, Consumer<byte[], byte[]> consumer, Collection<String> topics, Work work) {
        BatchLoop loop = new BatchLoop(name, consumer, work);
        try {
            consumer.subscribe(topics);
            loop.thread.start();
            return loop;
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /** Whether the loop's thread is at work. */
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** What keeps the loop from getting on at this moment, if anything does. */
    public @Nullable Throwable trouble() {
        return trouble;
    }

    /** Stops after the batch in hand. */
    @Override
    public void close() {
        running.set(false);
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(30).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        boolean behind = false;
        Map<TopicPartition, Long> done = Map.of();
        try (consumer) {
            while (running.get()) {
                try {
                    if (behind) {
                        rewind();
                        behind = false;
                        done = Map.of();
                    }
                    ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
                    if (!batch.isEmpty()) {
                        work.on(batch);
                    }
                    Map<TopicPartition, Long> now = positions();
                    if (!now.equals(done)) {
                        consumer.commitSync();
                        done = now;
                    }
                    work.between(consumer.assignment());
                    trouble = null;
                    pause = FIRST_PAUSE;
                } catch (WakeupException e) {
                    LOG.debug("{} was woken", name);
                } catch (InterruptedException e) {
                    running.set(false);
                } catch (Exception e) {
                    behind = true;
                    trouble = e;
                    LOG.warn("{} tries again in {} ms: {}", name, pause.toMillis(), e.toString());
                    LOG.debug("{} failed", name, e);
                    pause = rest(pause);
                }
            }
        } catch (Throwable e) {
            trouble = e;
            LOG.error("{} has stopped", name, e);
            throw e;
        }
    }

    /** Where each partition is read next. It also moves past the marks of transactions, which no batch shows. */
    private Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new HashMap<>();
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    /** Goes back to what is committed, so that the failed batch comes again. */
    private void rewind() {
        var committed = consumer.committed(consumer.assignment());
        for (TopicPartition partition : consumer.assignment()) {
            OffsetAndMetadata offset = committed.get(partition);
            if (offset != null) {
                consumer.seek(partition, offset);
            } else {
                consumer.seekToBeginning(List.of(partition));
            }
        }
    }

    /** Waits, and says how long to wait the next time. */
    private Duration rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            running.set(false);
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }
}
