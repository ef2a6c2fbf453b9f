package io.lethe.interest.service;

import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.Failures;
import io.lethe.event.log.Failures.Verdict;
import io.lethe.event.log.Failures.Verdict.Again;
import io.lethe.event.log.Failures.Verdict.Enough;
import io.lethe.event.log.Topics;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.service.topology.InterestTopology;
import io.lethe.interest.service.topology.Stores;
import io.lethe.interest.service.topology.StreamCounters;
import io.lethe.interest.service.topology.TaskBoards;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One running instance of the stream. It starts by itself as soon as the broker can be reached. When one of its threads
 * fails, it is closed and started anew after a pause that grows, and takes up at the last transaction; where it keeps
 * failing, no other start will mend it, and it gives up.
 *
 * <p>Kafka Streams could replace the one thread instead. But a thread that fails while its task is being made ready
 * leaves the task's folder locked for as long as the client lives, and its successors wait for that lock for ever,
 * without failing.
 */
public final class InterestStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(InterestStream.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSING = Duration.ofSeconds(30);
    private static final String THREAD_METRICS = "stream-thread-metrics";
    private static final String COMMITS = "commit-total";
    private static final String THREAD = "thread-id";

    private final StreamSettings settings;
    private final TaskBoards boards = new TaskBoards();
    private final StreamCounters counters = new StreamCounters();
    private final Thread starter;
    private volatile int eventPartitions;
    private volatile int partitions;
    private volatile @Nullable KafkaStreams streams;
    private final CompletableFuture<Void> topicsExist = new CompletableFuture<>();
    private final CompletableFuture<String> gaveUp = new CompletableFuture<>();
    private final BlockingQueue<Throwable> failed = new ArrayBlockingQueue<>(1);
    private final Failures failures;
    private volatile boolean closed;

    private InterestStream(StreamSettings settings) {
        this.settings = settings;
        this.failures = new Failures(settings.failures());
        this.starter = new Thread(this::keepRunning, "lethe-interest-start");
        this.starter.setDaemon(true);
    }

    /** An instance that starts in the background. */
    public static InterestStream start(StreamSettings settings) {
        InterestStream stream = new InterestStream(settings);
        stream.starter.start();
        return stream;
    }

    public StreamSettings settings() {
        return settings;
    }

    public TaskBoards boards() {
        return boards;
    }

    /** How many users and events each rule leaves out here; every rule in force is there. */
    public Map<CleaningRule, LogSize> leftOut() {
        Map<CleaningRule, LogSize> sizes = new EnumMap<>(CleaningRule.class);
        CleaningRules rules = settings.topology().cleaning();
        if (rules.bots() != null) {
            sizes.put(CleaningRule.BOTS, LogSize.NONE);
        }
        if (rules.bursts() != null) {
            sizes.put(CleaningRule.BURSTS, LogSize.NONE);
        }
        boards.all().forEach(board -> board.leftOut().forEach((rule, size) -> sizes.merge(rule, size, LogSize::plus)));
        return sizes;
    }

    public StreamCounters counters() {
        return counters;
    }

    /** Completes once the broker has been reached and all topics are there. */
    public CompletableFuture<Void> topicsExist() {
        return topicsExist.copy();
    }

    /** How many partitions the users have; 0 until the broker has been reached. */
    public int partitions() {
        return partitions;
    }

    /** How many partitions {@link Topic#EVENTS} has; 0 until the broker has been reached. */
    public int eventPartitions() {
        return eventPartitions;
    }

    /** The state as Kafka Streams names it; {@code STARTING} before there is one, {@code FAILED} after giving up. */
    public String state() {
        KafkaStreams running = streams;
        return running != null ? running.state().name() : failures.isEnough() ? "FAILED" : "STARTING";
    }

    public boolean isRunning() {
        return state().equals("RUNNING");
    }

    /** How often each thread that has tasks has committed since it started, by its name. */
    public Map<String, Long> commits() {
        KafkaStreams running = streams;
        if (running == null) {
            return Map.of();
        }
        Map<String, Long> all = new HashMap<>();
        running.metrics().forEach((name, metric) -> {
            if (name.group().equals(THREAD_METRICS) && name.name().equals(COMMITS)) {
                all.put(name.tags().get(THREAD), ((Number) metric.metricValue()).longValue());
            }
        });
        Map<String, Long> commits = new HashMap<>();
        for (ThreadMetadata thread : running.metadataForLocalThreads()) {
            if (!thread.activeTasks().isEmpty()) {
                commits.put(thread.threadName(), all.getOrDefault(thread.threadName(), 0L));
            }
        }
        return commits;
    }

    /** Whether every thread that has tasks has committed since its commits were {@link #commits() counted}. */
    public boolean hasCommittedSince(Map<String, Long> before) {
        return isRunning()
                && commits().entrySet().stream()
                        .allMatch(now -> now.getValue() > before.getOrDefault(now.getKey(), Long.MAX_VALUE));
    }

    /** Whether nothing but a new start will help. */
    public boolean isBroken() {
        return failures.isEnough();
    }

    /** What keeps failing, and how often; empty while nothing does. */
    public Optional<String> trouble() {
        return failures.trouble();
    }

    /** Completes with the reason once the stream has given up. */
    public CompletableFuture<String> gaveUp() {
        return gaveUp.copy();
    }

    public Owner owner(UserKey user) {
        KafkaStreams running = streams;
        if (running == null) {
            return new Owner.Nobody();
        }
        try {
            KeyQueryMetadata found = running.queryMetadataForKey(
                    Stores.LEDGER,
                    user.toBytes(),
                    (topic, key, value, count) -> Optional.of(Set.of(user.partition(count))));
            if (found == null
                    || found.equals(KeyQueryMetadata.NOT_AVAILABLE)
                    || found.activeHost().port() < 0) {
                return new Owner.Nobody();
            }
            return isHere(found.activeHost())
                    ? new Owner.Here(found.partition())
                    : new Owner.There(
                            found.activeHost().host(), found.activeHost().port());
        } catch (IllegalStateException | InvalidStateStoreException e) {
            return new Owner.Nobody();
        }
    }

    /** The other instances. */
    public List<Owner.There> others() {
        KafkaStreams running = streams;
        if (running == null) {
            return List.of();
        }
        try {
            return running.metadataForAllStreamsClients().stream()
                    .map(StreamsMetadata::hostInfo)
                    .filter(host -> !isHere(host) && host.port() > 0)
                    .distinct()
                    .map(host -> new Owner.There(host.host(), host.port()))
                    .toList();
        } catch (IllegalStateException e) {
            return List.of();
        }
    }

    /** @throws InvalidStateStoreException if this instance does not have the partition, or does not have it ready */
    public ReadOnlyKeyValueStore<Bytes, byte[]> store(String name, int partition) {
        KafkaStreams running = streams;
        if (running == null) {
            throw new InvalidStateStoreException("the stream has not started yet");
        }
        return running.store(
                StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(partition));
    }

    @Override
    public void close() {
        closed = true;
        starter.interrupt();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        closeStreams();
    }

    private boolean isHere(HostInfo host) {
        return host.host().equals(settings.host()) && host.port() == settings.port();
    }

    private void keepRunning() {
        while (!closed && !failures.isEnough()) {
            try {
                prepare();
                topicsExist.complete(null);
                failed.clear();
                streams = started();
                startAnewAfter(failed.take());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The stream cannot start yet: {}", e.toString());
                LOG.debug("The stream cannot start yet", e);
                if (!pause(RETRY)) {
                    return;
                }
            }
        }
    }

    /** A running stream; one that cannot be started leaves nothing behind. */
    private KafkaStreams started() {
        KafkaStreams made = new KafkaStreams(
                InterestTopology.build(settings.topology(), boards, counters), StreamProperties.of(settings));
        try {
            made.setUncaughtExceptionHandler(failure -> {
                failed.offer(failure);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            });
            made.start();
            return made;
        } catch (RuntimeException e) {
            made.close(Duration.ofSeconds(5));
            throw e;
        }
    }

    /** Gives up what has failed, and returns once it is time for another start; or says that there is none. */
    private void startAnewAfter(Throwable failure) throws InterruptedException {
        Verdict verdict = failures.failed(failure);
        if (verdict instanceof Enough enough) {
            LOG.error("The stream gives up, since it {}", enough.reason(), failure);
            closeStreams();
            gaveUp.complete(enough.reason());
            return;
        }
        Duration pause = ((Again) verdict).pause();
        LOG.error("A thread of the stream failed; the stream starts anew in {} ms", pause.toMillis(), failure);
        closeStreams();
        Thread.sleep(pause.toMillis());
    }

    private void closeStreams() {
        KafkaStreams running = streams;
        streams = null;
        if (running != null) {
            running.close(new KafkaStreams.CloseOptions().timeout(CLOSING).leaveGroup(true));
        }
    }

    private static boolean pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void prepare() throws InterruptedException {
        Admin admin = settings.log().admin();
        try {
            List<Topic> topics = new ArrayList<>(InterestTopology.topics());
            topics.add(Topic.EVENTS);
            topics.add(Topic.EVENTS_ACCEPTED);
            Topics.ensure(admin, topics, settings.partitions(), settings.replication());
            partitions = count(admin, Topic.EVENTS_EMBEDDED);
            eventPartitions = count(admin, Topic.EVENTS);
        } finally {
            admin.close(Duration.ofSeconds(1));
        }
    }

    private static int count(Admin admin, Topic topic) throws InterruptedException {
        try {
            return admin.describeTopics(List.of(topic.topicName()))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            throw new IllegalStateException("topic " + topic.topicName() + " cannot be described", e);
        }
    }
}
