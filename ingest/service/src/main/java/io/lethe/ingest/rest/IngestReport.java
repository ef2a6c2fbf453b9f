package io.lethe.ingest.rest;

import io.lethe.event.log.BrokerSilentException;
import io.lethe.ingest.IngestConfig;
import io.lethe.ingest.IngestCounts;
import io.lethe.ingest.IngestLag;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs accepted and rejected counts: periodically while they change, and once when the queue is empty. */
@ApplicationScoped
public class IngestReport {
    private static final Logger LOG = LoggerFactory.getLogger(IngestReport.class);

    private final IngestCounts counts;
    private final IngestLag lag;
    private final IngestConfig config;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lethe-ingest-report");
        thread.setDaemon(true);
        return thread;
    });
    private IngestCounts.@Nullable Snapshot last;
    private boolean saidIdle = true;

    IngestReport(IngestCounts counts, IngestLag lag, IngestConfig config) {
        this.counts = counts;
        this.lag = lag;
        this.config = config;
        this.last = counts.snapshot();
    }

    void start(@Observes StartupEvent event) {
        long every = config.progressInterval().toMillis();
        clock.scheduleWithFixedDelay(this::say, every, every, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        clock.shutdownNow();
    }

    private void say() {
        try {
            IngestCounts.Snapshot now = counts.snapshot();
            boolean changed = !now.equals(last);
            last = now;
            if (changed) {
                saidIdle = false;
                LOG.info("Ingest at work: {}", describe(now));
            } else if (!saidIdle && lag.byTopic().values().stream().allMatch(waiting -> waiting == 0)) {
                saidIdle = true;
                LOG.info("Ingest is idle, nothing waits: {}", describe(now));
            }
        } catch (BrokerSilentException | KafkaException e) {
            LOG.debug("No report: {}", e.toString());
        }
    }

    static String describe(IngestCounts.Snapshot counts) {
        return "events " + describe(counts.events()) + "; items " + describe(counts.items()) + "; "
                + number(counts.deadLetters()) + " dead letters";
    }

    private static String describe(IngestCounts.Count count) {
        String reasons = " (" + counted(count.reasons()) + ")";
        return number(count.accepted()) + " accepted, " + number(count.rejected()) + " rejected"
                + (count.rejected() == 0 ? "" : reasons)
                + (count.warnings().isEmpty() ? "" : ", parts left out or changed " + counted(count.warnings()));
    }

    private static String counted(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(reason -> reason.getKey() + " " + number(reason.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
