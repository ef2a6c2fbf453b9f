package io.lethe.ingest;

import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.BrokerSilentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Ingest's part of erasing a user: waits until queued events are cleaned, empties the queue, and writes tombstones for
 * the user's dead letters. The event log is erased by interest-store.
 */
@ApplicationScoped
public class IngestErasure {
    private static final Duration POLL = Duration.ofMillis(200);

    private final IngestLog log;
    private final IngestLag lag;
    private final IngestConfig config;

    IngestErasure(IngestLog log, IngestLag lag, IngestConfig config) {
        this.log = log;
        this.lag = lag;
        this.config = config;
    }

    /**
     * Erases a user from what ingest keeps.
     *
     * @return how many dead letters there were
     * @throws BrokerSilentException if the queue is not worked off in time, or the broker gives no answer
     */
    public int erase(UserKey user) {
        Map<TopicPartition, Long> ends = lag.ends(Topic.EVENTS);
        lag.awaitCleaned(Topic.EVENTS, ends, config.erasureTimeout());
        lag.deleteCleaned(Topic.EVENTS);
        return eraseDeadLetters(user);
    }

    private int eraseDeadLetters(UserKey user) {
        Set<ByteBuffer> keys = deadLettersOf(user);
        Producer<byte[], byte[]> producer =
                log.requests().orElseThrow(() -> new BrokerSilentException("the broker has not been reached yet"));
        RequestWriter writer =
                new RequestWriter(producer, Topic.DEAD_LETTERS.topicName(), config.inFlight(), config.brokerTimeout());
        for (ByteBuffer key : keys) {
            writer.write(new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), key.array(), null));
        }
        writer.finish();
        return keys.size();
    }

    private Set<ByteBuffer> deadLettersOf(UserKey user) {
        UserDeadLetters letters = new UserDeadLetters(user);
        Map<TopicPartition, Long> ends = lag.ends(Topic.DEAD_LETTERS);
        try (Consumer<byte[], byte[]> reader = log.connection().reader("lethe-ingest-erasure")) {
            reader.assign(ends.keySet());
            reader.seekToBeginning(ends.keySet());
            long deadline = System.nanoTime() + config.erasureTimeout().toNanos();
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                if (System.nanoTime() > deadline) {
                    throw new BrokerSilentException("the dead letters could not be read within "
                            + config.erasureTimeout().toSeconds() + " s");
                }
                reader.poll(POLL).forEach(letter -> letters.take(letter.key(), letter.value()));
            }
        }
        return letters.keys();
    }
}
