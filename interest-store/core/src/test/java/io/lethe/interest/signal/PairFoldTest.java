package io.lethe.interest.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.RandomLedger;
import io.lethe.interest.signal.ItemPair.Kind;
import io.lethe.interest.signal.PairFold.Fate;
import io.lethe.interest.signal.PairFold.Step;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
        List<LedgerEntry> entries = ledger(random, 20 + random.nextInt(120), 7);
        int oneIn = 2 + random.nextInt(20);
        List<Step> steps = entries.stream()
                .map(entry -> new Step(entry, fate(random, random.nextInt(oneIn) == 0)))
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
        List<LedgerEntry> entries = ledger(random, 400, 7);
        int from = 150 + random.nextInt(60);
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
        List<LedgerEntry> arrivals = new ArrayList<>(ledger(random, 80, 6));
        Collections.shuffle(arrivals, random);
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
        assertThat(counts).isEqualTo(PairFold.of(ledger));
    }

    @Test
    void shouldHalveEveryFourBaskets() {
        // Given
        List<LedgerEntry> history = IntStream.range(0, 12)
                .mapToObj(i -> event("view", "i" + i, i, 0))
                .toList();
        // When
        Map<ItemPair, Long> counts = PairFold.of(history);
        // Then
        assertThat(counts)
                .containsEntry(wentOn("i0", "i1"), 65_536L)
                .containsEntry(wentOn("i0", "i2"), 55_109L)
                .containsEntry(wentOn("i0", "i5"), 32_768L)
                .containsEntry(wentOn("i0", "i9"), 16_384L)
                .doesNotContainKey(wentOn("i0", "i11"));
    }

    /** The golden file has the counts of the time when there were places and no baskets. It never changes. */
    @Test
    void shouldCountAsEverWhereNoTwoEventsHaveOneTime() throws IOException {
        // Given
        Properties golden = new Properties();
        try (InputStream file = getClass().getResourceAsStream("/golden/pairs-of-single-events.properties")) {
            golden.load(Objects.requireNonNull(file));
        }
        List<LedgerEntry> history = IntStream.range(0, 60)
                .mapToObj(i -> event(
                        i % 9 == 4 ? "skip" : i % 7 == 3 ? "purchase" : "view", "i" + (i * i * 7 + 3 * i) % 13, i, i))
                .toList();
        // When
        Map<String, String> counts = new TreeMap<>();
        PairFold.of(history).forEach((pair, count) -> counts.put(pair.item() + "." + pair.other(), "" + count));
        // Then
        assertThat(counts).hasSize(42).isEqualTo(golden);
        assertThat(PairFold.of(history).keySet()).allMatch(pair -> pair.kind() == Kind.WENT_ON_TO);
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void shouldNotCareForSequenceAndIdsWithinABasket(long seed) {
        // Given
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<LedgerEntry> history = ledger(random, 300, 90);
        List<LedgerEntry> other = new ArrayList<>();
        List<LedgerEntry> reversed = new ArrayList<>();
        for (LedgerEntry entry : history) {
            Interaction one = entry.interaction();
            other.add(new LedgerEntry(new EmbeddedInteraction(
                    one.withSequence(random.nextInt(1000)).withEventId("other-" + random.nextLong()), null)));
            reversed.add(new LedgerEntry(
                    new EmbeddedInteraction(one.withSequence(-reversed.size()).withEventId("same"), null)));
        }
        Collections.sort(other);
        Collections.sort(reversed);
        // When
        Map<ItemPair, Long> counts = PairFold.of(history);
        // Then
        assertThat(PairFold.of(other)).isEqualTo(counts);
        assertThat(PairFold.of(reversed)).isEqualTo(counts);
    }

    @Test
    void shouldShareOutABasketsWordAmongItsEvents() {
        // Given
        List<LedgerEntry> history = new ArrayList<>();
        IntStream.range(0, 4).forEach(i -> history.add(event("view", "a" + i, 1, i)));
        IntStream.range(0, 9).forEach(i -> history.add(event("view", "b" + i, 2, i)));
        // When
        Map<ItemPair, Long> counts = PairFold.of(history);
        // Then
        assertThat(counts).hasSize(4 * 9 + 4 * 3 + 9 * 8);
        assertThat(counts.get(wentOn("a3", "b0"))).isEqualTo(Math.round(65_536 / 6.0));
        assertThat(counts.get(new ItemPair(Kind.TOGETHER, "default", "a0", "a3")))
                .isEqualTo(Math.round(65_536 / Math.sqrt(3)));
        assertThat(counts.get(new ItemPair(Kind.TOGETHER, "default", "b8", "b1")))
                .isEqualTo(Math.round(65_536 / Math.sqrt(8)));
    }

    @Test
    void shouldMakeABoundedNumberOfPairsOfABasketOfAHundred() {
        // Given
        List<LedgerEntry> history = new ArrayList<>();
        for (int basket = 0; basket < 20; basket++) {
            for (int i = 0; i < 100; i++) {
                history.add(event("purchase", "b" + basket + "-" + i, basket, i));
            }
        }
        // When
        Map<ItemPair, Long> counts = PairFold.of(history);
        List<LedgerEntry> hundred = history.subList(0, 100);
        // Then
        assertThat(PairFold.of(hundred)).hasSize(32 * 31).allSatisfy((pair, count) -> assertThat(count)
                .isEqualTo(Math.round(65_536 / Math.sqrt(99))));
        assertThat(counts.size()).isLessThan(70 * 32 * 20);
        assertThat(counts.keySet().stream()
                        .filter(pair ->
                                pair.item().startsWith("b4-") && pair.other().startsWith("b6-")))
                .hasSize(8 * 32)
                .allSatisfy(pair -> assertThat(counts.get(pair))
                        .isEqualTo(Math.round(65_536 * Math.pow(0.5, 0.25) * 100 / 8 / 100)));
    }

    private static LedgerEntry event(String type, String item, long second, long sequence) {
        return new LedgerEntry(new EmbeddedInteraction(
                Interaction.of(
                                "default",
                                USER.userId(),
                                "e" + second + "-" + sequence,
                                item,
                                type,
                                1_700_000_000_000L + 1000 * second)
                        .withSequence(sequence),
                null));
    }

    private static ItemPair wentOn(String earlier, String later) {
        return new ItemPair(Kind.WENT_ON_TO, "default", earlier, later);
    }

    /** A ledger with baskets of one event and of many. */
    private static List<LedgerEntry> ledger(Random random, int count, int items) {
        int crowds = 1 + random.nextInt(6);
        List<LedgerEntry> entries = new ArrayList<>();
        for (LedgerEntry entry : RandomLedger.of(random, USER, "e", count, items)) {
            Interaction one = entry.interaction();
            long day = random.nextBoolean() ? 1 + random.nextInt(crowds) * (count / crowds) : random.nextInt(count);
            entries.add(new LedgerEntry(new EmbeddedInteraction(
                    new Interaction(
                            one.tenant(),
                            one.userId(),
                            one.eventId(),
                            one.itemId(),
                            one.type(),
                            null,
                            one.text(),
                            null,
                            null,
                            day * 86_400_000L,
                            one.sequence(),
                            one.context()),
                    null)));
        }
        Collections.sort(entries);
        return entries;
    }

    /** The end of the {@link PairFold#REACH}th basket of counting entries beside that of a change, or of the steps. */
    private static int reach(List<Step> steps, int change, int direction) {
        Set<Long> seen = new HashSet<>();
        long own = steps.get(change).entry().interaction().timestamp();
        int place = change;
        while (place + direction >= 0 && place + direction < steps.size()) {
            Interaction next = steps.get(place + direction).entry().interaction();
            if (next.timestamp() != own && PairFold.counts(next)) {
                seen.add(next.timestamp());
            }
            if (seen.size() > PairFold.REACH) {
                return place;
            }
            place += direction;
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
