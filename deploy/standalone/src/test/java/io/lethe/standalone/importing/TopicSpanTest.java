package io.lethe.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TopicSpanTest {
    private static final TopicPartition ZERO = new TopicPartition("lethe.events.accepted", 0);
    private static final TopicPartition ONE = new TopicPartition("lethe.events.accepted", 1);

    private final TopicSpan leg = new TopicSpan(Map.of(ZERO, 100L, ONE, 0L));

    @Test
    void shouldEndWhereTheTopicEndedWhenEverythingHadBeenWritten() {
        // Given
        leg.look(Map.of(ZERO, 100L), Map.of(ZERO, 110L, ONE, 10L), true);
        assertThat(leg.passed()).isFalse();

        // When: others write on, and the reader comes to where the import ends
        leg.look(Map.of(ZERO, 112L, ONE, 10L), Map.of(ZERO, 900L, ONE, 900L), true);

        // Then
        assertThat(leg.passed()).isTrue();
        assertThat(leg.of(17)).isEqualTo(17);
    }

    @Test
    void shouldNotBePassedAsLongAsMoreMayBeWritten() {
        // When
        leg.look(Map.of(ZERO, 110L, ONE, 10L), Map.of(ZERO, 110L, ONE, 10L), false);

        // Then
        assertThat(leg.passed()).isFalse();
    }

    @Test
    void shouldCountByTheShareThatWasRead() {
        // When
        leg.look(Map.of(ZERO, 105L), Map.of(ZERO, 110L, ONE, 10L), false);

        // Then
        assertThat(leg.of(40)).isEqualTo(10);
    }

    @Test
    void shouldBePassedWhereNothingWasWritten() {
        // When
        leg.look(Map.of(ZERO, 100L), Map.of(ZERO, 100L, ONE, 0L), true);

        // Then
        assertThat(leg.passed()).isTrue();
        assertThat(leg.of(0)).isZero();
    }
}
