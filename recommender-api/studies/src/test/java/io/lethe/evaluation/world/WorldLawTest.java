package io.lethe.evaluation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorldLawTest {
    private static final int ITEMS = 300;
    private static final long DAY = 86_400_000L;

    private static WorldLaw law(String name) {
        return new WorldLaw(Worlds.ofName(name).orElseThrow().withItems(ITEMS), 5);
    }

    /** Somebody who has chosen these items, one a day, up to the end of the log. */
    private static WorldUser user(int... items) {
        WorldUser user = new WorldUser(
                IntStream.range(0, items.length).toArray(),
                IntStream.range(0, items.length)
                        .mapToLong(place -> Grain.end() - (items.length - place) * DAY)
                        .toArray());
        for (int item : items) {
            user.choose(item);
        }
        return user;
    }

    private static double[] next(WorldLaw law, boolean changed, int... items) {
        return law.chances(user(items), Grain.end(), changed);
    }

    private static int likeliest(double[] chances) {
        return IntStream.range(0, chances.length)
                .reduce((left, right) -> chances[right] > chances[left] ? right : left)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("io.lethe.evaluation.world.Worlds#names")
    void shouldShareOutOneChoiceAmongAllItems(String name) {
        // When
        double[] chances = next(law(name), false, 3, 1, 4);

        // Then
        assertThat(Arrays.stream(chances).sum()).isCloseTo(1, within(1e-9));
        assertThat(chances).doesNotContain(Double.NaN);
        assertThat(Arrays.stream(chances).min().orElseThrow()).isNotNegative();
    }

    @Test
    void shouldFollowTheNewestChoiceWhereMemoryIsShort() {
        // Given
        WorldLaw law = law("forward-1");
        int successor = likeliest(next(law, false, 7));

        // Then
        assertThat(next(law, false, 7)[successor]).isGreaterThan(0.2);
        assertThat(next(law, false, 8, 9, 7)[successor]).isGreaterThan(3 * next(law, false, 7, 8, 9)[successor]);
    }

    @Test
    void shouldFollowOldChoicesAlmostAsWellWhereMemoryIsLong() {
        // Given
        WorldLaw law = law("symmetric-64");
        int neighbour = likeliest(next(law, false, 7));

        // Then
        assertThat(next(law, false, 7, 100, 200)[neighbour])
                .isCloseTo(next(law, false, 100, 200, 7)[neighbour], within(0.01));
    }

    @Test
    void shouldLeadBackOnlyWhereSuccessionIsSymmetric() {
        // When
        long there = IntStream.range(0, ITEMS)
                .filter(item -> leadsBack(law("forward-1"), item))
                .count();
        long both = IntStream.range(0, ITEMS)
                .filter(item -> leadsBack(law("symmetric-64"), item))
                .count();

        // Then
        assertThat(there).isZero();
        assertThat(both).isEqualTo(ITEMS);
    }

    /** Whether an item follows its likeliest successor far more often than by chance. */
    private static boolean leadsBack(WorldLaw law, int item) {
        int successor = likeliest(next(law, false, item));
        return between(law, successor, item) > 2.0 / ITEMS;
    }

    /** The chance of an item after another, of which only the succession is not by noise and fashion. */
    private static double between(WorldLaw law, int from, int to) {
        double noise = next(law, false)[to]
                * law.world().popularity()
                / (1 - law.world().noise());
        return next(law, false, from)[to] - noise;
    }

    @Test
    void shouldForgetFasterBeforeTheTurnThanAfter() {
        // Given
        WorldLaw law = law("turning");
        int successor = likeliest(next(law, false, 7));

        // Then
        assertThat(next(law, true, 7, 100, 200, 250)[successor])
                .isGreaterThan(1.5 * next(law, false, 7, 100, 200, 250)[successor]);
    }

    @Test
    void shouldPreferTheTopicsThatSuitADeviceAndATimeOfDay() {
        // Given
        WorldLaw law = law("context");
        double[] anywhere = next(law, false, 7);

        for (WorldContext context : WorldContext.values()) {
            // When
            double[] here = law.chances(user(7), Grain.end(), false, context);

            // Then
            assertThat(Arrays.stream(here).sum()).isCloseTo(1, within(1e-9));
            double[] times = IntStream.range(0, ITEMS)
                    .filter(item -> anywhere[item] > 0)
                    .mapToDouble(item -> here[item] / anywhere[item])
                    .sorted()
                    .toArray();
            assertThat(times[times.length - 1] / times[0]).isCloseTo(16, within(1e-6));
        }
    }

    @Test
    void shouldSpreadVisitsOverAllContexts() {
        // Given
        long[] visits = new long[WorldContext.values().length];

        // When
        for (int user = 0; user < 40; user++) {
            for (int slot = 0; slot < 100; slot++) {
                visits[WorldContext.of(user, slot).ordinal()]++;
            }
        }

        // Then
        assertThat(Arrays.stream(visits)).allMatch(count -> count > 900 && count < 1_100);
    }

    @Test
    void shouldGoOnByTextAloneWhereTextsSayAll() {
        // Given
        WorldLaw law = law("text-all");
        double[] chances = next(law, false, 7);
        PlantedItems items = law.items();

        // When
        double same = IntStream.range(0, ITEMS)
                .filter(item -> items.category(item).equals(items.category(7)))
                .mapToDouble(item -> chances[item])
                .sum();

        // Then
        assertThat(same).isGreaterThan(law.world().lawful() * 0.8);
    }
}
