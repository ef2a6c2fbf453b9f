package io.lethe.benchmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.benchmark.bench.BenchReport.Measured;
import io.lethe.benchmark.bench.Figure.Goal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchReportTest {
    private static final Machine MACHINE = new Machine("2 processors", "abc");
    private static final Measured QUICK = new Measured(
            "latency",
            "An event is posted.",
            List.of(new Figure("median", 4.25, "ms", Goal.most(10)), Figure.of("asked", 1234, "times")),
            List.of());

    @ParameterizedTest
    @CsvSource({
        "0.256, 0.26",
        "0, 0",
        "7, 7",
        "7.25, 7.3",
        "99.96, 100.0",
        "12345.6, '12,346'",
        "-3.14, -3.1",
        "0.0001, 1.0e-04"
    })
    void shouldWriteNumbersAsTheyAreRead(double value, String text) {
        assertThat(Figure.number(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"10, true, 10, true", "10, true, 10.1, false", "10, false, 10, true", "10, false, 9.9, false"})
    void shouldHoldAFigureAgainstItsGoal(double limit, boolean isMost, double value, boolean isMet) {
        assertThat(new Goal(limit, isMost).isMetBy(value)).isEqualTo(isMet);
    }

    @Test
    void shouldSayWhatWasMeasuredWhereAndHow() {
        // Given
        BenchReport report = new BenchReport("./lethe bench latency", MACHINE, null);

        // When
        report.add(QUICK);

        // Then
        assertThat(report.markdown())
                .contains(
                        "./lethe bench latency", "on 2 processors, at commit abc.", "## latency", "An event is posted.")
                .contains("| median | 4.3 ms | ≤ 10 | met |", "| asked | 1,234 times | | |")
                .doesNotContain("other");
        assertThat(BenchReport.lines(QUICK)).contains("median", "4.3", "≤ 10 met");
    }

    @Test
    void shouldPutAnotherCheckoutBesideIt() throws IOException {
        // Given
        BenchReport report = new BenchReport("./lethe bench latency", MACHINE, "def");
        Figure slow = new Figure("median", 40, "ms", Goal.most(10));

        // When
        report.add(new Measured(
                QUICK.name(),
                QUICK.about(),
                List.of(slow),
                List.of(QUICK.figures().get(0))));

        // Then
        assertThat(report.markdown())
                .contains("*other* is commit def", "| median | 40 ms | 4.3 ms | ≤ 10 | **missed** |");
        JsonNode figure = new ObjectMapper().readTree(report.json()).at("/benches/latency/0");
        assertThat(figure.path("value").asDouble()).isEqualTo(40);
        assertThat(figure.path("other").asDouble()).isEqualTo(4.25);
        assertThat(figure.path("met").asBoolean()).isFalse();
    }
}
