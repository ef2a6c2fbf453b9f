package io.lethe.recommend.service.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.lethe.event.Topic;
import io.lethe.recommend.service.RecommenderConfig;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.remote.Remote;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Status of all services as they report it. Polled periodically, and more often while clients ask, independent of how
 * many. A service that does not answer is unknown.
 */
@Singleton
class StatusBoard {
    private static final Logger LOG = Logger.getLogger(StatusBoard.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final long WATCHED_NANOS = Duration.ofSeconds(30).toNanos();
    private static final String IDLE = "idle";
    private static final String WORKING = "working";
    private static final String STARTING = "starting";
    private static final String UNKNOWN = "unknown";

    /**
     * A step that events pass.
     *
     * @param lag       how many records wait before it; null where that is unknown
     * @param threshold from how many on it is behind
     */
    record Step(String name, @Nullable Long lag, long threshold, String state) {}

    /** How long after the start a step that has not answered yet is said to be starting. */
    private static final long START_NANOS = Duration.ofMinutes(2).toNanos();

    /** What ingest counted. */
    record Counts(long accepted, long rejected, long deadLettered, Map<String, Long> reasons, List<LeftOut> warnings) {}

    /**
     * A field whose value was left out of accepted records, or kept in another form.
     *
     * @param kind {@code event} or {@code item}
     */
    record LeftOut(String kind, String field, long count) {}

    /** How many users and events a rule leaves out of what is counted across people. */
    record Cleaned(String rule, long users, long events) {}

    /**
     * What was seen at a time.
     *
     * @param counts null where ingest did not say
     * @param users  null where interest-store did not say
     * @param cleaned what does not count across people; null where interest-store did not say
     * @param model the model that embeds what comes in; null where embeddings did not say
     */
    record Seen(
            long at,
            List<Step> steps,
            @Nullable Counts counts,
            @Nullable Long users,
            @Nullable List<Cleaned> cleaned,
            @Nullable String model) {
        boolean isAny(String state) {
            return steps.stream().anyMatch(step -> step.state().equals(state));
        }
    }

    private record Answers(JsonNode ingest, JsonNode embeddings, JsonNode interest, Map<String, Long> own) {}

    private final Remote ingest;
    private final Remote embeddings;
    private final Remote interest;
    private final RecommenderConfig config;
    private final RecommenderLog log;
    private final RecentActivity everyone;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledThreadPoolExecutor ticks = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "lethe-recommender-status");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> haveAnswered = ConcurrentHashMap.newKeySet();
    private final long startedAt = System.nanoTime();
    private volatile long askedAt = System.nanoTime() - WATCHED_NANOS;
    private volatile @Nullable Seen last;
    private @Nullable Uni<Seen> look;
    private long lookedAt;

    StatusBoard(RecommenderConfig config, RecommenderLog log, RecentActivity everyone) {
        this.ingest = new Remote(config.ingestUrl());
        this.embeddings = new Remote(config.embeddingsUrl());
        this.interest = new Remote(config.interestUrl());
        this.config = config;
        this.log = log;
        this.everyone = everyone;
    }

