package io.lethe.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.evaluation.ties.Ties;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CorpusTest {
    private static final int USERS = 300;

    /** Users who bought items 0 and 1 on the first day and 2, 3 and 4 on the second, in the order of ids. */
    private static SmallShop baskets() {
        SmallShop shop = new SmallShop(9);
        for (int user = 0; user < USERS; user++) {
            for (int item = 0; item < 5; item++) {
                shop.bought("u" + user, item, item < 2 ? 1 : 2, item);
            }
        }
        return shop;
    }

    private static List<Integer> items(Corpus corpus, int user) {
        List<Integer> items = new ArrayList<>();
        for (int place = 0; place < corpus.sizeOf(user); place++) {
            items.add(corpus.itemOf(corpus.rowOf(user, place)));
        }
        return items;
    }

    @Test
    void shouldShuffleWithinTiesAlone() {
        // Given
        Corpus corpus = baskets().corpus();

        // When
        Corpus shuffled = corpus.shuffled(1);

        // Then: every order of the second day's three is about as frequent
        Map<List<Integer>, Integer> orders = new HashMap<>();
        for (int user = 0; user < USERS; user++) {
            List<Integer> items = items(shuffled, user);
            assertThat(items.subList(0, 2)).containsExactlyInAnyOrder(0, 1);
            orders.merge(items.subList(2, 5), 1, Integer::sum);
        }
        assertThat(orders).hasSize(6);
        assertThat(orders.values()).allMatch(count -> count > 25 && count < 80);
        assertThat(shuffled.isShuffled()).isTrue();
        assertThat(corpus.isShuffled()).isFalse();
        assertThat(corpus.ties().ascendingShare()).isEqualTo(1);
        assertThat(shuffled.ties().ascendingShare()).isCloseTo(0.5, within(0.1));
        assertThat(shuffled.ties().tied()).isEqualTo(corpus.ties().tied());
    }

    @Test
    void shouldGiveTheOrderToWhatTheLedgerSortsBy() {
        // Given: tied events whose ids hold their sequence
        Corpus shuffled = baskets().corpus().shuffled(1);

        // Then
        Set<String> ids = new HashSet<>();
        for (int user = 0; user < USERS; user++) {
            for (int place = 0; place < shuffled.sizeOf(user); place++) {
                LedgerEntry entry = shuffled.row(shuffled.rowOf(user, place));
                ids.add(user + " " + entry.interaction().eventId());
                assertThat(EventIds.sequenceOf(entry.interaction().eventId()))
                        .hasValue(entry.interaction().sequence());
                if (place > 0) {
                    assertThat(entry).isGreaterThan(shuffled.row(shuffled.rowOf(user, place - 1)));
                }
            }
        }
        assertThat(ids).hasSize(5 * USERS);
    }

    @Test
    void shouldKeepIdsThatWereGiven() {
        // Given
        List<LedgerEntry> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            events.add(new LedgerEntry(EmbeddedInteraction.withoutText(
                    Interaction.of("default", "anna", "e" + i, "i" + i, "view", SmallShop.START))));
        }
        Corpus corpus = new Corpus("given", new SmallShop(9).items(), events);

        // When
        Corpus shuffled = corpus.shuffled(1);

        // Then
        assertThat(items(shuffled, 0))
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5)
                .isNotEqualTo(items(corpus, 0));
        for (int place = 0; place < 6; place++) {
            assertThat(shuffled.row(shuffled.rowOf(0, place)).interaction().eventId())
                    .isEqualTo("e" + items(shuffled, 0).get(place));
        }
    }

    @Test
    void shouldShuffleByItsSeed() {
        // Given
        Corpus corpus = baskets().corpus();

        // Then
        assertThat(items(corpus.shuffled(1), 0)).isEqualTo(items(corpus.shuffled(1), 0));
        List<List<Integer>> all = new ArrayList<>();
        List<List<Integer>> others = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            all.add(items(corpus.shuffled(1), user));
            others.add(items(corpus.shuffled(2), user));
        }
        assertThat(all).isNotEqualTo(others);
    }

    @Test
    void shouldLeaveALogWithoutTiesAsItIs() {
        // Given
        SmallShop shop = new SmallShop(9);
        for (int i = 0; i < 30; i++) {
            shop.bought("u" + i % 3, i % 9, i);
        }
        Corpus corpus = shop.corpus();

        // When
        Corpus shuffled = corpus.inOrder(Ties.SHUFFLED, 1);

        // Then
        assertThat(corpus.inOrder(Ties.AS_IS, 1)).isSameAs(corpus);
        for (int row = 0; row < corpus.size(); row++) {
            assertThat(shuffled.row(row)).isEqualTo(corpus.row(row));
        }
    }

    @Test
    void shouldAskForAnyOfTheTiedInTheTestAndForEarlierOnesInValidation() {
        // Given
        Corpus corpus = baskets()
                .bought("late", 1, 1)
                .bought("late", 2, 2)
                .bought("late", 3, 3)
                .corpus();

        // When
        Plan asIs = Plans.of(corpus, Protocol.LEAVE_ONE_OUT, Part.TEST, null, Sampling.ALL);
        Plan test = Plans.of(corpus.shuffled(1), Protocol.LEAVE_ONE_OUT, Part.TEST, null, Sampling.ALL);
        Plan validation = Plans.of(corpus.shuffled(1), Protocol.LEAVE_ONE_OUT, Part.VALIDATION, null, Sampling.ALL);

        // Then
        assertThat(wanted(asIs)).containsOnlyKeys(3, 4).containsEntry(4, USERS);
        assertThat(wanted(test)).containsOnlyKeys(2, 3, 4).allSatisfy((item, count) -> assertThat(count)
                .isBetween(70, 130));
        assertThat(wanted(validation))
                .containsOnlyKeys(0, 1, 2)
                .containsEntry(2, 1)
                .allSatisfy((item, count) -> assertThat(count).isLessThan(190));
        assertThat(test.heldOut().cardinality()).isEqualTo(2 * (USERS + 1));
        assertThat(validation.heldOut().cardinality()).isEqualTo(4 * USERS + 2);
        assertThat(asIs.tiedShare()).isCloseTo(USERS / (USERS + 1.0), within(1e-12));
    }

    private static Map<Integer, Integer> wanted(Plan plan) {
        Map<Integer, Integer> wanted = new HashMap<>();
        plan.requests().forEach(request -> wanted.merge(request.wanted().get(0), 1, Integer::sum));
        return wanted;
    }
}
