package io.lethe.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListMetricsTest {
    /** Four items, of which the first two mean the same; 12 events, so that N + I = 16. */
    private final ListMetrics metrics =
            new ListMetrics(List.of(vector(1, 0), vector(1, 0), vector(0, 1), vector(1, 1)), new int[] {7, 3, 1, 1});

    private static QuantizedEmbedding vector(float... values) {
        return QuantizedEmbedding.of(values);
    }

    @Test
    void shouldFindRareItemsNovel() {
        assertThat(metrics.novelty(List.of(0))).isCloseTo(1, within(1e-12));
        assertThat(metrics.novelty(List.of(0, 2))).isCloseTo((1 + 3) / 2.0, within(1e-12));
        assertThat(metrics.novelty(List.of())).isZero();
    }

    @Test
    void shouldFindItemsOfDifferentMeaningDiverse() {
        assertThat(metrics.diversity(List.of(0, 1))).isCloseTo(0, within(1e-12));
        assertThat(metrics.diversity(List.of(0, 2))).isCloseTo(1, within(1e-12));
        assertThat(metrics.diversity(List.of(0, 1, 2))).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(metrics.diversity(List.of(0, 3))).isCloseTo(1 - Math.sqrt(0.5), within(1e-12));
        assertThat(metrics.diversity(List.of(3))).isZero();
    }

    @Test
    void shouldCountWhatIsInAnyList() {
        assertThat(metrics.coverage(List.of(List.of(0, 2), List.of(2), List.of())))
                .isEqualTo(0.5);
    }

    @Test
    void shouldTellWhatCoverageWouldLoseWithoutEachUser() {
        // Given: item 0 is given by two, 1 by the second alone, 2 and 3 by the third alone, with two lists
        List<List<Integer>> lists = List.of(List.of(0), List.of(0, 1), List.of(2), List.of(3, 2));

        // Then
        assertThat(metrics.losses(lists, new int[] {7, 8, 9, 9})).containsExactly(0, 0.25, 0.5, 0);
        assertThat(metrics.losses(lists, new int[] {7, 7, 7, 7})).containsExactly(1, 0, 0, 0);
    }
}