    void start(@Observes StartupEvent event) {
        long period = config.status().watched().toMillis();
        ticks.scheduleWithFixedDelay(this::tick, period, period, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        ticks.shutdownNow();
    }

    /** What is seen now, or was seen last if that takes long. */
    Uni<Seen> seen() {
        askedAt = System.nanoTime();
        Uni<Seen> now = look(config.status().watched());
        Seen known = last;
        return known == null ? now : now.ifNoItem().after(PATIENCE).recoverWithItem(known);
    }

    private void tick() {
        boolean watched = System.nanoTime() - askedAt < WATCHED_NANOS;
        Duration period = watched ? config.status().watched() : config.status().unwatched();
        look(period.minus(period.dividedBy(10)))
                .subscribe()
                .with(seen -> {}, failure -> LOG.debugf("The services could not be looked at: %s", failure));
    }

    /** A look that is no older than this. */
    private synchronized Uni<Seen> look(Duration age) {
        Uni<Seen> known = look;
        if (known == null || System.nanoTime() - lookedAt >= age.toNanos()) {
            lookedAt = System.nanoTime();
            known = ask().memoize().indefinitely();
            look = known;
        }
        return known;
    }

    private Uni<Seen> ask() {
        return Uni.combine()
                .all()
                .unis(
                        progress(ingest, "/internal/ingest/progress"),
                        progress(embeddings, "/internal/embeddings/progress"),
                        progress(interest, "/internal/interest/progress"),
                        log.lag().onFailure().recoverWithItem(Map.of()))
                .with(Answers::new)
                .map(this::take);
    }

    private Uni<JsonNode> progress(Remote service, String path) {
        return service.send(service.request(path, config.timeout()).build())
                .map(answer -> {
                    try {
                        return answer.statusCode() == 200
                                ? JSON.readTree(answer.body())
                                : (JsonNode) MissingNode.getInstance();
                    } catch (IOException e) {
                        return MissingNode.getInstance();
                    }
                })
                .onFailure()
                .recoverWithItem(MissingNode::getInstance);
    }

    private Seen take(Answers answers) {
        long now = clock.millis();
        Long intake = sum(answers.ingest().path("lag"));
        Long embedding = sum(answers.embeddings().path("lag"));
        JsonNode ofInterest = answers.interest().path("lag").path(Topic.EVENTS_EMBEDDED.topicName());
        Long interests = ofInterest.isNumber() ? ofInterest.asLong() : null;
        boolean interestKnown = answers.interest().isObject();
        boolean running = answers.interest().path("state").asText().equals("RUNNING");
        Long signals = answers.own().isEmpty() || !running
                ? null
                : Long.valueOf(answers.own().values().stream()
                                .mapToLong(Long::longValue)
                                .sum()
                        + answers.interest().path("pending").asLong()
                        + answers.interest().path("signalsPending").asLong());
        JsonNode events = answers.ingest().path("events");
        Counts counts = events.isObject()
                ? new Counts(
                        events.path("accepted").asLong(),
                        events.path("rejected").asLong(),
                        answers.ingest().path("deadLetters").asLong(),
                        reasons(events.path("reasons")),
                        Stream.concat(
                                        leftOut("event", events.path("warnings")),
                                        leftOut(
                                                "item",
                                                answers.ingest().path("items").path("warnings")))
                                .sorted(Comparator.comparingLong(LeftOut::count).reversed())
                                .toList())
                : null;
        Seen seen = new Seen(
                now,
                List.of(
                        step("intake", intake, isStarting("intake", intake)),
                        step("embedding", embedding, isStarting("embedding", embedding)),
                        step("interest", interests, isStarting("interest", interests) || (interestKnown && !running)),
                        step("signals", signals, !log.isLoaded() || isStarting("signals", signals))),
                counts,
                running ? Long.valueOf(answers.interest().path("users").asLong()) : null,
                running ? cleaned(answers.interest().path("leftOut")) : null,
                answers.embeddings().path("model").textValue());
        if (counts != null) {
            everyone.counts().look(now, counts.accepted(), counts.rejected());
        }
        if (intake != null && embedding != null && interests != null) {
            long embedded = answers.embeddings().path("events").asLong()
                    + answers.embeddings().path("items").asLong();
            everyone.work().look(now, intake + embedding + interests, embedded - interests);
        }
        last = seen;
        return seen;
    }

    private static List<Cleaned> cleaned(JsonNode byRule) {
        return byRule.properties().stream()
                .map(one -> new Cleaned(
                        one.getKey(),
                        one.getValue().path("users").asLong(),
                        one.getValue().path("events").asLong()))
                .toList();
    }

    private static Stream<LeftOut> leftOut(String kind, JsonNode byField) {
        return byField.properties().stream()
                .map(one -> new LeftOut(kind, one.getKey(), one.getValue().asLong()));
    }

    private Step step(String name, @Nullable Long lag, boolean starting) {
        String state = starting ? STARTING : lag == null ? UNKNOWN : lag > 0 ? WORKING : IDLE;
        return new Step(name, lag, config.status().lag(), state);
    }

    /** Whether a step has not answered since this process was started, which was not long ago. */
    private boolean isStarting(String step, @Nullable Long lag) {
        if (lag != null) {
            haveAnswered.add(step);
        }
        return lag == null && !haveAnswered.contains(step) && System.nanoTime() - startedAt < START_NANOS;
    }

    private static Map<String, Long> reasons(JsonNode reasons) {
        Map<String, Long> counts = new TreeMap<>();
        reasons.properties()
                .forEach(one -> counts.put(one.getKey(), one.getValue().asLong()));
        return counts;
    }

    private static @Nullable Long sum(JsonNode lags) {
        if (!lags.isObject() || lags.isEmpty()) {
            return null;
        }
        long sum = 0;
        for (JsonNode lag : lags) {
            sum += lag.asLong();
        }
        return sum;
    }

    /** What does not answer, in a sentence; null if everything does, or is starting. */
    @Nullable
    String note(Seen seen) {
        List<String> silent = seen.steps().stream()
                .filter(step -> step.state().equals(UNKNOWN))
                .map(Step::name)
                .toList();
        return silent.isEmpty()
                ? null
                : "No answer from: " + String.join(", ", silent)
                        + ". What these would say is not known, and null here.";
    }

    /** What the whole is doing: {@code live}, {@code importing}, {@code degraded} or {@code starting}. */
    String state(Seen seen) {
        if (!log.isLoaded() || seen.isAny(STARTING)) {
            return STARTING;
        }
        if (seen.isAny(UNKNOWN)) {
            return "degraded";
        }
        return everyone.work().progress().isPresent() ? "importing" : "live";
    }
}
