package io.lethe.ingest;

import static io.lethe.ingest.IngestKind.EVENTS;
import static io.lethe.ingest.IngestKind.ITEMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class IngestCountsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final IngestCounts counts = new IngestCounts(registry);

    @Test
    void shouldAddUpWhatWasCleaned() {
        // When
        counts.addCleaned(tally());
        counts.addCleaned(tally());
        // Then
        IngestCounts.Snapshot all = counts.snapshot();
        assertThat(all.events().accepted()).isEqualTo(4);
        assertThat(all.events().rejected()).isEqualTo(6);
        assertThat(all.events().reasons()).containsExactly(entry("malformed-json", 2L), entry("missing/userId", 4L));
        assertThat(all.events().warnings()).containsExactly(entry("price", 2L));
        assertThat(all.items().accepted()).isZero();
        assertThat(all.items().rejected()).isEqualTo(2);
        assertThat(all.deadLetters()).isEqualTo(8);
    }

    @Test
    void shouldCountOfAnAnswerOnlyWhatWasWrong() {
        // When
        counts.addAnswered(tally());
        // Then
        IngestCounts.Snapshot all = counts.snapshot();
        assertThat(all.events().accepted()).isZero();
        assertThat(all.events().rejected()).isEqualTo(3);
        assertThat(all.events().warnings()).containsExactly(entry("price", 1L));
        assertThat(all.items().rejected()).isEqualTo(1);
        assertThat(all.deadLetters()).isZero();
    }

    @Test
    void shouldCountForMonitoringByOutcomeAndReason() {
        // When
        counts.addCleaned(tally());
        // Then
        assertThat(counter("events", "accepted", "none")).isEqualTo(2);
        assertThat(counter("events", "rejected", "missing/userId")).isEqualTo(2);
        assertThat(counter("events", "warned", "price")).isEqualTo(1);
        assertThat(counter("items", "rejected", "too-long/name")).isEqualTo(1);
        assertThat(registry.find("lethe.ingest.items")
                        .tag("outcome", "accepted")
                        .counter())
                .isNull();
    }

    private static IngestTally tally() {
        IngestTally tally = new IngestTally();
        tally.accept(EVENTS);
        tally.accept(EVENTS);
        tally.reject(EVENTS, "missing/userId");
        tally.reject(EVENTS, "missing/userId");
        tally.reject(EVENTS, "malformed-json");
        tally.warn(EVENTS, "price");
        tally.reject(ITEMS, "too-long/name");
        return tally;
    }

    private double counter(String kind, String outcome, String reason) {
        return registry.get("lethe.ingest." + kind)
                .tag("outcome", outcome)
                .tag("reason", reason)
                .counter()
                .count();
    }
}
