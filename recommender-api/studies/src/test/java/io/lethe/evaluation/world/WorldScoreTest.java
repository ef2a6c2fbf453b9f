package io.lethe.evaluation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldScoreTest {
    private final Map<String, double[]> columns = new LinkedHashMap<>();

    private static double[] column(double value) {
        double[] column = new double[50];
        Arrays.setAll(column, i -> value + (i % 2) * 0.01);
        return column;
    }

    private WorldScore score(int events, double lethe, double text) {
        columns.put(WorldScore.ORACLE, column(0.2));
        columns.put(WorldScore.LETHE, column(lethe));
        WorldMix.SOURCES.forEach(source -> columns.put(source, column(0.1)));
        columns.put("text", column(text));
        columns.put(WorldScore.ITEM_KNN, column(0.1));
        return WorldScore.of("base", events, columns, "text 3.0", 1);
    }

    @Test
    void shouldAllowMoreLossAfterFewerEvents() {
        // Then
        assertThat(score(20_000, 0.18, 0.1).failures()).containsExactly("loss");
        assertThat(score(2_000, 0.18, 0.1).failures()).isEmpty();
        assertThat(score(2_000, 0.16, 0.1).failures()).containsExactly("loss");
        assertThat(score(500, 0.16, 0.1).failures()).isEmpty();
        assertThat(score(20_000, 0.196, 0.1).verdict()).isEqualTo("holds");
    }

    @Test
    void shouldGiveTheLossInPercentOfTheOracle() {
        // When
        WorldScore score = score(20_000, 0.18, 0.1);

        // Then
        assertThat(score.loss()).isCloseTo(100 * 0.02 / 0.205, within(1e-6));
        assertThat(score.low()).isCloseTo(score.loss(), within(1e-6));
        assertThat(score.ndcg()).containsEntry(WorldScore.LETHE, 0.185);
    }

    @Test
    void shouldNotStayBelowASingleSource() {
        // Then
        assertThat(score(2_000, 0.18, 0.19).verdict()).isEqualTo("below text");
    }

    @Test
    void shouldPrintALineForEachScore() {
        // Given
        WorldScore score = score(20_000, 0.18, 0.19);

        // Then
        assertThat(WorldTable.line(WorldTable.cells(score)))
                .startsWith("| base | 20,000 | 0.2050 | 0.1850 |")
                .endsWith("| 9.8 (9.8 to 9.8) | loss, below text |");
        assertThat(WorldTable.heading(score)).hasSameSizeAs(WorldTable.cells(score));
        assertThat(WorldTable.summary(List.of(score))).isEqualTo("0 of 1 hold; mean loss 9.8 %");
        assertThat(WorldTable.page(List.of(score)))
                .contains("<td>text 3.0</td>")
                .endsWith("</html>\n");
    }
}
