package io.lethe.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.ingest.IngestCounts.Count;
import io.lethe.ingest.IngestCounts.Snapshot;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class IngestReportTest {
    private static final SortedMap<String, Long> NONE = new TreeMap<>(Map.of());

    @Test
    void shouldNameTheMostFrequentReasonFirst() {
        // Given
        Count events =
                new Count(1_234_567, 1_003, new TreeMap<>(Map.of("malformed-json", 3L, "missing/type", 1_000L)), NONE);
        Count items = new Count(2, 0, NONE, new TreeMap<>(Map.of("attributes", 1L, "categories", 5L)));

        // When
        String line = IngestReport.describe(new Snapshot(events, items, 1_003));

        // Then
        assertThat(line)
                .isEqualTo("events 1,234,567 accepted, 1,003 rejected (missing/type 1,000, malformed-json 3);"
                        + " items 2 accepted, 0 rejected, parts left out or changed categories 5, attributes 1;"
                        + " 1,003 dead letters");
    }
}
