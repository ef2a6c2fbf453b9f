package io.lethe.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases worked by hand. */
class RankMetricTest {
    private static final double CLOSE = 1e-9;

    /** Ten candidates; what was wanted is third: 1/log2(4) = ½, one of three, and seven of nine others are below. */
    @ParameterizedTest
    @CsvSource({
        "HIT_RATE, 1",
        "PRECISION, 0.2",
        "RECALL, 1",
        "F1, 0.333333333333",
        "NDCG, 0.5",
        "MAP, 0.333333333333",
        "MRR, 0.333333333333",
        "AUC, 0.777777777778"
    })
    void shouldJudgeOneWantedItemInTheList(RankMetric metric, double expected) {
        assertThat(metric.of(new Outcome(List.of(3), 10), 5)).isCloseTo(expected, within(CLOSE));
    }

    /** The same item is sixth: behind the list. Only MRR and AUC see it. */
    @ParameterizedTest
    @CsvSource({
        "HIT_RATE, 0",
        "PRECISION, 0",
        "RECALL, 0",
        "F1, 0",
        "NDCG, 0",
        "MAP, 0",
        "MRR, 0.166666666667",
        "AUC, 0.444444444444"
    })
    void shouldJudgeOneWantedItemBehindTheList(RankMetric metric, double expected) {
        assertThat(metric.of(new Outcome(List.of(6), 10), 5)).isCloseTo(expected, within(CLOSE));
    }

    /**
     * Three wanted, at 1, 4 and 9 of 10, list of 5. Precision 2/5, recall 2/3, F1 2·2/(5+3) = ½. DCG 1 + 1/log2(5) =
     * 1.430676558, ideal 1 + 0.630929754 + 0.5 = 2.130929754. MAP (1/1 + 2/4) / 3 = ½. AUC: of 3·7 pairs 0 + 2 + 6
     * are wrong: 13/21.
     */
    @ParameterizedTest
    @CsvSource({
        "HIT_RATE, 1",
        "PRECISION, 0.4",
        "RECALL, 0.666666666667",
        "F1, 0.5",
        "NDCG, 0.671386072",
        "MAP, 0.5",
        "MRR, 1",
        "AUC, 0.619047619048"
    })
    void shouldJudgeSeveralWantedItems(RankMetric metric, double expected) {
        assertThat(metric.of(new Outcome(List.of(9, 1, 4), 10), 5)).isCloseTo(expected, within(1e-8));
    }

    @Test
    void shouldNotAskMoreOfAListThanFitsIt() {
        // Given
        Outcome all = new Outcome(List.of(1, 2, 3, 4), 8);

        // Then
        assertThat(RankMetric.NDCG.of(all, 2)).isCloseTo(1, within(CLOSE));
        assertThat(RankMetric.MAP.of(all, 2)).isCloseTo(1, within(CLOSE));
        assertThat(RankMetric.RECALL.of(all, 2)).isCloseTo(0.5, within(CLOSE));
        assertThat(RankMetric.AUC.of(new Outcome(List.of(1, 2), 2), 2)).isEqualTo(1);
    }

    @Test
    void shouldRefuseRanksThatCannotBe() {
        assertThatThrownBy(() -> new Outcome(List.of(0), 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome(List.of(6), 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Outcome(List.of(), 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldNameTheListOnlyWhereItCounts() {
        assertThat(RankMetric.NDCG.code(10)).isEqualTo("ndcg@10");
        assertThat(RankMetric.AUC.code(10)).isEqualTo("auc");
    }
}
