package io.lethe.interest.service;

import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.Records;
import io.lethe.event.log.Topics;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.service.topology.Expected;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;

/** The log of embedded events as a test writes it, and the naive model of everything that was written. */
final class LogOfEvents implements AutoCloseable {
    static final int PARTITIONS = 4;
    private static final HexFormat HEX = HexFormat.of();

    private final LogConnection connection;
    private final Producer<byte[], byte[]> producer;
    private final Map<Integer, NaiveModel> models = new HashMap<>();
    private final Map<Integer, Long> offsets = new HashMap<>();

    LogOfEvents(String bootstrap, int window) throws InterruptedException {
        connection = LogConnection.to(bootstrap);
        try (Admin admin = connection.admin()) {
            Topics.ensure(admin, Arrays.asList(Topic.values()), PARTITIONS, (short) 1);
        }
        producer = connection.producer("test");
        for (int i = 0; i < PARTITIONS; i++) {
            models.put(i, new NaiveModel(window));
            offsets.put(i, 0L);
        }
    }

    LogConnection connection() {
        return connection;
    }

    /** Writes a record, and says which offset of the public topic it claims to come from. */
    long write(LogRecord one) {
        int partition = one.key().userKey().partition(PARTITIONS);
        long offset = offsets.merge(partition, 1L, Long::sum);
        model(partition).add(one);
        Origin origin = new Origin(Topic.EVENTS.topicName(), partition, offset);
        producer.send(Records.ofEvent(producer, Topic.EVENTS_EMBEDDED, one.key(), one.value(), origin));
        return offset;
    }

    void writeAll(List<LogRecord> records) {
        records.forEach(this::write);
        producer.flush();
    }

    void flush() {
        producer.flush();
    }

    NaiveModel modelOf(UserKey user) {
        return model(user.partition(PARTITIONS));
    }

    Map<Integer, NaiveModel> models() {
        return models;
    }

    Map<String, String> expectedNeighbours() {
        Map<String, String> all = new TreeMap<>();
        models.forEach((partition, model) -> all.putAll(Expected.neighbourSignals(model, partition)));
        return all;
    }

    Map<String, String> expectedTrends() {
        Map<String, String> all = new TreeMap<>();
        models.forEach((partition, model) -> all.putAll(Expected.trendSignals(model, partition)));
        return all;
    }

    /** What compaction will leave of a topic, in hexadecimal. */
    Map<String, String> compacted(Topic topic) {
        Map<String, String> last = new TreeMap<>();
        try (Consumer<byte[], byte[]> reader = connection.reader("test-reader")) {
            List<TopicPartition> partitions = reader.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> some = reader.poll(Duration.ofMillis(200));
                for (ConsumerRecord<byte[], byte[]> one : some) {
                    if (one.value() == null) {
                        last.remove(HEX.formatHex(one.key()));
                    } else {
                        last.put(HEX.formatHex(one.key()), HEX.formatHex(one.value()));
                    }
                }
            }
        }
        return last;
    }

    @Override
    public void close() {
        producer.close();
    }

    private NaiveModel model(int partition) {
        NaiveModel model = models.get(partition);
        if (model == null) {
            throw new IllegalArgumentException("no partition " + partition);
        }
        return model;
    }
}
