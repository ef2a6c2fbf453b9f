package io.lethe.interest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReconstructionTest {
    private static final UserKey USER = new UserKey("default", "u");
    private static final int WINDOW = 30;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldNeverCallExactWhatIsNot(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> entries = sorted(random, 120);
        UserState newest = state(entries);
        int exact = 0;
        for (int round = 0; round < 300; round++) {
            long at = entries.get(random.nextInt(120)).interaction().timestamp() + random.nextInt(3) - 1;
            List<LedgerEntry> until = until(entries, at);
            int kept = until.isEmpty() ? 0 : random.nextInt(until.size() + 1);
            List<LedgerEntry> known = new ArrayList<>(until.subList(0, kept));
            if (kept > 0 && random.nextInt(3) == 0) {
                known.remove(random.nextInt(kept));
            }
            // When
            Reconstruction past = Reconstruction.of(newest, random.nextInt(9) == 0 ? null : state(known), at, WINDOW);
            // Then
            if (past.exact()) {
                exact++;
                assertThat(past.state()).isEqualTo(state(until));
            } else {
                assertThat(past.reason()).containsAnyOf("by the week only", "came late or were taken back");
            }
        }
        System.out.println(exact + " of 300 exact");
        assertThat(exact).isBetween(1, 299);
    }

    @Test
    void shouldCloseTheGapFromTheWindow() {
        // Given
        List<LedgerEntry> entries = sorted(new Random(7), 100);
        UserState newest = state(entries);
        for (int cut = 100 - WINDOW; cut < 100; cut++) {
            long at = entries.get(cut).interaction().timestamp();
            // When
            Reconstruction past = Reconstruction.of(newest, state(entries.subList(0, 100 - WINDOW)), at, WINDOW);
            // Then
            assertThat(past.exact()).isTrue();
            assertThat(past.state()).isEqualTo(state(until(entries, at)));
        }
    }

    @Test
    void shouldCountByTheWeekWhatNobodyKept() {
        // Given
        List<LedgerEntry> entries = sorted(new Random(8), 100);
        long at = entries.get(60).interaction().timestamp();
        UserState then = state(until(entries, at));
        // When
        Reconstruction past = Reconstruction.of(state(entries), null, at, WINDOW);
        // Then
        assertThat(past.exact()).isFalse();
        assertThat(past.reason()).startsWith("no state from before this time was kept, and 70 events");
        assertThat(past.state().window()).isEmpty();
        assertThat(past.state().longTerm())
                .isEqualTo(then.longTerm().entrySet().stream()
                        .filter(count -> count.getKey().epoch() < LongTermKey.epochOf(at))
                        .collect(
                                TreeMap::new,
                                (map, count) -> map.put(count.getKey(), count.getValue()),
                                TreeMap::putAll));
    }

    @Test
    void shouldNoticeWhatCameLateOrWasTakenBack() {
        // Given
        List<LedgerEntry> entries = sorted(new Random(9), 100);
        List<LedgerEntry> before = new ArrayList<>(entries.subList(0, 71));
        LedgerEntry taken = before.remove(10);
        List<LedgerEntry> after = new ArrayList<>(entries);
        after.remove(taken);
        long at = entries.get(85).interaction().timestamp();
        // When
        Reconstruction late = Reconstruction.of(state(entries), state(before), at, WINDOW);
        Reconstruction takenBack = Reconstruction.of(state(after), state(entries.subList(0, 71)), at, WINDOW);
        // Then
        assertThat(late.reason()).contains("is the nearest, and 1 events since then");
        assertThat(takenBack.reason()).contains("came late or were taken back");
    }

    private static List<LedgerEntry> sorted(Random random, int count) {
        List<LedgerEntry> entries = RandomLedger.of(random, USER, "e", count, 9);
        Collections.sort(entries);
        return entries;
    }

    private static UserState state(List<LedgerEntry> entries) {
        return UserState.of(USER, entries, WINDOW);
    }

    private static List<LedgerEntry> until(List<LedgerEntry> entries, long at) {
        return entries.stream()
                .filter(entry -> entry.interaction().timestamp() <= at)
                .toList();
    }
}
