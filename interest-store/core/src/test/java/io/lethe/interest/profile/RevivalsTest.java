package io.lethe.interest.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.profile.Revivals.Revival;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RevivalsTest {
    private static final long DAY = 86_400_000L;
    private static final double HALF_LIFE = 10 * 86_400;
    private static final RevivalLaw LAW = new RevivalLaw(0.125, 0.25, 0, 2, 1, 10);

    @Test
    void shouldSeeWhatFadedAndCameBack() {
        // Given
        List<Trace> traces = likes(0, 1, 2, 3, 100, 101, 102);

        // When
        Revivals revivals = follow(traces, 103);

        // Then
        Revival revival = Objects.requireNonNull(revivals.lastRevival());
        assertThat(revival.at()).isEqualTo(100 * DAY);
        assertThat(revival.pauseSeconds()).isEqualTo(97 * 86_400.0);
        assertThat(revival.peak()).isCloseTo(1 + Math.pow(2, -.1) + Math.pow(2, -.2) + Math.pow(2, -.3), within(1e-12));
        assertThat(revivals.fadedAt()).isNull();
        assertThat(revivals.boostAt(99 * DAY)).isEqualTo(1);
        assertThat(revivals.boostAt(100 * DAY)).isEqualTo(1 + revival.peak() / (revival.peak() + 10));
    }

    @Test
    void shouldNotTakeAStrayEventForAReturn() {
        // Given
        List<Trace> traces = likes(0, 1, 2, 3, 60, 100, 101, 102);

        // When
        Revival revival = Objects.requireNonNull(follow(traces, 103).lastRevival());

        // Then
        assertThat(follow(traces, 70).lastRevival()).isNull();
        assertThat(follow(traces, 70).fadedAt()).isBetween(32 * DAY, 34 * DAY);
        assertThat(revival.at()).isEqualTo(100 * DAY);
        assertThat(revival.pauseSeconds()).isEqualTo(97 * 86_400.0);
    }

    @Test
    void shouldWaitLongerForWhoeverComesSeldom() {
        // Given
        List<Trace> traces = likes(0, 30, 60, 90, 120, 150, 240, 241, 242);
        Pace pace = Pace.of(List.of(List.of()), Forgetting.defaults().off()).get(0);

        // Then
        assertThat(follow(traces, 242).lastRevival()).isNotNull();
        assertThat(Revivals.of(traces, 242 * DAY, RevivalLaw.defaults(), HALF_LIFE, pace.running())
                        .lastRevival())
                .isNull();
    }

    @Test
    void shouldSeeItFadeAgain() {
        // When
        Revivals revivals = follow(likes(0, 1, 2, 3, 100, 101, 102), 200);

        // Then
        assertThat(revivals.fadedAt()).isBetween(130 * DAY, 136 * DAY);
        assertThat(Objects.requireNonNull(revivals.lastRevival()).at()).isEqualTo(100 * DAY);
    }

    @Test
    void shouldNotFindAReturnInASteadyInterest() {
        // Given
        List<Trace> traces = new ArrayList<>();
        for (int day = 0; day < 400; day += 9) {
            traces.add(like(day));
        }

        // When
        Revivals revivals = follow(traces, 400);

        // Then
        assertThat(revivals.lastRevival()).isNull();
        assertThat(revivals.fadedAt()).isNull();
    }

    @Test
    void shouldNotTakeWhatComesAfterASingleEventForAReturn() {
        assertThat(follow(likes(0), 300).fadedAt()).isEqualTo(30 * DAY);
        assertThat(follow(likes(0), 300).fades()).isEmpty();
        assertThat(follow(likes(0, 300, 301), 302).lastRevival()).isNull();
    }

    @Test
    void shouldDateEachOfSeveralReturns() {
        // When
        Revivals revivals = follow(likes(0, 1, 2, 100, 101, 102, 250, 251, 252), 253);

        // Then
        assertThat(Objects.requireNonNull(revivals.lastRevival()).at()).isEqualTo(250 * DAY);
        assertThat(revivals.boostAt(150 * DAY)).isGreaterThan(1);
        assertThat(revivals.boostAt(50 * DAY)).isEqualTo(1);
    }

    @Test
    void shouldRefuseALawThatContradictsItself() {
        assertThatThrownBy(() -> new RevivalLaw(0.3, 0.2, 0, 2, 1, 1)).hasMessageContaining("back");
        assertThatThrownBy(() -> new RevivalLaw(0, 0.2, 0, 2, 1, 1)).hasMessageContaining("faded");
        assertThatThrownBy(() -> new RevivalLaw(0.1, 0.2, 0, 0, 1, 1)).hasMessageContaining("events");
        assertThatThrownBy(() -> new RevivalLaw(0.1, 0.2, 0, 2, -1, 1)).hasMessageContaining("boost");
        assertThatThrownBy(() -> new RevivalLaw(0.1, 0.2, 0, 2, 1, 0)).hasMessageContaining("boostScale");
    }

    private static Revivals follow(List<Trace> traces, int untilDay) {
        List<Trace> known =
                traces.stream().filter(trace -> trace.time() <= untilDay * DAY).toList();
        Pace pace = Pace.of(List.of(List.of()), Forgetting.defaults().off()).get(0);
        return Revivals.of(known, untilDay * DAY, LAW, HALF_LIFE, pace.running());
    }

    private static List<Trace> likes(int... days) {
        List<Trace> traces = new ArrayList<>();
        for (int day : days) {
            traces.add(like(day));
        }
        return traces;
    }

    private static Trace like(int day) {
        return new Trace("e" + day, "i", "like", null, null, day * DAY, day * DAY, 1, Trace.Positions.of(0), 1);
    }
}
