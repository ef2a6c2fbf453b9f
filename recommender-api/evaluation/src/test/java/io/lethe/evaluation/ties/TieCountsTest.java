package io.lethe.evaluation.ties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TieCountsTest {
    private final TieCounts.Counter counter = new TieCounts.Counter();

    @Test
    void shouldCountNeighboursAndLastEvents() {
        // Given: one user whose last event is tied, one whose first ones are, and one with a single event
        add(1, "a", 2, "c", 2, "b");
        add(5, "a", 5, "b", 5, "b", 9, "c");
        add(5, "a");

        // When
        TieCounts counts = counter.counts();

        // Then: of the tied pairs c-b, a-b and b-b, the last is of one item
        assertThat(counts).isEqualTo(new TieCounts(5, 3, 2, 1, 2, 1));
        assertThat(counts.tiedShare()).isCloseTo(0.6, within(1e-12));
        assertThat(counts.ascendingShare()).isCloseTo(0.5, within(1e-12));
        assertThat(counts.lastShare()).isCloseTo(0.5, within(1e-12));
        assertThat(counts.verdict()).isEqualTo(TieCounts.Verdict.TOO_FEW);
    }

    @Test
    void shouldHaveNothingToCount() {
        assertThat(counter.counts().tiedShare()).isZero();
        assertThat(counter.counts().verdict()).isEqualTo(TieCounts.Verdict.TOO_FEW);
    }

    @ParameterizedTest
    @CsvSource({"1,IDS", "0,IDS_DESCENDING", "0.7,LEANS_ON_IDS", "0.5,NOT_IDS"})
    void shouldTellTheOrderOfIdsFromChance(double ascending, TieCounts.Verdict verdict) {
        // Given
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            boolean up = random.nextDouble() < ascending;
            add(1, up ? "a" : "b", 1, up ? "b" : "a");
        }

        // Then
        assertThat(counter.counts().verdict()).isEqualTo(verdict);
        assertThat(counter.counts().ascendingShare()).isCloseTo(ascending, within(0.05));
    }

    @Test
    void shouldKnowTheOrderOfNumbers() {
        // Given
        for (int i = 1; i < 200; i++) {
            add(1, "" + i, 1, "" + (i + 1));
        }

        // Then
        assertThat(counter.counts().ascendingShare()).isEqualTo(1);
    }

    private void add(Object... timesAndItems) {
        List<Object> all = List.of(timesAndItems);
        for (int i = 0; i < all.size(); i += 2) {
            counter.add((Integer) all.get(i), (String) all.get(i + 1));
        }
        counter.endUser();
    }
}
