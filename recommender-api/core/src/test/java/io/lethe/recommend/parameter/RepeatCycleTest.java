package io.lethe.recommend.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepeatCycleTest {
    private static final double DAY = 86_400;

    @Test
    void shouldTakeTheMedianAndTheScatterOfTheGaps() {
        // When
        RepeatCycle cycle = ofGaps(14, 13, 15, 14, 90).orElseThrow();

        // Then
        double scatter = 1.4826 * 1 / 14;
        assertThat(cycle.meanSeconds()).isCloseTo(14 * DAY, within(1e-6));
        assertThat(cycle.spreadSeconds()).isCloseTo(14 * DAY * (3 * 0.35 + 4 * scatter) / (3 + 4), within(1e-6));
    }

    @Test
    void shouldAssumeAUsualSpreadWhereFewGapsAreKnown() {
        // When
        RepeatCycle cycle = ofGaps(40, 40).orElseThrow();

        // Then
        assertThat(cycle.meanSeconds()).isEqualTo(40 * DAY);
        assertThat(cycle.spreadSeconds()).isCloseTo(40 * DAY * 3 * 0.35 / 4, within(1e-6));
        assertThat(ofGaps(40)).isEmpty();
        assertThat(ofGaps()).isEmpty();
        assertThat(RepeatCycle.of(List.of())).isEmpty();
    }

    @Test
    void shouldFindNoCycleInChoicesByChance() {
        assertThat(ofGaps(1, 30, 2, 55, 9, 3, 80)).isEmpty();
        assertThat(ofGaps(20, 30, 25, 33, 28, 24, 27)).isPresent();
    }

    @Test
    void shouldFollowTheNewestGaps() {
        // When
        RepeatCycle cycle = ofGaps(7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 30, 30, 30, 30, 30, 30, 30, 30)
                .orElseThrow();

        // Then
        assertThat(cycle.meanSeconds()).isCloseTo(30 * DAY, within(1e-6));
    }

    @Test
    void shouldRiseAsABellAndStay() {
        // Given
        RepeatCycle cycle = new RepeatCycle(10 * DAY, 2 * DAY);

        // Then
        assertThat(cycle.weight(8 * DAY)).isCloseTo(Math.exp(-0.5), within(1e-12));
        assertThat(cycle.weight(10 * DAY)).isEqualTo(1);
        assertThat(cycle.weight(40 * DAY)).isEqualTo(1);
        assertThat(cycle.isNearlyDue(6.99 * DAY)).isFalse();
        assertThat(cycle.isNearlyDue(7.01 * DAY)).isTrue();
        assertThat(cycle.isNearlyDue(400 * DAY)).isTrue();
    }

    @Test
    void shouldRefuseLengthsThatAreNone() {
        assertThatThrownBy(() -> new RepeatCycle(0, 1)).hasMessageContaining("mean of a cycle is above 0");
        assertThatThrownBy(() -> new RepeatCycle(1, Double.NaN)).hasMessageContaining("spread of a cycle is above 0");
    }

    private static Optional<RepeatCycle> ofGaps(double... days) {
        List<Long> times = new ArrayList<>(List.of(0L));
        Arrays.stream(days).forEach(day -> times.add(times.get(times.size() - 1) + Math.round(day * DAY * 1000)));
        return RepeatCycle.of(times);
    }
}
