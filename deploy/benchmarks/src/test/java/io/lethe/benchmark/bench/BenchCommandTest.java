package io.lethe.benchmark.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... words) {
        CommandLine line = Benchmarks.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(words);
    }

    @Test
    void shouldNameEveryBenchInItsHelp() {
        // When
        int code = execute("bench", "--help");

        // Then
        assertThat(code).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(String.join(", ", Benches.ALL.keySet()) + "; or all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bench|Missing required parameter: 'NAME'",
                "bench sleep|There is no bench sleep; there are start, idle",
                "bench all|all needs --dataset DIR",
                "bench start --items 0|--items has to be at least 1",
                "bench start --seconds x|Invalid value for option '--seconds'"
            })
    void shouldSayWhatIsWrong(String words, String said) {
        // When
        int code = execute(words.split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains(said);
    }
}
