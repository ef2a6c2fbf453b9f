package io.lethe.standalone.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of an import's own records, from what was there when it began. A letter names the place in the
 * public topic that its record came from, so that no other producer's is counted.
 */
final class OwnDeadLetters implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LONGEST_VALUE = 80;

    private final OwnRecords own;
    private final RefusedRows refusals;
    private final Consumer<byte[], byte[]> reader;

    OwnDeadLetters(String kafka, Map<TopicPartition, Long> from, OwnRecords own, RefusedRows refusals) {
        this.own = own;
        this.refusals = refusals;
        this.reader = LogConnection.to(kafka).reader("lethe-import-letters");
        reader.assign(from.keySet());
        from.forEach(reader::seek);
    }

    /** Reads on, up to these offsets. Every record of the import has been sent before. */
    void readTo(Map<TopicPartition, Long> ends) {
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> letter : reader.poll(POLL)) {
                if (letter.value() != null) {
                    take(letter.value());
                }
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    private void take(byte[] letter) {
        JsonNode json;
        try {
            json = JSON.readTree(letter);
        } catch (IOException e) {
            return;
        }
        TopicPartition place = new TopicPartition(
                json.path("topic").asText(), json.path("partition").asInt());
        if (own.contains(place, json.path("offset").asLong(-1))) {
            String field = json.path("field").asText();
            refusals.add(
                    place.topic().equals(Topic.ITEMS.topicName()) ? "item" : "event",
                    field.equals("$") ? "the record" : field,
                    json.path("reason").asText(),
                    value(json.path("text").asText(), field),
                    null);
        }
    }

    /** What stood in a field of the record; null if there is no such field. */
    private static @Nullable String value(String record, String field) {
        try {
            String path = "/" + field.replace("]", "").replace('[', '/').replace('.', '/');
            JsonNode node = JSON.readTree(record).at(path);
            if (node.isMissingNode() || node.isNull()) {
                return null;
            }
            String value = node.isValueNode() ? node.asText() : node.toString();
            return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        } catch (IOException e) {
            return null;
        }
    }
}
