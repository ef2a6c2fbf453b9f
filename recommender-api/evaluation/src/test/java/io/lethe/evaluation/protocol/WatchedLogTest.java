package io.lethe.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchedLogTest {
    private final Plan plan = Plans.of(
            new SmallShop(5)
                    .bought("anna", 0, 1)
                    .bought("anna", 1, 2)
                    .bought("anna", 2, 3)
                    .bought("ben", 3, 4)
                    .corpus(),
            Protocol.LEAVE_ONE_OUT,
            Part.TEST,
            null,
            Sampling.ALL);
    private final WatchedLog log = new WatchedLog(plan, "a model");

    private List<String> read(int from) {
        List<String> read = new ArrayList<>();
        log.read(from, event -> read.add(String.valueOf(event.interaction().itemId())));
        return read;
    }

    @Test
    void shouldShowOthersLaterEventsButNotWhatIsHeldOut() {
        // When
        log.openUntil(4);

        // Then
        assertThat(read(0)).containsExactly("i0", "i3");
        assertThatCode(log::check).doesNotThrowAnyException();
    }

    @Test
    void shouldGoOnWhereItStopped() {
        // Given
        log.openUntil(1);
        int next = log.read(0, event -> {});

        // When
        log.openUntil(4);

        // Then
        assertThat(next).isEqualTo(1);
        assertThat(read(next)).containsExactly("i3");
    }

    @Test
    void shouldRememberALeakThatSomebodySwallowed() {
        // Given
        log.openUntil(1);

        // When
        assertThatThrownBy(() -> log.at(3)).isInstanceOf(LeakException.class);

        // Then
        assertThatThrownBy(log::check)
                .isInstanceOf(LeakException.class)
                .hasMessage("a model read an event that it has to predict, or a later one: ben, purchase of i3 at "
                        + "2020-01-05T00:00:00Z");
    }

    @Test
    void shouldForbidTheHeldOutRowsThemselves() {
        // Given
        log.openUntil(4);

        // Then
        assertThatThrownBy(() -> log.at(2)).isInstanceOf(LeakException.class).hasMessageContaining("anna");
    }
}
