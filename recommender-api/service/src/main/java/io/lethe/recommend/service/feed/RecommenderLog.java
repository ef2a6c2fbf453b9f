package io.lethe.recommend.service.feed;

import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.OneLinePerCause;
import io.lethe.event.log.TopicFollower;
import io.lethe.event.log.Topics;
import io.lethe.recommend.service.http.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The service's connection to the log: makes the topics that are missing, follows those it keeps in memory, writes
 * settings and links. It starts beside the application and tries until the broker is there; a follower that has stopped
 * is started again.
 */
@Singleton
public class RecommenderLog {
    private static final Logger LOG = Logger.getLogger(RecommenderLog.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration CONFIRMATION = Duration.ofSeconds(10);
    private static final String LARGEST_REQUEST = "16777216";
    private static final int LAG_TIMEOUT_MS = 2000;

    /** Where the following of topics stands. */
    public enum State {
        CONNECTING,
        CATCHING_UP,
        FOLLOWING
    }

    private final Map<String, String> connection;
    private final RecommenderFeed feed;
    private final int partitions;
    private final short replication;
    private final RepeatingTask keeping = new RepeatingTask(
            "lethe-recommender-log",
            PAUSE,
            this::keepFollowing,
            e -> LOG.warnf("The log is not there yet, trying again: %s", e.getMessage()),
            this::close);
    private volatile @Nullable TopicFollower follower;
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private volatile @Nullable Admin admin;
    private volatile int eventPartitions;
    private volatile boolean loaded;

    RecommenderLog(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            RecommenderFeed feed,
            @ConfigProperty(name = "lethe.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "lethe.replication", defaultValue = "1") short replication) {
        this.connection = new HashMap<>(Map.of("bootstrap.servers", "localhost:9092"));
        kafka.forEach((name, value) -> {
            if (name.equals("bootstrap.servers")
                    || name.startsWith("security.")
                    || name.startsWith("sasl.")
                    || name.startsWith("ssl.")) {
                connection.put(name, String.valueOf(value));
            }
        });
        this.feed = feed;
        this.partitions = partitions;
        this.replication = replication;
    }

    void start(@Observes StartupEvent event) {
        OneLinePerCause.install();
        keeping.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        keeping.stop();
    }

    /** How to reach the broker. */
    Map<String, String> connection() {
        return Map.copyOf(connection);
    }

    public State state() {
        TopicFollower now = follower;
        if (now == null || !now.isRunning()) {
            return State.CONNECTING;
        }
        CompletableFuture<Void> caughtUp = now.caughtUp();
        return caughtUp.isDone() && !caughtUp.isCompletedExceptionally() ? State.FOLLOWING : State.CATCHING_UP;
    }

    /**
     * Whether all that was in the topics at the start has been read; once it has, it stays known, whatever becomes of
     * the broker.
     */
    public boolean isLoaded() {
        return loaded || state() == State.FOLLOWING;
    }

    /** How many partitions the public topic of events has; empty before the broker was reached. */
    public OptionalInt eventPartitions() {
        return eventPartitions == 0 ? OptionalInt.empty() : OptionalInt.of(eventPartitions);
    }

    /** The next offset to be read of each followed topic, by partition; none before the broker was reached. */
    public Map<TopicPartition, Long> positions() {
        TopicFollower now = follower;
        return now == null ? Map.of() : now.positions();
    }

    /** How many records of each followed topic are not applied yet, those included whose transaction is still open. */
    public Uni<Map<String, Long>> lag() {
        Admin now = admin;
        TopicFollower following = follower;
        if (now == null || following == null) {
            return Uni.createFrom().failure(ProblemException.unavailable("The broker has not been reached yet."));
        }
        Map<TopicPartition, Long> positions = following.positions();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        positions.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        ListOffsetsOptions options = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
        options.timeoutMs(LAG_TIMEOUT_MS);
        return Uni.createFrom()
                .completionStage(() -> now.listOffsets(latest, options).all().toCompletionStage())
                .map(ends -> {
                    Map<String, Long> lag = new HashMap<>();
                    ends.forEach((partition, end) -> lag.merge(
                            partition.topic(),
                            Math.max(0, end.offset() - positions.getOrDefault(partition, 0L)),
                            Long::sum));
                    return lag;
                });
    }

    /** Writes a record and completes once it has taken effect here. */
    public Uni<Void> write(Topic topic, byte[] key, byte @Nullable [] value) {
        return write(new ProducerRecord<>(topic.topicName(), key, value));
    }

    /** Writes a record of a topic that is followed and completes once it has taken effect here. */
    public Uni<Void> write(ProducerRecord<byte[], byte[]> message) {
        Producer<byte[], byte[]> now = producer;
        if (now == null) {
            return Uni.createFrom().failure(ProblemException.unavailable("The broker has not been reached yet."));
        }
        return Uni.createFrom()
                .<Void>emitter(done -> send(now, message, done))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(CONFIRMATION)
                .failWith(
                        () -> ProblemException.unavailable(
                                "The log has not confirmed it in time; it may still take effect. Sending it again does no harm."));
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(
            Producer<byte[], byte[]> to, ProducerRecord<byte[], byte[]> message, UniEmitter<? super Void> done) {
        to.send(message, (metadata, failure) -> {
            if (failure != null) {
                done.fail(ProblemException.unavailable("The log did not take it: " + failure.getMessage()));
            } else {
                TopicPartition partition = new TopicPartition(metadata.topic(), metadata.partition());
                feed.applied().await(partition, metadata.offset()).thenAccept(done::complete);
            }
        });
    }

    private void keepFollowing() throws InterruptedException {
        TopicFollower now = follower;
        if (now == null) {
            connect();
        } else if (!now.isRunning()) {
            LOG.warn("The follower has stopped and is started again");
            follow();
        }
    }

    private void connect() throws InterruptedException {
        LogConnection log = new LogConnection(connection);
        Admin asking = admin == null ? log.admin() : admin;
        admin = asking;
        List<Topic> needed = new ArrayList<>(RecommenderFeed.TOPICS);
        needed.add(Topic.EVENTS);
        needed.add(Topic.ITEMS);
        needed.add(Topic.EVENTS_ACCEPTED);
        needed.addAll(LogTails.TOPICS);
        Topics.ensure(asking, needed, partitions, replication);
        if (producer == null) {
            producer = new LogConnection(large(connection)).producer("lethe-recommender");
        }
        follow();
    }

    private static Map<String, String> large(Map<String, String> connection) {
        Map<String, String> large = new HashMap<>(connection);
        large.put("max.request.size", LARGEST_REQUEST);
        return large;
    }

    private void follow() {
        Consumer<byte[], byte[]> reader = new LogConnection(connection).reader("lethe-recommender");
        try {
            eventPartitions = reader.partitionsFor(Topic.EVENTS.topicName()).size();
            TopicFollower started = TopicFollower.start(
                    "lethe-recommender-follower",
                    reader,
                    RecommenderFeed.TOPICS.stream().map(Topic::topicName).toList(),
                    feed::apply);
            started.caughtUp().thenRun(() -> loaded = true);
            follower = started;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private void close() {
        TopicFollower following = follower;
        if (following != null) {
            following.close();
        }
        Producer<byte[], byte[]> writing = producer;
        if (writing != null) {
            writing.close(Duration.ofSeconds(5));
        }
        Admin asking = admin;
        if (asking != null) {
            asking.close(Duration.ofSeconds(5));
        }
    }
}
