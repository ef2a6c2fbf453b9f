package io.lethe.event.log;

import io.lethe.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions begin and end, and how far consumer groups have come. Every question goes to the broker and blocks.
 * All methods throw {@link BrokerSilentException} where it does not answer in time. Safe for several threads.
 *
 * @param admin    stays its owner's
 * @param patience how long to wait for each answer
 */
public record GroupOffsets(Admin admin, Duration patience) {
    private static final long PAUSE_MS = 50;

    /** The partitions of a topic; none if there is no such topic. */
    public List<TopicPartition> partitions(Topic topic) {
        String name = topic.topicName();
        return answer(admin.describeTopics(List.of(name)).allTopicNames()).values().stream()
                .flatMap(description -> description.partitions().stream())
                .map(part -> new TopicPartition(name, part.partition()))
                .toList();
    }

    /** The offset of the oldest record of each partition. */
    public Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    /** The offset after the newest record of each partition. */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** The offset after the newest record of each partition of a topic. */
    public Map<TopicPartition, Long> ends(Topic topic) {
        return ends(partitions(topic));
    }

    /** What some groups have committed, for whatever topics; nothing for partitions of which none has. */
    public Map<TopicPartition, Long> committed(String... groups) {
        List<KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> asked = new ArrayList<>();
        for (String group : groups) {
            asked.add(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        }
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> one : asked) {
            answer(one).forEach((partition, offset) -> {
                if (offset != null) {
                    committed.put(partition, offset.offset());
                }
            });
        }
        return committed;
    }

    /** How far a group is with a topic: what it has committed, or the oldest record where that is newer. */
    public Map<TopicPartition, Long> done(String group, Topic topic) {
        Map<TopicPartition, Long> done = new HashMap<>(beginnings(partitions(topic)));
        committed(group)
                .forEach((partition, offset) ->
                        done.computeIfPresent(partition, (any, oldest) -> Math.max(oldest, offset)));
        return done;
    }

    /**
     * Waits until a group is done with a topic up to some offsets.
     *
     * @throws BrokerSilentException if it is not within {@code most}
     */
    public void awaitDone(String group, Topic topic, Map<TopicPartition, Long> ends, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!reaches(done(group, topic), ends)) {
            if (System.nanoTime() > deadline) {
                throw new BrokerSilentException(
                        group + " has not worked off " + topic.topicName() + " within " + most.toSeconds() + " s");
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerSilentException("interrupted while " + group + " worked off " + topic.topicName());
            }
        }
    }

    private static boolean reaches(Map<TopicPartition, Long> done, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> done.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** How many offsets of a topic a group has not committed, over all partitions. */
    public long lag(String group, Topic topic) {
        Map<TopicPartition, Long> done = done(group, topic);
        long lag = 0;
        for (Map.Entry<TopicPartition, Long> end : ends(done.keySet()).entrySet()) {
            lag += Math.max(0, end.getValue() - done.getOrDefault(end.getKey(), 0L));
        }
        return lag;
    }

    /** The broker's answer to any question that was put to {@link #admin}. */
    public <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerSilentException("interrupted while the broker answered");
        } catch (ExecutionException e) {
            throw new BrokerSilentException("the broker refused: " + e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerSilentException("the broker gave no answer for " + patience.toSeconds() + " s");
        }
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        partitions.forEach(partition -> wanted.put(partition, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(wanted).all()).forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
