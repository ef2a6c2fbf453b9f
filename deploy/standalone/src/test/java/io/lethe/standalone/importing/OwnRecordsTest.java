package io.lethe.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Topic;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OwnRecordsTest {
    private static final TopicPartition EVENTS = new TopicPartition("lethe.events", 3);
    private static final TopicPartition ITEMS = new TopicPartition("lethe.items", 3);

    private final OwnRecords own = new OwnRecords();

    @Test
    void shouldTellItsRecordsFromThoseBetween() {
        // Given
        own.add(EVENTS, 5_000_000_000L);
        own.add(EVENTS, 5_000_000_003L);
        own.add(ITEMS, 7);

        // Then
        assertThat(own.contains(EVENTS, 5_000_000_000L)).isTrue();
        assertThat(own.contains(EVENTS, 5_000_000_001L)).isFalse();
        assertThat(own.contains(EVENTS, 1)).isFalse();
        assertThat(own.contains(ITEMS, 5_000_000_000L)).isFalse();
        assertThat(own.count(Topic.EVENTS)).isEqualTo(2);
        assertThat(own.count(Topic.ITEMS)).isEqualTo(1);
    }

    @Test
    void shouldCountThoseThatAReaderHasPassed() {
        // Given
        for (long offset = 10; offset < 30; offset += 2) {
            own.add(EVENTS, offset);
        }

        // Then
        assertThat(own.countBefore(Topic.EVENTS, Map.of())).isZero();
        assertThat(own.countBefore(Topic.EVENTS, Map.of(EVENTS, 11L))).isEqualTo(1);
        assertThat(own.countBefore(Topic.EVENTS, Map.of(EVENTS, 20L))).isEqualTo(5);
        assertThat(own.countBefore(Topic.EVENTS, Map.of(EVENTS, 1_000L))).isEqualTo(10);
        own.add(EVENTS, 2_000);
        assertThat(own.countBefore(Topic.EVENTS, Map.of(EVENTS, 1_000L))).isEqualTo(10);
        assertThat(own.countBefore(Topic.EVENTS, Map.of(EVENTS, 2_001L))).isEqualTo(11);
        assertThat(own.countBefore(Topic.ITEMS, Map.of(EVENTS, 2_001L))).isZero();
    }
}
