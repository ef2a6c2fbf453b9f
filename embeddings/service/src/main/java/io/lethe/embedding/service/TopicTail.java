package io.lethe.embedding.service;

import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads what a topic holds at this moment, or the newest of it, and ends. */
final class TopicTail {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private TopicTail() {}

    /**
     * Hands every record to {@code work}, in the order of its partition, and says how many there were.
     *
     * @param newest how many offsets of each partition to go back at most
     * @throws IllegalStateException if the broker gives nothing for a minute
     */
    static long read(
            LogConnection connection,
            String clientId,
            Topic topic,
            long newest,
            Consumer<ConsumerRecord<byte[], byte[]>> work) {
        long count = 0;
        try (var consumer = connection.reader(clientId)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, Math.max(offset(begins, partition), offset(ends, partition) - newest));
            }
            long heard = System.nanoTime();
            while (partitions.stream().anyMatch(part -> consumer.position(part) < offset(ends, part))) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                    work.accept(message);
                    count++;
                    heard = System.nanoTime();
                }
                if (System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the broker gives nothing of " + topic.topicName());
                }
            }
        }
        return count;
    }

    private static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        return offsets.getOrDefault(partition, 0L);
    }
}
