package io.lethe.interest.service;

import io.lethe.event.log.Failures;
import io.lethe.event.log.LogConnection;
import io.lethe.event.log.OneLinePerCause;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.postgres.SnapshotHistory;
import io.lethe.interest.postgres.SnapshotRepository;
import io.lethe.interest.service.topology.TopologySettings;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops the background work of interest-store, and gives queries access to it. */
@ApplicationScoped
public class InterestBeans {
    private static final Logger LOG = LoggerFactory.getLogger(InterestBeans.class);

    /** How a process ends whose stream has given up; EX_SOFTWARE of sysexits. */
    private static final int EXIT_CODE = 70;

    private final InterestConfig config;
    private final LogConnection log;
    private final int partitions;
    private final short replication;
    private final SnapshotRepository snapshots;
    private final SnapshotWriter writer;
    private final MeterRegistry meters;
    private @Nullable InterestStream stream;

    @Inject
    InterestBeans(
            InterestConfig config,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "lethe.partitions", defaultValue = "4") int partitions,
            @ConfigProperty(name = "lethe.replication", defaultValue = "1") short replication,
            DataSource database,
            MeterRegistry meters) {
        this.config = config;
        this.log = LogConnection.of(kafka);
        this.partitions = partitions;
        this.replication = replication;
        this.snapshots = new SnapshotRepository(
                database, new SnapshotHistory(database, config.history().keep()));
        this.writer = new SnapshotWriter(database, snapshots);
        this.meters = meters;
    }

    /** The stream of this process. */
    public InterestStream stream() {
        if (stream == null) {
            throw new IllegalStateException("interest-store has not started");
        }
        return stream;
    }

    public LogConnection log() {
        return log;
    }

    public SnapshotRepository snapshots() {
        return snapshots;
    }

    void start(@Observes StartupEvent event) {
        OneLinePerCause.install();
        InterestStream started = InterestStream.start(settings());
        stream = started;
        started.topicsExist().thenRun(() -> writer.start(log, config.snapshot().batch()));
        started.gaveUp().thenAccept(this::stopProcess);
        count("lethe.interest.records", "Records read from the log", started, it -> it.counters()
                .records());
        count("lethe.interest.changes", "Records that changed a ledger", started, it -> it.counters()
                .changes());
        count("lethe.interest.dead.letters", "Records refused", started, it -> it.counters()
                .deadLetters());
        count("lethe.interest.snapshots.left.out", "States too large for a snapshot", started, it -> it.counters()
                .oversizedSnapshots());
        for (CleaningRule rule : started.leftOut().keySet()) {
            leftOut(
                    "lethe.interest.left.out.users",
                    "Users of whom nothing or not all counts",
                    rule,
                    started,
                    LogSize::users);
            leftOut(
                    "lethe.interest.left.out.events",
                    "Events that do not count across people",
                    rule,
                    started,
                    LogSize::events);
        }
        meters.gauge("lethe.interest.pending", started, it -> it.boards().all().stream()
                .mapToLong(board -> board.pending())
                .sum());
    }

    void stop(@Observes ShutdownEvent event) {
        writer.close();
        if (stream != null) {
            stream.close();
        }
    }

    /** Says why, and ends the process after a while, so that whoever watches it can start another. */
    private void stopProcess(String reason) {
        Duration pause = config.failure().stopAfter();
        LOG.error("interest-store gives up: its stream {}. This process stops in {} s.", reason, pause.toSeconds());
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    LOG.error("interest-store stops, since its stream {}", reason);
                    Quarkus.asyncExit(EXIT_CODE);
                });
    }

    private void count(String name, String description, InterestStream source, ToDoubleFunction<InterestStream> value) {
        FunctionCounter.builder(name, source, value).description(description).register(meters);
    }

    private void leftOut(
            String name, String description, CleaningRule rule, InterestStream source, ToLongFunction<LogSize> part) {
        Gauge.builder(name, source, it -> part.applyAsLong(it.leftOut().getOrDefault(rule, LogSize.NONE)))
                .description(description)
                .tag("rule", rule.code())
                .register(meters);
    }

    private StreamSettings settings() {
        String advertised = config.advertised();
        int colon = advertised.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("lethe.interest.advertised is host:port, not '" + advertised + "'");
        }
        TopologySettings topology = new TopologySettings(
                config.window(),
                config.neighbours(),
                config.beat(),
                Math.min(0.5, 0.5 * config.threads() / partitions),
                config.signalEvery(),
                config.snapshot().quiet(),
                config.snapshot().latest(),
                config.snapshot().largest(),
                TopologySettings.RENEWED_AT_ONCE,
                CleaningRules.of(config.cleaning().orElse(Set.of())));
        return new StreamSettings(
                log,
                partitions,
                replication,
                config.stateDir(),
                advertised.substring(0, colon),
                Integer.parseInt(advertised.substring(colon + 1)),
                config.threads(),
                (long) config.storeMemoryMib() << 20,
                topology,
                new Failures.Limits(
                        config.failure().noticed(),
                        config.failure().most(),
                        config.failure().window(),
                        config.failure().pause(),
                        config.failure().longestPause()));
    }
}
