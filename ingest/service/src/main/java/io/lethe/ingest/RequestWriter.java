package io.lethe.ingest;

import io.lethe.event.log.BrokerSilentException;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes the records of one request to a topic, with bounded in-flight records: a sender that is faster than the
 * broker waits.
 */
public final class RequestWriter {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final int inFlight;
    private final Duration patience;
    private final Semaphore free;
    private final ConcurrentHashMap<Integer, Long> highest = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public RequestWriter(Producer<byte[], byte[]> producer, String topic, int inFlight, Duration patience) {
        this.producer = producer;
        this.topic = topic;
        this.inFlight = inFlight;
        this.patience = patience;
        this.free = new Semaphore(inFlight);
    }

    /**
     * A record of the topic for {@link #write}.
     *
     * @param time when it arrived, in milliseconds since 1970
     */
    public ProducerRecord<byte[], byte[]> message(int partition, long time, byte[] key, byte[] value) {
        return new ProducerRecord<>(topic, partition, time, key, value);
    }

    /** @throws BrokerSilentException if the broker takes nothing for too long, or has refused a record */
    public void write(ProducerRecord<byte[], byte[]> message) {
        await(1);
        producer.send(message, (metadata, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            } else {
                highest.merge(metadata.partition(), metadata.offset(), Math::max);
            }
            free.release();
        });
    }

    /**
     * Waits until the broker has everything.
     *
     * @return the highest offset by partition
     * @throws BrokerSilentException if it does not come to that
     */
    public SortedMap<Integer, Long> finish() {
        await(inFlight);
        free.release(inFlight);
        return new TreeMap<>(highest);
    }

    private void await(int permits) {
        try {
            if (!free.tryAcquire(permits, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new BrokerSilentException("the broker acknowledged nothing for " + patience.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerSilentException("interrupted while the broker wrote");
        }
        Exception problem = failure.get();
        if (problem != null) {
            free.release(permits);
            throw new BrokerSilentException("the broker refused: " + problem.getMessage());
        }
    }
}
