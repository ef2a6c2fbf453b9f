package io.lethe.interest.service;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How Kafka Streams is set: exactly once, and an instance that comes back under the same name takes up
 * its partitions at once.
 */
final class StreamProperties {
    /** The name of the application, and of its consumer group. */
    static final String APPLICATION = "lethe-interest";

    /**
     * What a commit costs does not depend on how much it holds, so many records share one; a task asks for one of its
     * own where few come.
     */
    private static final int COMMIT_MILLIS = 1_000;
    /** A commit sends at once whatever is waiting, so that waiting longer makes nothing late, and batches larger. */
    private static final int LINGER_MILLIS = 100;
    /**
     * Kafka Streams counts open iterators in a bean that comes and goes with each range that is read, which costs more
     * than the range.
     */
    private static final String STORE_BEANS = "kafka\\.streams:type=stream-state-metrics.*";

    private static final int LARGEST_REQUEST = 8 << 20;

    private StreamProperties() {}

    static Properties of(StreamSettings settings) {
        Properties properties = new Properties();
        properties.putAll(settings.log().common());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        properties.put(StreamsConfig.POLL_MS_CONFIG, 50);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replication());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, settings.host() + ":" + settings.port());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 32L << 20);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StoreMemory.class);
        properties.put(StoreMemory.BYTES, settings.storeMemory());
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, TooLargeRecords.class);
        consumer(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.host() + "-" + settings.port(), properties);
        consumer(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000, properties);
        consumer(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000, properties);
        consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000, properties);
        properties.put(JmxReporter.EXCLUDE_CONFIG, STORE_BEANS);
        producer(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd", properties);
        producer(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS, properties);
        producer(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10, properties);
        producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST, properties);
        return properties;
    }

    private static void consumer(String name, Object value, Properties properties) {
        properties.put(StreamsConfig.mainConsumerPrefix(name), value);
    }

    private static void producer(String name, Object value, Properties properties) {
        properties.put(StreamsConfig.producerPrefix(name), value);
    }
}
