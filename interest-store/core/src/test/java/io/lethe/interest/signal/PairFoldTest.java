package io.lethe.interest.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.RandomLedger;
import io.lethe.interest.signal.PairFold.Fate;
import io.lethe.interest.signal.PairFold.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairFoldTest {
    private static final UserKey USER = new UserKey("default", "u");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shouldChangeByTheDifferenceOfBeforeAndAfter(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> entries = RandomLedger.of(random, USER, "e", 20 + random.nextInt(120), 7);
        Collections.sort(entries);
        List<Step> steps = entries.stream()
                .map(entry -> new Step(entry, fate(random, random.nextInt(4) == 0)))
                .toList();
        // When
        Map<ItemPair, Long> delta = PairFold.delta(steps);
        // Then
        assertThat(delta).isEqualTo(difference(with(steps, Fate.REMOVED), with(steps, Fate.ADDED)));
        assertThat(delta.values()).doesNotContain(0L);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void shouldNeedNoMoreThanItsReachOnEitherSide(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> entries = RandomLedger.of(random, USER, "e", 200, 7);
        Collections.sort(entries);
        int from = 60 + random.nextInt(40);
        int to = from + random.nextInt(20);
        List<Step> all = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            boolean changeable = i == from || i == to || i > from && i < to && random.nextBoolean();
            all.add(new Step(entries.get(i), changeable ? fate(random, true) : Fate.KEPT));
        }
        // When
        int start = reach(all, from, -1);
        int end = reach(all, to, 1);
        Map<ItemPair, Long> delta = PairFold.delta(all.subList(start, end + 1));
        // Then
        assertThat(delta).isEqualTo(PairFold.delta(all));
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void shouldAddUpToTheWholeInWhateverOrderEventsCome(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> arrivals = RandomLedger.of(random, USER, "e", 80, 6);
        List<LedgerEntry> ledger = new ArrayList<>();
        Map<ItemPair, Long> counts = new HashMap<>();
        for (LedgerEntry arrival : arrivals) {
            // When
            ledger.add(arrival);
            Collections.sort(ledger);
            PairFold.delta(ledger.stream()
                            .map(entry -> new Step(entry, entry == arrival ? Fate.ADDED : Fate.KEPT))
                            .toList())
                    .forEach((pair, change) -> counts.merge(pair, change, Long::sum));
        }
        // Then
        counts.values().removeIf(count -> count == 0);
        assertThat(counts).isEqualTo(PairFold.of(ledger)).isEqualTo(naive(ledger));
    }

    @Test
    void shouldHalveEveryFourPlaces() {
        // Given
        // When
        // Then
        assertThat(weight(1)).isEqualTo(65_536);
        assertThat(weight(2)).isEqualTo(55_109);
        assertThat(weight(5)).isEqualTo(32_768);
        assertThat(weight(9)).isEqualTo(16_384);
    }

    private static long weight(int distance) {
        return Math.round(65_536 * Math.pow(0.5, (distance - 1) / 4.0));
    }

    private static Map<ItemPair, Long> naive(List<LedgerEntry> ledger) {
        List<String> items = new ArrayList<>();
        for (LedgerEntry entry : ledger) {
            String itemId = entry.interaction().itemId();
            if (itemId != null
                    && !Set.of("impression", "search", "return", "dislike", "hide", "skip")
                            .contains(entry.interaction().type())) {
                items.add(itemId);
            }
        }
        Map<ItemPair, Long> counts = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size() && j - i <= 10; j++) {
                if (!items.get(i).equals(items.get(j))) {
                    counts.merge(new ItemPair("default", items.get(i), items.get(j)), weight(j - i), Long::sum);
                }
            }
        }
        return counts;
    }

    /** The position that is {@link PairFold#REACH} counting entries away from a change, or the end of the steps. */
    private static int reach(List<Step> steps, int change, int direction) {
        int seen = 0;
        int place = change;
        while (seen < PairFold.REACH && place + direction >= 0 && place + direction < steps.size()) {
            place += direction;
            if (PairFold.counts(steps.get(place).entry().interaction())) {
                seen++;
            }
        }
        return place;
    }

    private static Fate fate(Random random, boolean changed) {
        return !changed ? Fate.KEPT : random.nextBoolean() ? Fate.ADDED : Fate.REMOVED;
    }

    private static List<LedgerEntry> with(List<Step> steps, Fate fate) {
        return steps.stream()
                .filter(step -> step.fate() == Fate.KEPT || step.fate() == fate)
                .map(Step::entry)
                .toList();
    }

    private static Map<ItemPair, Long> difference(List<LedgerEntry> before, List<LedgerEntry> after) {
        Map<ItemPair, Long> from = PairFold.of(before);
        Map<ItemPair, Long> to = PairFold.of(after);
        Set<ItemPair> pairs = new HashSet<>(from.keySet());
        pairs.addAll(to.keySet());
        Map<ItemPair, Long> difference = new HashMap<>();
        for (ItemPair pair : pairs) {
            long change = to.getOrDefault(pair, 0L) - from.getOrDefault(pair, 0L);
            if (change != 0) {
                difference.put(pair, change);
            }
        }
        return difference;
    }
}
