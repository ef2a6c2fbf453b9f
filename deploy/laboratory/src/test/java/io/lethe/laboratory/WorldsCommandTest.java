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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldsCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private static Path vectors = Path.of(".");

    @TempDir
    private Path folder = Path.of(".");

    private int execute(String... args) {
        return Laboratory.commandLine().setErr(new PrintWriter(err)).execute(args);
    }

    private int worlds(String... more) {
        List<String> args = new ArrayList<>(List.of("study", "worlds", "--cache", vectors.toString()));
        args.addAll(List.of(more));
        return execute(args.toArray(String[]::new));
    }

    @Test
    void shouldWriteADataSetThatEvaluateReads() throws IOException {
        // Given
        String world = folder.resolve("world").toString();
        Path json = folder.resolve("figures.json");

        // When
        int written = worlds("--world", "catalogue-500", "--events", "500", "--out", world);
        int evaluated = execute(
                "evaluate",
                "--dataset",
                world,
                "--protocol",
                "temporal",
                "--models",
                "lethe,item-knn",
                "--cache",
                vectors.toString(),
                "--json",
                json.toString());

        // Then
        assertThat(written).as(err.toString()).isZero();
        assertThat(evaluated).as(err.toString()).isZero();
        assertThat(new ObjectMapper().readTree(json.toFile()).path("models")).hasSize(2);
    }

    @Test
    void shouldMeasureAWorld() throws IOException {
        // Given
        Path json = folder.resolve("figures.json");
        Path page = folder.resolve("page.html");

        // When
        int exitCode = worlds(
                "--world",
                "catalogue-500",
                "--events",
                "200",
                "--trials",
                "9",
                "--json",
                json.toString(),
                "--report",
                page.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode score = new ObjectMapper().readTree(json.toFile()).get(0);
        assertThat(score.path("world").asText()).isEqualTo("catalogue-500");
        assertThat(score.path("ndcg").fieldNames())
                .toIterable()
                .contains("law", "oracle", "lethe", "neighbour", "habit", "item-knn", "stan");
        assertThat(score.path("ndcg").path("lethe").asDouble()).isPositive();
        assertThat(Files.readString(page)).contains("catalogue-500");
    }

    @Test
    void shouldSayWhatIsWrong() {
        // Then
        assertThat(worlds("--world", "atlantis")).isEqualTo(2);
        assertThat(worlds("--events", "5")).isEqualTo(2);
        assertThat(worlds("--trials", "8")).isEqualTo(2);
        assertThat(worlds("--out", folder.toString())).isEqualTo(2);
        assertThat(worlds("--json", folder.resolve("none/x").toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("There is no world atlantis; there are base, ")
                .contains("--events is from 100 to 1000000, not 5")
                .contains("--trials is at least 9, not 8")
                .contains("--out needs one --world")
                .contains("There is no folder ");
    }
}
