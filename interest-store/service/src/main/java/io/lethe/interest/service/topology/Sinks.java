package io.lethe.interest.service.topology;

import io.lethe.event.Partitions;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.signal.SignalKey;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/** Where the topology writes to, and under which partition. */
enum Sinks {
    CHANGES(Topic.CHANGES, (key, partitions) -> UserKey.fromBytes(key).partition(partitions)),
    SNAPSHOTS(Topic.SNAPSHOTS, (key, partitions) -> UserKey.fromBytes(key).partition(partitions)),
    NEIGHBOURS(Topic.SIGNALS_NEIGHBOURS, (key, partitions) -> SignalKey.fromBytes(key)
            .topicPartition(partitions)),
    TRENDS(Topic.SIGNALS_TRENDS, (key, partitions) -> SignalKey.fromBytes(key).topicPartition(partitions)),
    DEAD_LETTERS(Topic.DEAD_LETTERS, Partitions::of);

    @FunctionalInterface
    private interface Place {
        int of(byte[] key, int partitions);
    }

    private final Topic topic;
    private final Place place;

    Sinks(Topic topic, Place place) {
        this.topic = topic;
        this.place = place;
    }

    Topic topic() {
        return topic;
    }

    String sinkName() {
        return "to-" + topic.topicName();
    }

    StreamPartitioner<byte[], byte[]> partitioner() {
        return new StreamPartitioner<>() {
            @Override
            public Optional<Set<Integer>> partitions(
                    String topicName, byte[] key, byte @Nullable [] value, int partitions) {
                return Optional.of(Set.of(place.of(key, partitions)));
            }
        };
    }
}
