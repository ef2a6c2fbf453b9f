package io.lethe.recommend.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistoryDecayTest {
    private static final long DAY = 24 * 60 * 60_000L;

    @Test
    void shouldLeaveOneHalfAtItsAge() {
        assertThat(new HistoryDecay(0, 7).weight(5, 7 * DAY)).isCloseTo(0.5, within(1e-12));
        assertThat(new HistoryDecay(0, 7).weight(5, 0)).isEqualTo(1);
    }

    @Test
    void shouldForgetByWhatCameSinceAndByTheClockAtOnce() {
        assertThat(new HistoryDecay(2, 1).weight(3, 3 * DAY)).isCloseTo(1 / 9.0 / 4, within(1e-12));
    }

    @Test
    void shouldForgetNothingByTheClockAtZeroDays() {
        assertThat(new HistoryDecay(1, 0).weight(2, 10_000 * DAY)).isEqualTo(0.5);
    }
}
