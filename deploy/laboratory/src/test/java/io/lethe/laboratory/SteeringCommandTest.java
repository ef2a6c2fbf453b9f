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

class SteeringCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private static Path vectors = Path.of(".");

    @TempDir
    private Path folder = Path.of(".");

    private int steering(String... more) {
        List<String> args = new ArrayList<>(List.of("study", "steering", "--cache", vectors.toString()));
        args.addAll(List.of(more));
        return Laboratory.commandLine().setErr(new PrintWriter(err)).execute(args.toArray(String[]::new));
    }

    @Test
    void shouldMeasureOneKindInOneShop() throws IOException {
        // Given
        Path json = folder.resolve("figures.json");
        Path page = folder.resolve("page.html");

        // When
        int exitCode = steering(
                "--only",
                "bruno",
                "--shop",
                "demo",
                "--people",
                "1",
                "--show",
                "--json",
                json.toString(),
                "--report",
                page.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures).hasSize(3).allMatch(one -> one.path("kind").asText().equals("bruno"));
        assertThat(figures.get(0).path("measure").asText()).isEqualTo("current");
        assertThat(figures.get(0).path("atLeast").asDouble()).isEqualTo(8);
        assertThat(figures.get(0).path("mean").isNumber()).isTrue();
        assertThat(Files.readString(page)).contains("<td>bruno</td>", "demo", "goal");
    }

    @Test
    void shouldFollowTheSettings() throws IOException {
        // Given
        Path sound = Files.writeString(folder.resolve("sound.yaml"), "mix:\n  trend: 0\n  interest: 5\n");
        Path faulty = Files.writeString(folder.resolve("faulty.yaml"), "mix:\n  trend: much\n");

        // When
        int read = steering("--only", "gift", "--shop", "corner", "--people", "1", "--settings", sound.toString());
        int refused = steering("--only", "gift", "--shop", "corner", "--settings", faulty.toString());

        // Then
        assertThat(read).as(err.toString()).isZero();
        assertThat(refused).isEqualTo(2);
        assertThat(err.toString()).contains("faulty.yaml:2: mix.trend");
    }

    @Test
    void shouldAskAboutThePeopleOfTheDemo() throws IOException {
        // Given
        Path json = folder.resolve("figures.json");

        // When
        int exitCode = steering("--demo-people", "--json", json.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures).hasSize(15).allMatch(one -> one.path("events").intValue() > 0);
        assertThat(figures).extracting(one -> one.path("user").textValue()).contains("bruno", "chen", "kofi");
        assertThat(figures)
                .extracting(one -> one.path("differ").intValue())
                .allMatch(differ -> differ >= 0 && differ <= 10)
                .anyMatch(differ -> differ > 0);
    }

    @Test
    void shouldSayWhatIsWrong() {
        // Then
        assertThat(steering("--only", "nobody")).isEqualTo(2);
        assertThat(steering("--shop", "harrods")).isEqualTo(2);
        assertThat(steering("--people", "0")).isEqualTo(2);
        assertThat(steering("--requests", "0")).isEqualTo(2);
        assertThat(steering("--dataset", folder.toString(), "--only", "bruno")).isEqualTo(2);
        assertThat(steering("--demo-people", "--shop", "demo")).isEqualTo(2);
        assertThat(steering("--dataset", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(steering("--only", "steady-eight", "--shop", "corner")).isEqualTo(2);
        assertThat(steering("--json", folder.resolve("none/x").toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("There are no people nobody; there are steady-one, ")
                .contains("There is no shop harrods; there are corner, demo, ")
                .contains("--people is at least 1, not 0")
                .contains("--requests is at least 1, not 0")
                .contains("--only, --shop, --show, --ablations and --report are of planted people, not of --dataset")
                .contains(
                        "--only, --shop, --dataset, --show, --ablations and --report are of other people, not of --demo-people")
                .contains("None of these people suits any of these shops: steady-eight need more topics or items")
                .contains("There is no folder ");
    }
}
