package io.lethe.ingest;

import io.lethe.event.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the intake has come in the public topics. Every question goes to the broker. */
@ApplicationScoped
public class IngestLag {
    private static final long PATIENCE_SECONDS = 20;
    private static final long PAUSE_MS = 50;

    private final IngestLog log;

    IngestLag(IngestLog log) {
        this.log = log;
    }

    /** How many records of each public topic wait to be cleaned. */
    SortedMap<String, Long> byTopic() {
        SortedMap<String, Long> lag = new TreeMap<>();
        for (IngestKind kind : IngestKind.values()) {
            Map<TopicPartition, Long> done = committed(kind.topic());
            long waiting = 0;
            for (Map.Entry<TopicPartition, Long> end : ends(kind.topic()).entrySet()) {
                waiting += Math.max(0, end.getValue() - done.getOrDefault(end.getKey(), 0L));
            }
            lag.put(kind.topic().topicName(), waiting);
        }
        return lag;
    }

    /** The offset after the newest record, by partition. */
    Map<TopicPartition, Long> ends(Topic topic) {
        return ends(admin(), topic);
    }

    /** The offset after the newest record, by partition. */
    static Map<TopicPartition, Long> ends(Admin admin, Topic topic) {
        return offsets(admin, topic, OffsetSpec.latest());
    }

    /**
     * Waits until the intake is done with a public topic up to some offsets.
     *
     * @throws BrokerSilentException if it is not in time
     */
    void awaitCleaned(Topic topic, Map<TopicPartition, Long> ends, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!reaches(committed(topic), ends)) {
            if (System.nanoTime() > deadline) {
                throw new BrokerSilentException(
                        "the intake has not worked off its queue within " + patience.toSeconds() + " s");
            }
            try {
                Thread.sleep(PAUSE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerSilentException("interrupted while the intake worked off its queue");
            }
        }
    }

    private static boolean reaches(Map<TopicPartition, Long> done, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> done.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /**
     * The offset up to which the intake is done, by partition: where nothing is committed, that of the oldest record.
     */
    Map<TopicPartition, Long> committed(Topic topic) {
        Map<TopicPartition, Long> done = new HashMap<>(offsets(admin(), topic, OffsetSpec.earliest()));
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin().listConsumerGroupOffsets(IngestLog.GROUP).partitionsToOffsetAndMetadata());
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                done.computeIfPresent(partition, (any, oldest) -> Math.max(oldest, offset.offset()));
            }
        });
        return done;
    }

    Admin admin() {
        return log.admin().orElseThrow(() -> new BrokerSilentException("the broker has not been reached yet"));
    }

    /** The broker's answer; {@link BrokerSilentException} if there is none. */
    static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerSilentException("interrupted while the broker answered");
        } catch (ExecutionException e) {
            throw new BrokerSilentException("the broker refused: " + e.getCause());
        } catch (TimeoutException e) {
            throw new BrokerSilentException("the broker gave no answer for " + PATIENCE_SECONDS + " s");
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, Topic topic, OffsetSpec spec) {
        TopicDescription description = answer(
                        admin.describeTopics(List.of(topic.topicName())).allTopicNames())
                .get(topic.topicName());
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        if (description != null) {
            description
                    .partitions()
                    .forEach(part -> wanted.put(new TopicPartition(topic.topicName(), part.partition()), spec));
        }
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> found =
                answer(admin.listOffsets(wanted).all());
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
