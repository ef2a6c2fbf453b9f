package io.lethe.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlicingTest {
    private static Map<String, Set<Slice>> slices(Corpus corpus) {
        Plan plan = Plans.of(corpus, Protocol.LEAVE_ONE_OUT, Part.TEST, null, Sampling.ALL);
        List<Set<Slice>> slices = Slicing.of(plan);
        Map<String, Set<Slice>> byUser = new TreeMap<>();
        for (int i = 0; i < slices.size(); i++) {
            byUser.put(corpus.users().get(plan.requests().get(i).user()), slices.get(i));
        }
        return byUser;
    }

    @Test
    void shouldCallAGapAPauseThatIsLongInDaysOrForTheUser() {
        // Given: items 0, 4, 8, … have one meaning
        Corpus corpus = new SmallShop(40)
                .bought("away-29-days", 0, 1)
                .bought("away-29-days", 4, 2)
                .bought("away-29-days", 8, 31)
                .bought("away-30-days", 0, 1)
                .bought("away-30-days", 4, 2)
                .bought("away-30-days", 8, 32)
                .bought("daily-then-four", 0, 1)
                .bought("daily-then-four", 4, 2)
                .bought("daily-then-four", 8, 3)
                .bought("daily-then-four", 12, 7)
                .bought("daily-then-three", 0, 1)
                .bought("daily-then-three", 4, 2)
                .bought("daily-then-three", 8, 3)
                .bought("daily-then-three", 12, 6)
                .bought("hours-then-half-a-day", 0, 1)
                .bought("hours-then-half-a-day", 4, 1.01)
                .bought("hours-then-half-a-day", 8, 1.02)
                .bought("hours-then-half-a-day", 12, 1.5)
                .corpus();

        // When
        Map<String, Set<Slice>> slices = slices(corpus);

        // Then
        assertThat(slices)
                .containsEntry("away-29-days", Set.of())
                .containsEntry("away-30-days", Set.of(Slice.AFTER_PAUSE))
                .containsEntry("daily-then-four", Set.of(Slice.AFTER_PAUSE))
                .containsEntry("daily-then-three", Set.of())
                .containsEntry("hours-then-half-a-day", Set.of());
    }

    @Test
    void shouldSeeAShiftWhereTheLastTimesMeanSomethingElse() {
        // Given: items 2, 6, 10, … point elsewhere than 0, 4, 8, …; one basket of the last three is not most of them
        SmallShop shop = new SmallShop(40);
        for (int day = 0; day < 4; day++) {
            shop.bought("shifted", 4 * day, day).bought("steady", 4 * day, day).bought("once", 4 * day, day);
        }
        for (int day = 4; day < 7; day++) {
            shop.bought("shifted", 2 + 4 * day, day).bought("steady", 4 * day, day);
            shop.bought("once", day == 4 ? 2 + 4 * day : 4 * day, day);
        }
        shop.bought("shifted", 34, 8).bought("steady", 32, 8).bought("once", 32, 8);

        // When
        Map<String, Set<Slice>> slices = slices(shop.corpus());

        // Then
        assertThat(slices)
                .containsEntry("shifted", Set.of(Slice.AFTER_SHIFT))
                .containsEntry("steady", Set.of())
                .containsEntry("once", Set.of());
    }

    @Test
    void shouldCountEventsOfAnyTypeThatAreShown() {
        // Given
        SmallShop shop = new SmallShop(40);
        for (int i = 0; i < 97; i++) {
            shop.did("view", "many", 0, 1 + i / 1000.0, 0).did("view", "few", 0, 1 + i / 1000.0, 0);
        }
        shop.did("search", "many", 0, 1.1, 0);
        for (String user : List.of("many", "few")) {
            shop.bought(user, 4, 1.2).bought(user, 8, 1.3).bought(user, 12, 1.4);
        }

        // When
        Map<String, Set<Slice>> slices = slices(shop.corpus());

        // Then: the last one is not shown
        assertThat(slices).containsEntry("many", Set.of(Slice.LONG_HISTORY)).containsEntry("few", Set.of());
    }
}
