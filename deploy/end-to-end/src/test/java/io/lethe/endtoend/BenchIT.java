package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./lethe bench}, by the launcher, on a shop that is far too small for its figures to mean anything. */
@Tag("long")
class BenchIT {
    @Test
    void shouldMeasureARunningLethe(@TempDir Path folder) throws IOException, InterruptedException {
        // Given
        Path root = Path.of(System.getProperty("lethe.root"));
        Path json = folder.resolve("figures.json");
        Path page = folder.resolve("page.md");

        // When
        Process bench = new ProcessBuilder(
                        root.resolve("lethe").toString(),
                        "bench",
                        "latency",
                        "--items",
                        "50",
                        "--users",
                        "5",
                        "--seconds",
                        "1",
                        "--json",
                        json.toString(),
                        "--out",
                        page.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        int code = bench.waitFor();

        // Then
        String printed = Files.readString(folder.resolve("log"));
        assertThat(code).as(printed).isZero();
        assertThat(printed).contains("latency", "median", "99 of 100 within");
        assertThat(Files.readString(page)).contains("./lethe bench latency --items 50", "## latency");
        JsonNode figures = new ObjectMapper().readTree(json.toFile()).at("/benches/latency");
        assertThat(figures).hasSize(2);
        assertThat(figures.at("/0/value").asDouble()).isPositive();
        assertThat(figures.at("/1/value").asDouble())
                .isGreaterThanOrEqualTo(figures.at("/0/value").asDouble());
    }
}
