package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the stores that the service has: some with a cache, all in RocksDB. */
class UnmeteredTest {
    private static final Bytes KEY = Bytes.wrap(new byte[] {7});

    private final List<Integer> gauges = new ArrayList<>();

    /** Writes each record into one store, and looks how many open ranges are counted while it reads. */
    private final class Reading extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        private final String name;

        Reading(String name) {
            this.name = name;
        }

        @Override
        public void process(Record<byte[], byte[]> message) {
            KeyValueStore<Bytes, byte[]> measured = context().getStateStore(name);
            KeyValueStore<Bytes, byte[]> store = Unmetered.store(context(), name);
            store.put(KEY, message.value());
            gauges.add(gaugesWhileReading(measured));
            gauges.add(gaugesWhileReading(store));
        }

        private int gaugesWhileReading(KeyValueStore<Bytes, byte[]> store) {
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                assertThat(all.next().key).isEqualTo(KEY);
                return (int) context().metrics().metrics().keySet().stream()
                        .filter(metric -> metric.name().equals("oldest-iterator-open-since-ms"))
                        .count();
            }
        }
    }

    @Test
    void shouldReadAndWriteTheSameStoreWithoutAGaugeForEachRange(@TempDir Path directory) {
        for (String name : List.of(Stores.LEDGER, Stores.TRENDS)) {
            // Given
            gauges.clear();
            Topology topology = new Topology()
                    .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in")
                    .addProcessor("reading", () -> new Reading(name), "source")
                    .addStateStore(
                            Stores.builder(name, org.apache.kafka.streams.state.Stores::persistentKeyValueStore),
                            "reading");
            Properties properties = new Properties();
            properties.put(
                    StreamsConfig.STATE_DIR_CONFIG, directory.resolve(name).toString());
            properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
            // When
            try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties)) {
                driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer())
                        .pipeInput(new byte[] {1}, new byte[] {2});
                // Then
                assertThat(gauges).containsExactly(1, 0);
                assertThat(driver.<Bytes, byte[]>getKeyValueStore(name).get(KEY))
                        .containsExactly(2);
                assertThat(driver.producedTopicNames()).containsExactly("test-" + name + "-changelog");
            }
        }
    }
}
