package io.lethe.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was accepted and refused since this instance started: for people, and as the counters {@code
 * lethe_ingest_…_total}.
 */
@ApplicationScoped
public class IngestCounts {

    /**
     * The counts of one kind of record.
     *
     * @param reasons  how many were refused for what
     * @param warnings how many parts of accepted records were left out or changed, by their field
     */
    public record Count(
            long accepted, long rejected, SortedMap<String, Long> reasons, SortedMap<String, Long> warnings) {}

    /** All counts at one moment. */
    public record Snapshot(Count events, Count items, long deadLetters) {}

    private final MeterRegistry registry;
    private final Map<IngestKind, Long> accepted = new EnumMap<>(IngestKind.class);
    private final Map<IngestKind, SortedMap<String, Long>> rejected = new EnumMap<>(IngestKind.class);
    private final Map<IngestKind, SortedMap<String, Long>> warned = new EnumMap<>(IngestKind.class);
    private long deadLetters;

    IngestCounts(MeterRegistry registry) {
        this.registry = registry;
        for (IngestKind kind : IngestKind.values()) {
            rejected.put(kind, new TreeMap<>());
            warned.put(kind, new TreeMap<>());
        }
    }

    /** Adds what the intake wrote to the log and to the dead letters. */
    synchronized void addCleaned(IngestTally tally) {
        for (IngestKind kind : IngestKind.values()) {
            long more = tally.accepted(kind);
            if (more > 0) {
                accepted.merge(kind, more, Long::sum);
                counter(kind, "accepted", "none", more);
            }
            deadLetters += addRejected(kind, tally);
            addWarned(kind, tally);
        }
    }

    /** Adds what a request was told is wrong. What it had accepted counts when the intake has seen it. */
    public synchronized void addAnswered(IngestTally tally) {
        for (IngestKind kind : IngestKind.values()) {
            addRejected(kind, tally);
            addWarned(kind, tally);
        }
    }

    public synchronized Snapshot snapshot() {
        return new Snapshot(count(IngestKind.EVENTS), count(IngestKind.ITEMS), deadLetters);
    }

    private long addRejected(IngestKind kind, IngestTally tally) {
        long sum = 0;
        SortedMap<String, Long> all = reasons(kind);
        for (Map.Entry<String, Long> reason : tally.rejected(kind).entrySet()) {
            all.merge(reason.getKey(), reason.getValue(), Long::sum);
            counter(kind, "rejected", reason.getKey(), reason.getValue());
            sum += reason.getValue();
        }
        return sum;
    }

    private void addWarned(IngestKind kind, IngestTally tally) {
        SortedMap<String, Long> all = warned.computeIfAbsent(kind, any -> new TreeMap<>());
        tally.warned(kind).forEach((field, more) -> {
            all.merge(field, more, Long::sum);
            counter(kind, "warned", field, more);
        });
    }

    private Count count(IngestKind kind) {
        SortedMap<String, Long> reasons = new TreeMap<>(reasons(kind));
        return new Count(
                accepted.getOrDefault(kind, 0L),
                reasons.values().stream().mapToLong(Long::longValue).sum(),
                reasons,
                new TreeMap<>(warned.getOrDefault(kind, new TreeMap<>())));
    }

    private SortedMap<String, Long> reasons(IngestKind kind) {
        return rejected.computeIfAbsent(kind, any -> new TreeMap<>());
    }

    private void counter(IngestKind kind, String outcome, String reason, long more) {
        registry.counter("lethe.ingest." + kind.code(), "outcome", outcome, "reason", reason)
                .increment(more);
    }
}
