package io.lethe.recommend.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.signal.TrendSignal;
import org.junit.jupiter.api.Test;

final class DomainPaceTest {
    private static final double HOUR = TrendSignal.HOUR_MILLIS;
    private static final double MONTH = 720 * HOUR;

    private final DomainPace pace = new DomainPace();

    @Test
    void shouldBeTheTimeThatTheNewestEventsTook() {
        // Given
        for (long hour = 1; hour <= 1000; hour++) {
            pace.add(hour, 10);
        }

        // Then
        assertThat(pace.halfLifeMillis(Long.MAX_VALUE, 640, MONTH)).isEqualTo(64 * HOUR);
        assertThat(pace.halfLifeMillis(Long.MAX_VALUE, 10, MONTH)).isEqualTo(HOUR);
        assertThat(pace.halfLifeMillis(Long.MAX_VALUE, 900, MONTH)).isCloseTo(64 * Math.sqrt(2) * HOUR, within(1e-3));
    }

    @Test
    void shouldBeWhatItWasAtATime() {
        // Given
        pace.add(0, 100);
        pace.add(127, 100);
        pace.add(1000, 5000);

        // Then
        long then = 900 * TrendSignal.HOUR_MILLIS;
        assertThat(pace.halfLifeMillis(then, 200, MONTH)).isEqualTo(128 * HOUR);
        assertThat(pace.halfLifeMillis(Long.MAX_VALUE, 200, MONTH)).isEqualTo(HOUR);
        assertThat(pace.halfLifeMillis(then, 201, MONTH)).isEqualTo(MONTH);
        assertThat(pace.halfLifeMillis(-1, 1, MONTH)).isEqualTo(MONTH);
    }

    @Test
    void shouldForgetWhatIsTakenBack() {
        // Given
        pace.add(1, 100);
        pace.add(8, 100);

        // When
        pace.add(8, -100);

        // Then
        assertThat(pace.halfLifeMillis(Long.MAX_VALUE, 100, MONTH)).isEqualTo(HOUR);
        assertThat(pace.halfLifeMillis(Long.MAX_VALUE, 101, MONTH)).isEqualTo(MONTH);
    }
}
