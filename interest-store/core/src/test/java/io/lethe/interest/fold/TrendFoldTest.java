package io.lethe.interest.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.signal.TrendKey;
import io.lethe.interest.signal.TrendSignal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares counts of repeats with counts made by hand. */
class TrendFoldTest {
    private static final long WEEK = 7 * 24 * 3_600_000L;
    private static final long NOW = 1_700_000_000_000L;

    private final InterestFold fold = new InterestFold(new MemoryTables());

    @Test
    void shouldCountWhatEachUserDidBeyondTheFirstTime() {
        // Given
        take(event("anna", "a1", "purchase", NOW));
        take(event("bert", "b1", "purchase", NOW));
        take(event("anna", "a2", "cart", NOW));
        Map<String, Long> once = repeats();

        // When
        take(event("anna", "a3", "purchase", NOW + WEEK));
        take(event("anna", "a4", "purchase", NOW - 200 * WEEK));
        take(event("bert", "b2", "purchase", -5));
        take(event("bert", "b2", "purchase", -5));
        take(event("carl", "c1", "purchase-2", NOW));

        // Then
        assertThat(once).isEmpty();
        assertThat(repeats()).isEqualTo(Map.of("purchase", 3L));
        assertThat(signal().events()).hasSize(6).allMatch(count -> !count.type().contains("~"));
    }

    @Test
    void shouldTakeBackWhatIsTakenBack() {
        // Given
        LogRecord first = event("anna", "a1", "purchase", NOW);
        LogRecord second = event("anna", "a2", "purchase", NOW + WEEK);
        take(first);
        take(second);
        take(event("anna", "a3", "purchase", NOW));
        Map<String, Long> before = repeats();

        // When
        take(first.tombstone());
        Map<String, Long> one = repeats();
        take(second.tombstone());
        Map<String, Long> none = repeats();
        take(first);

        // Then
        assertThat(before).isEqualTo(Map.of("purchase", 2L));
        assertThat(one).isEqualTo(Map.of("purchase", 1L));
        assertThat(none).isEmpty();
        assertThat(repeats()).isEqualTo(Map.of("purchase", 1L));
    }

    @Test
    void shouldLeaveNothingOfRivalsThatLost() {
        // Given
        take(event("anna", "a1", "purchase", NOW));
        LogRecord bought = event("anna", "a2", "purchase", NOW + WEEK);
        LogRecord dearer = event("anna", "a2", "purchase", NOW + 2 * WEEK);
        LogRecord viewed = event("anna", "a2", "view", NOW + WEEK);
        LogRecord winner = bought.key().contentHash().compareTo(dearer.key().contentHash()) < 0 ? bought : dearer;
        LogRecord loser = winner == bought ? dearer : bought;

        // When
        take(loser);
        take(winner);
        Map<String, Long> both = repeats();
        take(viewed);
        take(winner.tombstone());
        take(loser.tombstone());

        // Then
        assertThat(both).isEqualTo(Map.of("purchase", 1L));
        assertThat(repeats()).isEmpty();
        assertThat(signal().events()).extracting(TrendSignal.HourCount::type).containsExactly("purchase", "view");
    }

    @Test
    void shouldNeverCutRepeatsOff() {
        // Given
        int hours = 20_100;
        for (int hour = 0; hour < hours; hour++) {
            take(event("anna", "e" + hour, "view", NOW + hour * TrendSignal.HOUR_MILLIS));
        }

        // When
        TrendSignal signal = signal();

        // Then
        assertThat(signal.events()).hasSize(20_000);
        assertThat(signal.repeats()).isEqualTo(Map.of("view", hours - 1L));
        assertThat(TrendSignal.fromBytes(signal.toBytes())).isEqualTo(signal);
    }

    private Map<String, Long> repeats() {
        return signal().repeats();
    }

    private TrendSignal signal() {
        @Nullable TrendSignal signal = fold.trends().signal(TrendKey.prefix("default", "bread"));
        return signal == null ? new TrendSignal(List.of()) : signal;
    }

    private void take(LogRecord one) {
        fold.prepare(one.key().toBytes(), one.value()).ifPresent(prepared -> {
            fold.applyToUser(prepared);
            fold.applyToItems(prepared, item -> {});
        });
    }

    private static LogRecord event(String user, String id, String type, long time) {
        return LogRecord.of(Interaction.of("default", user, id, "bread", type, time));
    }
}
