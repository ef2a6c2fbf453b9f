package io.lethe.event.log;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach the broker, and how clients have to be set for the log's promises: producers wait for all replicas and
 * do not repeat or reorder, consumers commit by hand and read what is committed.
 *
 * @param common settings that every client gets: {@code bootstrap.servers} and whatever security needs
 */
public record LogConnection(Map<String, String> common) {
    /** How long a producer may gather records under load, in milliseconds; a lone record leaves at once. */
    private static final String LINGER_MS = "1";

    /** How long a killed process keeps its partitions before the others, or its successor, get them. */
    private static final String SESSION_TIMEOUT_MS = "10000";

    private static final String HEARTBEAT_MS = "3000";

    public LogConnection {
        if (!common.containsKey("bootstrap.servers")) {
            throw new IllegalArgumentException("bootstrap.servers is missing");
        }
        common = Map.copyOf(common);
    }

    /** A connection with nothing but the broker's address, {@code host:port[,host:port]}. */
    public static LogConnection to(String bootstrapServers) {
        return new LogConnection(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** A connection with settings as a framework hands them over: values of any kind, each standing for its text. */
    public static LogConnection of(Map<String, ?> settings) {
        Map<String, String> common = new HashMap<>();
        settings.forEach((name, value) -> common.put(name, String.valueOf(value)));
        return new LogConnection(common);
    }

    public Admin admin() {
        return Admin.create(new HashMap<String, Object>(common));
    }

    /** A producer of raw bytes: idempotent, compressed, without delay for a lone record. */
    public Producer<byte[], byte[]> producer(String clientId) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, String.valueOf(Integer.MAX_VALUE));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A consumer of raw bytes that belongs to a group and commits only when told to. */
    public Consumer<byte[], byte[]> consumer(String groupId, String clientId, int maxPollRecords) {
        Map<String, Object> settings = consumerSettings(clientId, maxPollRecords);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, groupId);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MS);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** A consumer of raw bytes outside any group, for whole topics. */
    public Consumer<byte[], byte[]> reader(String clientId) {
        Map<String, Object> settings = consumerSettings(clientId, 5_000);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> consumerSettings(String clientId, int maxPollRecords) {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, String.valueOf(maxPollRecords));
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "250");
        return settings;
    }
}
