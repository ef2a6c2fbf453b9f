package io.lethe.embedding.service;

import io.lethe.event.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Output records of a batch, each with the key, partition and {@code lethe-} headers of its input. */
final class Outbox {
    private static final String OURS = "lethe-";

    private final Producer<byte[], byte[]> producer;
    private final Topic topic;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Outbox(Producer<byte[], byte[]> producer, Topic topic) {
        this.producer = producer;
        this.topic = topic;
    }

    void send(ConsumerRecord<byte[], byte[]> source, byte @Nullable [] value) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic.topicName(), source.partition(), source.key(), value);
        for (Header header : source.headers()) {
            if (header.key().startsWith(OURS)) {
                message.headers().add(header);
            }
        }
        sent.add(producer.send(message));
    }

    /** Returns when the broker has everything. */
    void awaitAll() throws InterruptedException {
        try {
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not write to " + topic.topicName() + ": " + e.getCause(), e);
        } finally {
            sent.clear();
        }
    }
}
