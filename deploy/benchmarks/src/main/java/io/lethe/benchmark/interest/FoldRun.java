package io.lethe.benchmark.interest;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteractionCodec;
import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.Records;
import io.lethe.event.log.Topics;
import io.lethe.interest.service.InterestStream;
import io.lethe.interest.service.StreamSettings;
import io.lethe.interest.service.topology.TaskBoard;
import io.lethe.interest.service.topology.TopologySettings;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.ToLongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * The stream of interest-store as it is shipped (two threads, four partitions, exactly once, RocksDB), with a broker of
 * its own in this process that cleans no log unless it is told to. What it writes goes to a folder that is deleted in
 * the end.
 */
final class FoldRun implements AutoCloseable {
    static final int PARTITIONS = 4;
    private static final int THREADS = 2;
    private static final long STORE_MEMORY = 256L << 20;

    private final Path folder;
    private final EmbeddedKafkaBroker broker;
    private final LogConnection log;
    private final long[] offsets = new long[PARTITIONS];
    private @Nullable InterestStream stream;

    private FoldRun(Path folder, EmbeddedKafkaBroker broker) {
        this.folder = folder;
        this.broker = broker;
        this.log = LogConnection.to(broker.getAdvertisedListeners());
    }

    /** A broker with the topics that there have to be, and no stream yet. */
    static FoldRun start() throws IOException, InterruptedException, ExecutionException {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        Logger.getLogger("").setLevel(Level.SEVERE);
        Path folder = Files.createTempDirectory("lethe-fold");
        EmbeddedKafkaBroker broker = new EmbeddedKafkaBroker().withAdditionalProperties(settings -> {
            settings.put("log.dirs", folder.resolve("kafka").toString());
            settings.put("log.segment.bytes", String.valueOf(1 << 30));
            settings.put("log.cleaner.backoff.ms", "500");
            settings.put("message.max.bytes", String.valueOf(16 << 20));
            settings.put("offsets.topic.num.partitions", "4");
            settings.put("transaction.state.log.num.partitions", "4");
        });
        broker.start();
        FoldRun run = new FoldRun(folder, broker);
        try (Admin admin = run.log.admin()) {
            admin.updateFeatures(
                            Map.of("transaction.version", new FeatureUpdate((short) 1, UpgradeType.SAFE_DOWNGRADE)),
                            new UpdateFeaturesOptions())
                    .all()
                    .get();
            Topics.ensure(admin, Arrays.asList(Topic.values()), PARTITIONS, (short) 1);
        }
        return run;
    }

    LogConnection log() {
        return log;
    }

    /** The folder in which the stream keeps the stores of its tasks. */
    Path stores() {
        return folder.resolve("stores");
    }

    /** Writes events to the log of embedded events, as the service before would, and waits until they are there. */
    void write(List<Interaction> events) {
        try (Producer<byte[], byte[]> producer = log.producer("fold-run")) {
            events.forEach(event -> write(event, producer));
            producer.flush();
        }
    }

    /** Writes one event, and says which offset of the public topic it claims to come from. */
    long write(Interaction event, Producer<byte[], byte[]> producer) {
        EventKey key = EventKey.of(event);
        byte[] value = EmbeddedInteractionCodec.encode(EmbeddedInteraction.withoutText(event));
        int partition = key.userKey().partition(PARTITIONS);
        long offset = offsets[partition]++;
        producer.send(Records.ofEvent(
                producer, Topic.EVENTS_EMBEDDED, key, value, new Origin(Topic.EVENTS.topicName(), partition, offset)));
        return offset;
    }

    /** Starts the stream and waits until it runs. */
    InterestStream startStream() throws InterruptedException {
        TopologySettings usual = TopologySettings.DEFAULT;
        InterestStream started = InterestStream.start(
                new StreamSettings(log, PARTITIONS, (short) 1, stores(), "localhost", 1, THREADS, STORE_MEMORY, usual));
        stream = started;
        while (!started.isRunning()) {
            Thread.sleep(10);
        }
        return started;
    }

    InterestStream stream() {
        if (stream == null) {
            throw new IllegalStateException("the stream has not been started");
        }
        return stream;
    }

    /** How much there is of something over all tasks. */
    long sum(ToLongFunction<TaskBoard> of) {
        return stream().boards().all().stream().mapToLong(of).sum();
    }

    /** Waits until a sum over all tasks has come to a value. */
    void await(ToLongFunction<TaskBoard> of, long value) throws InterruptedException {
        while (sum(of) != value) {
            Thread.sleep(5);
        }
    }

    void stopStream() {
        InterestStream running = stream;
        if (running != null) {
            running.close();
            stream = null;
        }
    }

    @Override
    public void close() throws IOException {
        stopStream();
        broker.close();
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
