package io.lethe.ingest;

import io.lethe.event.Topic;
import io.lethe.event.log.BatchLoop;
import io.lethe.event.log.BrokerSession;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.OneLinePerCause;
import io.lethe.event.log.TopicFollower;
import io.lethe.event.log.Topics;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.ItemCleaning;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingest's connection to the log: creates topics, runs the loop over the public topics, and holds the producer for
 * requests. Connects in the background and retries, so the service may start before its broker.
 */
@ApplicationScoped
public class IngestLog {
    /** The consumer group of the intake. */
    static final String GROUP = "lethe-ingest";

    private static final Logger LOG = LoggerFactory.getLogger(IngestLog.class);
    private static final List<Topic> TOPICS = List.of(
            Topic.EVENTS, Topic.ITEMS, Topic.EVENTS_ACCEPTED, Topic.ITEMS_ACCEPTED, Topic.DEAD_LETTERS, Topic.SETTINGS);
    private static final String LARGEST_REQUEST = String.valueOf(16 * 1024 * 1024);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final long SETTINGS_SECONDS = 60;

    /** What there is once the broker has been reached. */
    private record Hold(
            Admin admin,
            TopicFollower settings,
            Producer<byte[], byte[]> requests,
            Producer<byte[], byte[]> cleaned,
            CurrentItems items,
            BatchLoop loop)
            implements AutoCloseable {
        @Override
        public void close() {
            loop.close();
            items.close();
            requests.close();
            cleaned.close();
            settings.close();
            admin.close();
        }
    }

    private final LogConnection connection;
    private final IngestConfig config;
    private final IngestCounts counts;
    private final RulesOfSettings rules;
    private final int partitions;
    private final short replication;
    private volatile @Nullable BrokerSession<Hold> session;

    IngestLog(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            IngestConfig config,
            IngestCounts counts,
            RulesOfSettings rules,
            @ConfigProperty(name = "lethe.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "lethe.replication", defaultValue = "1") short replication) {
        this.connection = LogConnection.of(kafka);
        this.config = config;
        this.counts = counts;
        this.rules = rules;
        this.partitions = partitions;
        this.replication = replication;
    }

    void start(@Observes StartupEvent event) {
        OneLinePerCause.install();
        session = BrokerSession.start("lethe-ingest", PAUSE, this::open);
    }

    void stop(@Observes ShutdownEvent event) {
        BrokerSession<Hold> started = session;
        if (started != null) {
            started.close();
        }
    }

    private Optional<Hold> hold() {
        BrokerSession<Hold> started = session;
        return started == null ? Optional.empty() : started.held();
    }

    LogConnection connection() {
        return connection;
    }

    /** The producer of requests; empty as long as the broker has not been reached. */
    public Optional<Producer<byte[], byte[]>> requests() {
        return hold().map(Hold::requests);
    }

    Optional<Admin> admin() {
        return hold().map(Hold::admin);
    }

    /** The items as they were accepted last; empty as long as the broker has not been reached. */
    public Optional<CurrentItems> items() {
        return hold().map(Hold::items);
    }

    /** Whether the settings are still followed; true before the broker has been reached. */
    boolean followsSettings() {
        return hold().map(held -> held.settings().isRunning()).orElse(true);
    }

    /** The loop that reads the public topics. */
    Optional<BatchLoop> loop() {
        return hold().map(Hold::loop);
    }

    private Hold open() throws InterruptedException {
        Admin admin = connection.admin();
        try {
            Topics.ensure(admin, TOPICS, partitions, replication);
        } catch (InterruptedException | RuntimeException e) {
            admin.close();
            throw e;
        }
        TopicFollower settings = follow(admin);
        List<AutoCloseable> made = new ArrayList<>(List.of(admin, settings));
        try {
            return open(admin, settings, made);
        } catch (RuntimeException e) {
            Collections.reverse(made);
            made.forEach(IngestLog::closeQuietly);
            throw e;
        }
    }

    /** @param made what has been made so far, for whoever has to give it up if the rest fails */
    private Hold open(Admin admin, TopicFollower settings, List<AutoCloseable> made) {
        Producer<byte[], byte[]> cleaned = sized("max.block.ms", "60000").producer("lethe-ingest-cleaned");
        made.add(cleaned);
        CurrentItems items = new CurrentItems(connection, admin, config.brokerTimeout());
        made.add(items);
        IngestWork work = new IngestWork(
                new EventCleaning(config.cleaning().limits(), rules),
                new ItemCleaning(config.cleaning().limits()),
                items::newest,
                cleaned,
                counts,
                InstantSource.system());
        BatchLoop loop = BatchLoop.start(
                "lethe-ingest",
                connection.consumer(GROUP, "lethe-ingest", config.batchSize()),
                List.of(Topic.EVENTS.topicName(), Topic.ITEMS.topicName()),
                work);
        made.add(loop);
        Producer<byte[], byte[]> requests = sized(
                        "max.block.ms", String.valueOf(config.brokerTimeout().toMillis()))
                .producer("lethe-ingest-requests");
        return new Hold(admin, settings, requests, cleaned, items, loop);
    }

    private static void closeQuietly(AutoCloseable made) {
        try {
            made.close();
        } catch (Exception e) {
            LOG.debug("could not be closed", e);
        }
    }

    /**
     * Follows the settings, and returns once all that are there have been read: an event of an added type may be the
     * first to come.
     */
    private TopicFollower follow(Admin admin) throws InterruptedException {
        TopicFollower follower = null;
        try {
            follower = TopicFollower.start(
                    "lethe-ingest-settings",
                    connection.reader("lethe-ingest-settings"),
                    List.of(Topic.SETTINGS.topicName()),
                    rules::apply);
            follower.caughtUp().get(SETTINGS_SECONDS, TimeUnit.SECONDS);
            return follower;
        } catch (InterruptedException | RuntimeException | ExecutionException | TimeoutException e) {
            if (follower != null) {
                follower.close();
            }
            admin.close();
            if (e instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw new IllegalStateException("the settings could not be read", e);
        }
    }

    /** The connection for producers, which have to carry a large record inside a dead letter. */
    private LogConnection sized(String name, String value) {
        Map<String, String> settings = new HashMap<>(connection.common());
        settings.put("max.request.size", LARGEST_REQUEST);
        settings.put(name, value);
        return new LogConnection(settings);
    }
}
