package io.lethe.embedding.service;

import io.lethe.event.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group is behind the end of a topic. */
final class GroupLag {
    private static final long PATIENCE_SECONDS = 5;

    private final Admin admin;

    GroupLag(Admin admin) {
        this.admin = admin;
    }

    /**
     * The offsets that the group has not committed, over all partitions; a partition without a commit counts from its
     * beginning.
     *
     * @throws IllegalStateException if the broker does not answer within a few seconds
     */
    long of(String group, Topic topic) throws InterruptedException {
        String name = topic.topicName();
        Map<TopicPartition, OffsetSpec> beginnings = new HashMap<>();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (TopicDescription description :
                answer(admin.describeTopics(List.of(name)).allTopicNames()).values()) {
            description.partitions().forEach(info -> {
                TopicPartition partition = new TopicPartition(name, info.partition());
                beginnings.put(partition, OffsetSpec.earliest());
                ends.put(partition, OffsetSpec.latest());
            });
        }
        Map<TopicPartition, Long> from = new HashMap<>();
        answer(admin.listOffsets(beginnings).all()).forEach((partition, first) -> from.put(partition, first.offset()));
        answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        from.put(partition, committed.offset());
                    }
                });
        long lag = 0;
        for (var end : answer(admin.listOffsets(ends).all()).entrySet()) {
            lag += Math.max(0, end.getValue().offset() - from.getOrDefault(end.getKey(), 0L));
        }
        return lag;
    }

    private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the broker does not say how far its groups are: " + e.getMessage(), e);
        }
    }
}
