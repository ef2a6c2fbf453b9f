package io.lethe.standalone.importing;

import io.lethe.command.RefusalException;
import io.lethe.event.Topic;
import io.lethe.event.log.BrokerSilentException;
import io.lethe.event.log.GroupOffsets;
import io.lethe.event.log.LogConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/** How far topics reach, and how far the stages of the pipeline have read them, as the broker says. */
final class LogPlaces implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final GroupOffsets offsets;
    private final Map<Topic, List<TopicPartition>> partitions = new EnumMap<>(Topic.class);

    private LogPlaces(GroupOffsets offsets) {
        this.offsets = offsets;
    }

    static LogPlaces at(String kafka) {
        return new LogPlaces(new GroupOffsets(LogConnection.to(kafka).admin(), PATIENCE));
    }

    /** The offset after the newest record, by partition. */
    Map<TopicPartition, Long> ends(Topic... topics) {
        return asked(() -> offsets.ends(Arrays.stream(topics)
                .flatMap(topic -> partitions(topic).stream())
                .toList()));
    }

    /** The offset up to which these groups are done, by partition; none where a group has not committed yet. */
    Map<TopicPartition, Long> committed(String... groups) {
        return asked(() -> offsets.committed(groups));
    }

    /** How many there are does not change while Lethe runs. */
    private List<TopicPartition> partitions(Topic topic) {
        return partitions.computeIfAbsent(topic, offsets::partitions);
    }

    @Override
    public void close() {
        offsets.admin().close();
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (BrokerSilentException e) {
            throw new RefusalException("Kafka does not say how far the import is: " + e.getMessage());
        }
    }
}
