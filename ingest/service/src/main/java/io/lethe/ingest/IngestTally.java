package io.lethe.ingest;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Counts for one batch or request, on one thread. They are added to the totals once the batch is written. */
public final class IngestTally {
    private final Map<IngestKind, Long> accepted = new EnumMap<>(IngestKind.class);
    private final Map<IngestKind, Map<String, Long>> rejected = new EnumMap<>(IngestKind.class);
    private final Map<IngestKind, Map<String, Long>> warned = new EnumMap<>(IngestKind.class);

    public void accept(IngestKind kind) {
        accepted.merge(kind, 1L, Long::sum);
    }

    /** Counts a refusal under a label of cleaning's small vocabulary. */
    public void reject(IngestKind kind, String label) {
        rejected.computeIfAbsent(kind, any -> new HashMap<>()).merge(label, 1L, Long::sum);
    }

    /** Counts a part of an accepted record that was left out. */
    public void warn(IngestKind kind, String label) {
        warned.computeIfAbsent(kind, any -> new HashMap<>()).merge(label, 1L, Long::sum);
    }

    Map<String, Long> warned(IngestKind kind) {
        return warned.getOrDefault(kind, Map.of());
    }

    public long accepted(IngestKind kind) {
        return accepted.getOrDefault(kind, 0L);
    }

    Map<String, Long> rejected(IngestKind kind) {
        return rejected.getOrDefault(kind, Map.of());
    }
}
