package io.lethe.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A producer of the public topics as somebody writes one who knows the documents alone: texts for keys and values. */
final class PublicRecords implements AutoCloseable {
    private final KafkaProducer<String, String> producer;

    PublicRecords(String kafka) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka, "acks", "all"), new StringSerializer(), new StringSerializer());
    }

    void event(@Nullable String key, @Nullable String json, String... headers) {
        send("lethe.events", key, json, headers);
    }

    void item(@Nullable String key, @Nullable String json, String... headers) {
        send("lethe.items", key, json, headers);
    }

    /** Sends a record and waits until the broker has it. Headers are names and values, in turn. */
    private void send(String topic, @Nullable String key, @Nullable String json, String... headers) {
        ProducerRecord<String, String> message = new ProducerRecord<>(topic, key, json);
        for (int i = 0; i < headers.length; i += 2) {
            message.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
