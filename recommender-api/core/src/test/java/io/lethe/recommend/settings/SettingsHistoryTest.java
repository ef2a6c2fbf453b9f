package io.lethe.recommend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.settings.SettingsHistory.Entry;
import io.lethe.recommend.settings.SettingsHistory.Target;
import io.lethe.recommend.settings.SettingsReading.Sound;
import io.lethe.recommend.settings.SettingsStamp.How;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsHistoryTest {
    private static final SettingsDocument ONE = diversity(0.1, 1);
    private static final SettingsDocument TWO = diversity(0.2, 2);
    private static final SettingsDocument THREE = diversity(0.3, 3);

    @Test
    void shouldUndoOneChangeAfterAnotherDownToTheDefaults() {
        // Given
        SettingsHistory history = made(made(made(SettingsHistory.NOTHING, ONE, null), TWO, null), THREE, null);

        // When
        SettingsHistory once = undone(history);
        SettingsHistory twice = undone(once);
        SettingsHistory thrice = undone(twice);

        // Then
        assertThat(newest(once)).isEqualTo(TWO);
        assertThat(newest(twice)).isEqualTo(ONE);
        assertThat(newest(thrice)).isEqualTo(SettingsDocument.defaults());
        assertThat(thrice.undo()).isEmpty();
        assertThat(SettingsHistory.NOTHING.undo()).isEmpty();
        assertThat(thrice.entries()).extracting(Entry::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void shouldUndoAChangeThatWasMadeAfterAnUndo() {
        // Given
        SettingsHistory history = undone(made(made(SettingsHistory.NOTHING, ONE, null), TWO, null));

        // When
        SettingsHistory changed = made(history, THREE, null);

        // Then
        assertThat(newest(undone(changed))).isEqualTo(ONE);
        assertThat(newest(undone(undone(changed)))).isEqualTo(SettingsDocument.defaults());
    }

    @Test
    void shouldBeTheSameInWhateverOrderItsRecordsAreRead() {
        // Given
        SettingsStamp first = new SettingsStamp(1, 10, How.PUT, null);
        SettingsStamp second = new SettingsStamp(2, 20, How.PATCH, null);
        SettingsStamp third = new SettingsStamp(3, 30, How.UNDO, 1L);

        // When
        SettingsHistory forwards = SettingsHistory.NOTHING
                .withKept(first, ONE)
                .withKept(second, TWO)
                .withInForce(third, 30, ONE);
        SettingsHistory backwards = SettingsHistory.NOTHING
                .withInForce(third, 30, ONE)
                .withKept(second, TWO)
                .withKept(first, ONE);
        SettingsHistory again = forwards.withInForce(third, 30, ONE);

        // Then
        assertThat(backwards.entries()).isEqualTo(forwards.entries()).isEqualTo(again.entries());
        assertThat(forwards.unwritten()).extracting(Entry::number).containsExactly(3L);
        assertThat(forwards.ofVersion(TWO.version())).contains(TWO);
        assertThat(forwards.ofVersion("000000000000")).isEmpty();
        assertThat(SettingsHistory.NOTHING.ofVersion(SettingsDocument.defaults().version()))
                .contains(SettingsDocument.defaults());
    }

    @Test
    void shouldKeepWhatARecordWithoutAStampReplaced() {
        // Given
        SettingsHistory history = made(SettingsHistory.NOTHING, ONE, null);

        // When
        SettingsHistory foreign = history.withInForce(null, 99, TWO);
        SettingsHistory cleared = foreign.withInForce(null, 100, null);

        // Then
        assertThat(foreign.entries()).extracting(Entry::document).containsExactly(ONE, TWO);
        assertThat(foreign.unwritten()).extracting(Entry::number).containsExactly(1L, 2L);
        assertThat(foreign.entries().get(1).stamp()).isEqualTo(new SettingsStamp(2, 99, How.TOPIC, null));
        assertThat(newest(undone(foreign))).isEqualTo(ONE);
        assertThat(newest(cleared)).isEqualTo(SettingsDocument.defaults());
        assertThat(newest(undone(cleared))).isEqualTo(TWO);
    }

    @Test
    void shouldLetTheOldestGo() {
        // Given
        SettingsHistory history = SettingsHistory.NOTHING.withInForce(
                new SettingsStamp(SettingsHistory.MOST + 1, 0, How.PUT, null), 0, TWO);

        // When
        SettingsHistory full = history.withKept(new SettingsStamp(1, 0, How.PUT, null), ONE)
                .withKept(new SettingsStamp(2, 0, How.PUT, null), ONE)
                .withKept(new SettingsStamp(3, 0, How.PUT, null), ONE);

        // Then
        assertThat(full.tooMany()).containsExactly(1L, 2L);
        assertThat(full.without(1).without(2).entries())
                .extracting(Entry::number)
                .containsExactly(3L, SettingsHistory.MOST + 1L);
    }

    @Test
    void shouldReadItsStampsBack() {
        SettingsStamp stamp = new SettingsStamp(7, 1_760_000_000_000L, How.UNDO, 3L);
        assertThat(SettingsStamp.read(stamp.toBytes())).contains(stamp);
        assertThat(SettingsStamp.read("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(SettingsStamp.read(new byte[] {1, 2})).isEmpty();
        assertThat(SettingsStamp.read(null)).isEmpty();
    }

    private static SettingsHistory made(SettingsHistory history, SettingsDocument document, @Nullable Long restores) {
        SettingsHistory kept = history;
        for (Entry entry : history.unwritten()) {
            kept = kept.withKept(entry.stamp(), entry.document());
        }
        long number = kept.next();
        return kept.withInForce(
                new SettingsStamp(number, number, restores == null ? How.PUT : How.UNDO, restores), number, document);
    }

    private static SettingsHistory undone(SettingsHistory history) {
        Optional<Target> target = history.undo();
        assertThat(target).isPresent();
        return made(history, target.get().document(), target.get().number());
    }

    private static SettingsDocument newest(SettingsHistory history) {
        List<Entry> entries = history.entries();
        return entries.get(entries.size() - 1).document();
    }

    private static SettingsDocument diversity(double diversity, int events) {
        return ((Sound) SettingsDocument.read("{diversity: " + diversity + ", revival: {events: " + events + "}}"))
                .document();
    }
}
