package io.lethe.interest.service.topology;

import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.UserStates;
import io.lethe.interest.law.LogRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The topology, driven by hand, with the one partition 0. */
public final class DrivenTopology implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    final TaskBoards boards = new TaskBoards();
    final StreamCounters counters = new StreamCounters();
    private final TopologySettings settings;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> input;
    private long offset;

    public DrivenTopology(Path directory, TopologySettings settings) {
        this(directory, settings, org.apache.kafka.streams.state.Stores::inMemoryKeyValueStore);
    }

    /** The same with stores of another kind. */
    DrivenTopology(Path directory, TopologySettings settings, Function<String, KeyValueBytesStoreSupplier> stores) {
        this.settings = settings;
        Properties properties = new Properties();
        properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        driver = new TopologyTestDriver(
                InterestTopology.build(settings, boards, counters, stores),
                properties,
                Instant.ofEpochMilli(1_700_000_000_000L));
        input = driver.createInputTopic(
                Topic.EVENTS_EMBEDDED.topicName(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    TaskBoard board() {
        return boards.of(0).orElseThrow();
    }

    public void send(LogRecord one) {
        send(one.key().toBytes(), one.value());
    }

    void send(byte @Nullable [] key, byte @Nullable [] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Origin.HEADER, new Origin(Topic.EVENTS.topicName(), 0, offset++).toBytes());
        input.pipeInput(new TestRecord<>(key, value, headers, 1_700_000_000_000L));
    }

    void beat() {
        driver.advanceWallClockTime(settings.beat());
    }

    /** Lets beats pass until nothing is left to do. */
    void settle() {
        for (int i = 0; i < 100_000; i++) {
            beat();
            TaskBoard board = board();
            if (board.pending() == 0 && board.dirtyItems() == 0 && board.dirtyUsers() == 0) {
                return;
            }
        }
        throw new AssertionError("it does not settle");
    }

    public KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** All stores but the progress, in hexadecimal. */
    Map<String, Map<String, String>> stores() {
        Map<String, Map<String, String>> stores = new TreeMap<>();
        for (String name : Stores.ALL) {
            if (!name.equals(Stores.PROGRESS)) {
                Map<String, String> content = new TreeMap<>();
                try (KeyValueIterator<Bytes, byte[]> all =
                        driver.<Bytes, byte[]>getKeyValueStore(name).all()) {
                    while (all.hasNext()) {
                        KeyValue<Bytes, byte[]> one = all.next();
                        content.put(HEX.formatHex(one.key.get()), HEX.formatHex(one.value));
                    }
                }
                stores.put(name, content);
            }
        }
        return stores;
    }

    /** What compaction would leave of a topic's records so far, in hexadecimal. Can be asked once for each topic. */
    Map<String, String> compacted(Topic topic) {
        Map<String, String> last = new TreeMap<>();
        for (TestRecord<byte[], byte[]> one : read(topic)) {
            if (one.value() == null) {
                last.remove(HEX.formatHex(one.key()));
            } else {
                last.put(HEX.formatHex(one.key()), HEX.formatHex(one.value()));
            }
        }
        return last;
    }

    List<TestRecord<byte[], byte[]>> read(Topic topic) {
        return driver.createOutputTopic(topic.topicName(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    UserStates userStores() {
        return UserStores.reading(
                driver.getKeyValueStore(Stores.LEDGER),
                driver.getKeyValueStore(Stores.LONG_TERM),
                driver.getKeyValueStore(Stores.VERSIONS));
    }

    @Override
    public void close() {
        driver.close();
    }

    public static TopologySettings quick() {
        return quick(CleaningRules.NONE);
    }

    static TopologySettings quick(CleaningRules cleaning) {
        TopologySettings usual = TopologySettings.DEFAULT;
        return new TopologySettings(
                12,
                usual.neighbours(),
                Duration.ofMillis(200),
                usual.share(),
                usual.signalEvery(),
                usual.snapshotQuiet(),
                usual.snapshotLatest(),
                usual.largestSnapshot(),
                usual.renewedAtOnce(),
                cleaning);
    }
}
