package io.lethe.ingest;

import io.lethe.event.Topic;
import io.lethe.event.log.BrokerSilentException;
import io.lethe.event.log.GroupOffsets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Progress of the intake in the public topics. Every call asks the broker. */
@ApplicationScoped
public class IngestLag {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final IngestLog log;

    IngestLag(IngestLog log) {
        this.log = log;
    }

    /** How many records of each public topic wait to be cleaned. */
    public SortedMap<String, Long> byTopic() {
        SortedMap<String, Long> lag = new TreeMap<>();
        for (IngestKind kind : IngestKind.values()) {
            lag.put(kind.topic().topicName(), offsets().lag(IngestLog.GROUP, kind.topic()));
        }
        return lag;
    }

    /** The offset after the newest record, by partition. */
    Map<TopicPartition, Long> ends(Topic topic) {
        return offsets().ends(topic);
    }

    /**
     * Waits until the intake is done with a public topic up to some offsets.
     *
     * @throws BrokerSilentException if it is not in time
     */
    void awaitCleaned(Topic topic, Map<TopicPartition, Long> ends, Duration patience) {
        offsets().awaitDone(IngestLog.GROUP, topic, ends, patience);
    }

    /** Removes what the intake is done with from a public topic. */
    void deleteCleaned(Topic topic) {
        GroupOffsets offsets = offsets();
        Map<TopicPartition, RecordsToDelete> cleaned = new HashMap<>();
        offsets.done(IngestLog.GROUP, topic)
                .forEach((partition, offset) -> cleaned.put(partition, RecordsToDelete.beforeOffset(offset)));
        offsets.answer(offsets.admin().deleteRecords(cleaned).all());
    }

    /** @throws BrokerSilentException if the broker has not been reached yet */
    private GroupOffsets offsets() {
        return new GroupOffsets(
                log.admin().orElseThrow(() -> new BrokerSilentException("the broker has not been reached yet")),
                PATIENCE);
    }
}
