package io.lethe.event.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.log.Failures.Limits;
import io.lethe.event.log.Failures.Verdict.Again;
import io.lethe.event.log.Failures.Verdict.Enough;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final Limits LIMITS =
            new Limits(3, 5, Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(3));

    private final AtomicLong nanos = new AtomicLong(-7);
    private final Failures failures = new Failures(LIMITS, nanos::get);
    private final RuntimeException poison =
            new IllegalStateException("a task failed", new IllegalArgumentException("no event\nat all"));

    @Test
    void shouldPauseTwiceAsLongEachTimeThenSaySoThenGiveUp() {
        assertThat(failures.failed(poison)).isEqualTo(new Again(Duration.ofSeconds(1)));
        assertThat(failures.failed(poison)).isEqualTo(new Again(Duration.ofSeconds(2)));
        assertThat(failures.trouble()).isEmpty();
        assertThat(failures.failed(poison)).isEqualTo(new Again(Duration.ofSeconds(3)));
        assertThat(failures.trouble())
                .contains("failed 3 times within 10 minutes, last by java.lang.IllegalArgumentException: no event");
        assertThat(failures.failed(poison)).isEqualTo(new Again(Duration.ofSeconds(3)));
        assertThat(failures.isEnough()).isFalse();
        assertThat(failures.failed(poison))
                .isEqualTo(new Enough(
                        "failed 5 times within 10 minutes, last by java.lang.IllegalArgumentException: no event"));
        assertThat(failures.isEnough()).isTrue();
    }

    @Test
    void shouldForgetFailuresThatAreLongPast() {
        // Given
        failures.failed(poison);
        failures.failed(poison);
        failures.failed(poison);

        // When
        nanos.addAndGet(Duration.ofMinutes(11).toNanos());

        // Then
        assertThat(failures.trouble()).isEmpty();
        assertThat(failures.failed(poison)).isEqualTo(new Again(Duration.ofSeconds(1)));
    }

    @Test
    void shouldStayGivenUp() {
        // Given
        for (int i = 0; i < 5; i++) {
            failures.failed(poison);
        }

        // When
        nanos.addAndGet(Duration.ofMinutes(11).toNanos());

        // Then
        assertThat(failures.trouble()).isPresent();
        assertThat(failures.isEnough()).isTrue();
    }
}
