package io.lethe.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on a data set that nothing in the project was made for. */
class HeldOutDatasetIT {
    private static final long SEED = 20;

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void write() throws IOException {
        new RecipeDiary(SEED).write(Files.createDirectories(folder.resolve("recipes")));
    }

    private void execute(String command, String... args) {
        List<String> all = new ArrayList<>(List.of(
                command,
                "--dataset",
                folder.resolve("recipes").toString(),
                "--cache",
                folder.resolve("cache").toString()));
        all.addAll(List.of(args));
        int exitCode = Laboratory.commandLine().setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
        assertThat(exitCode).as(err.toString()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"leave-one-out, 120", "temporal, 200", "prequential, 200"})
    void shouldBeatPopularity(String protocol, int leastRequests) throws IOException {
        // Given
        Path json = folder.resolve("figures.json");

        // When
        execute("evaluate", "--protocol", protocol, "--models", "lethe,popularity", "--json", json.toString());

        // Then
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.path("items").intValue()).isEqualTo(121);
        assertThat(figures.path("requests").intValue()).isGreaterThanOrEqualTo(leastRequests);
        JsonNode against = figures.path("against").get(1);
        assertThat(against.path("model").textValue()).isEqualTo("popularity");
        assertThat(against.path("metric").textValue()).isEqualTo("ndcg@10");
        assertThat(against.path("low").doubleValue())
                .as("seed %d: %s", SEED, figures)
                .isPositive();
    }

    @Test
    @Tag("long")
    void shouldFindThatItForgetsByPosition() throws IOException {
        // Given
        Path settings = folder.resolve("interest.yaml");
        Files.writeString(
                settings,
                "mix: {neighbour: 0, words: 0, text: 0, trend: 0, lift: 0, interest: 1}\nforgetting: {adaption: 0}\n");
        Path out = folder.resolve("tuned.yaml");
        Path page = folder.resolve("page.html");

        // When
        execute(
                "tune",
                "--protocol",
                "leave-one-out",
                "--settings",
                settings.toString(),
                "--free",
                "kernel",
                "--budget",
                "24",
                "--out",
                out.toString(),
                "--report",
                page.toString());

        // Then
        assertThat(page)
                .content()
                .contains("interest is best forgotten by position")
                .doesNotContain("neither axis");
        assertThat(out).content().contains("positions(exponential(");
    }
}
