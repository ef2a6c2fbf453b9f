package io.lethe.event.log;

import io.lethe.event.EventKey;
import io.lethe.event.ItemKey;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Records of the log: under the partition that their key's user or item has, with the place where they came in as a
 * header. The record's timestamp is left to the producer, which takes the time of sending.
 */
public final class Records {
    private Records() {}

    /** A record of an event topic; a {@code value} of null is a tombstone. */
    public static ProducerRecord<byte[], byte[]> ofEvent(
            Producer<?, ?> producer, Topic topic, EventKey key, byte @Nullable [] value, @Nullable Origin origin) {
        int partition = key.userKey().partition(partitions(producer, topic));
        return withOrigin(new ProducerRecord<>(topic.topicName(), partition, key.toBytes(), value), origin);
    }

    /** A record of an item topic; a {@code value} of null is a tombstone. */
    public static ProducerRecord<byte[], byte[]> ofItem(
            Producer<?, ?> producer, Topic topic, ItemKey key, byte @Nullable [] value, @Nullable Origin origin) {
        int partition = key.partition(partitions(producer, topic));
        return withOrigin(new ProducerRecord<>(topic.topicName(), partition, key.toBytes(), value), origin);
    }

    /** How many partitions a topic has; the producer keeps the answer. */
    public static int partitions(Producer<?, ?> producer, Topic topic) {
        return producer.partitionsFor(topic.topicName()).size();
    }

    /** The header that says where a record came in; empty if there is none that can be read. */
    public static Optional<Origin> origin(Headers headers) {
        Header header = headers.lastHeader(Origin.HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Origin.fromBytes(header.value()));
        } catch (MalformedBytesException e) {
            return Optional.empty();
        }
    }

    private static ProducerRecord<byte[], byte[]> withOrigin(
            ProducerRecord<byte[], byte[]> message, @Nullable Origin origin) {
        if (origin != null) {
            message.headers().add(Origin.HEADER, origin.toBytes());
        }
        return message;
    }
}
