package io.lethe.ingest;

import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads topics whole, as they are now. */
final class LogReader {
    private final LogConnection connection;

    LogReader(LogConnection connection) {
        this.connection = connection;
    }

    List<ConsumerRecord<byte[], byte[]>> all(Topic topic) {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (Consumer<byte[], byte[]> reader = connection.reader("test")) {
            List<TopicPartition> partitions = partitions(reader, topic);
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                reader.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    /** The accepted interactions of users whose id starts so, once each. */
    List<Interaction> accepted(String userPrefix) {
        return all(Topic.EVENTS_ACCEPTED).stream()
                .map(LogReader::interaction)
                .filter(interaction -> interaction.userId().startsWith(userPrefix))
                .distinct()
                .toList();
    }

    static Interaction interaction(ConsumerRecord<byte[], byte[]> message) {
        EventKey key = EventKey.fromBytes(message.key());
        return InteractionCodec.decode(key.tenant(), key.userId(), key.eventId(), message.value());
    }

    /** How many records a topic has had. */
    long size(Topic topic) {
        try (Consumer<byte[], byte[]> reader = connection.reader("test")) {
            return reader.endOffsets(partitions(reader, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /** How many records a topic has now, those that compaction has not taken yet included. */
    long left(Topic topic) {
        try (Consumer<byte[], byte[]> reader = connection.reader("test")) {
            long oldest = reader.beginningOffsets(partitions(reader, topic)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return size(topic) - oldest;
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> reader, Topic topic) {
        return reader.partitionsFor(topic.topicName()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
