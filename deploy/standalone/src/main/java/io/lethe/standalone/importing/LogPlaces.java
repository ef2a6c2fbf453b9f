package io.lethe.standalone.importing;

import io.lethe.command.RefusalException;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import java.util.ArrayList;
import java.util.EnumMap;
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

/** How far topics reach, and how far the stages of the pipeline have read them, as the broker says. */
final class LogPlaces implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Admin admin;
    private final Map<Topic, List<TopicPartition>> partitions = new EnumMap<>(Topic.class);

    private LogPlaces(Admin admin) {
        this.admin = admin;
    }

    static LogPlaces at(String kafka) {
        return new LogPlaces(LogConnection.to(kafka).admin());
    }

    /** The offset after the newest record, by partition. */
    Map<TopicPartition, Long> ends(Topic... topics) {
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        for (Topic topic : topics) {
            partitions(topic).forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        answer(admin.listOffsets(wanted).all()).forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    /** The offset up to which these groups are done, by partition; none where a group has not committed yet. */
    Map<TopicPartition, Long> committed(String... groups) {
        List<KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> asked = new ArrayList<>();
        for (String group : groups) {
            asked.add(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        }
        Map<TopicPartition, Long> done = new HashMap<>();
        for (KafkaFuture<Map<TopicPartition, OffsetAndMetadata>> one : asked) {
            answer(one).forEach((partition, offset) -> {
                if (offset != null) {
                    done.put(partition, offset.offset());
                }
            });
        }
        return done;
    }

    /** How many there are does not change while Lethe runs. */
    private List<TopicPartition> partitions(Topic topic) {
        List<TopicPartition> known = partitions.get(topic);
        if (known == null) {
            known = answer(admin.describeTopics(List.of(topic.topicName())).allTopicNames()).values().stream()
                    .flatMap(description -> description.partitions().stream())
                    .map(part -> new TopicPartition(topic.topicName(), part.partition()))
                    .toList();
            partitions.put(topic, known);
        }
        return known;
    }

    @Override
    public void close() {
        admin.close();
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusalException("interrupted");
        } catch (ExecutionException | TimeoutException e) {
            throw new RefusalException("Kafka does not say how far the import is: "
                    + (e.getCause() == null
                            ? "no answer for " + PATIENCE_SECONDS + " s"
                            : e.getCause().getMessage()));
        }
    }
}
