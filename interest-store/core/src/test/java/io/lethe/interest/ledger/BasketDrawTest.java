package io.lethe.interest.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasketDrawTest {
    private static final int SIZE = 20;

    private static LedgerEntry event(String user, String id, String item, long time) {
        return new LedgerEntry(
                EmbeddedInteraction.withoutText(Interaction.of("default", user, id, item, "view", time)));
    }

    private static List<String> items(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> String.valueOf(entry.interaction().itemId()))
                .toList();
    }

    private static List<LedgerEntry> basket(String user, long time) {
        return IntStream.range(0, SIZE)
                .mapToObj(i -> event(user, "e" + i, "item " + i, time))
                .toList();
    }

    @Test
    void shouldTurnAHistoryRoundWhereNoTwoEventsShareATime() {
        // Given
        List<LedgerEntry> history = IntStream.range(0, SIZE)
                .mapToObj(i -> event("ann", "e" + i, "item " + i, i))
                .toList();

        // When
        List<LedgerEntry> newestFirst = BasketDraw.newestFirst(history);

        // Then
        assertThat(BasketDraw.oldestFirst(history)).isEqualTo(history);
        Collections.reverse(newestFirst);
        assertThat(newestFirst).isEqualTo(history);
        assertThat(BasketDraw.newestFirst(List.of())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldDrawTheSameWhateverOrderABasketIsIn(long seed) {
        // Given
        List<LedgerEntry> history = new ArrayList<>(basket("ann", 5));
        List<LedgerEntry> shuffled = new ArrayList<>(history);
        Collections.shuffle(shuffled, new Random(seed));
        history.add(event("ann", "last", "last", 6));
        shuffled.add(event("ann", "last", "last", 6));

        // When
        List<LedgerEntry> drawn = BasketDraw.newestFirst(shuffled);

        // Then
        assertThat(drawn).isEqualTo(BasketDraw.newestFirst(history));
        assertThat(items(drawn)).startsWith("last").doesNotHaveDuplicates().hasSize(SIZE + 1);
        Collections.reverse(drawn);
        assertThat(BasketDraw.oldestFirst(history)).isEqualTo(drawn);
    }

    @Test
    void shouldDrawAfreshForEachUserAndTime() {
        // When
        List<String> draw = items(BasketDraw.newestFirst(basket("ann", 5)));

        // Then
        assertThat(items(BasketDraw.newestFirst(basket("bob", 5))))
                .isNotEqualTo(draw)
                .containsAll(draw);
        assertThat(items(BasketDraw.newestFirst(basket("ann", 6))))
                .isNotEqualTo(draw)
                .containsAll(draw);
        assertThat(draw).isNotEqualTo(items(basket("ann", 5)));
    }
}
