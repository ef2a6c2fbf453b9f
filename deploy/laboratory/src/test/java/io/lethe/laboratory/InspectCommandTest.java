package io.lethe.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        return Laboratory.commandLine().setErr(new PrintWriter(err)).execute(args);
    }

    @Test
    void shouldWriteFiguresAndAPage() throws IOException {
        // Given
        Files.write(
                folder.resolve("events.tsv"),
                List.of(
                        "user_id\titem_id\ttimestamp\tevent_type\tvalue",
                        "anna\ta\t1700000001\tview\t",
                        "anna\ta\t1700000001\tview\t",
                        "anna\tb\t1700000001\tview\t",
                        "\ta\t1700000002\tview\t"));
        Path json = folder.resolve("figures.json");
        Path page = folder.resolve("page.html");

        // When
        int exitCode = execute("inspect", folder.toString(), "--json", json.toString(), "--report", page.toString());

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.path("overview").path("events kept").longValue()).isEqualTo(2);
        assertThat(figures.path("grain").textValue()).isEqualTo("second");
        assertThat(figures.path("ties").path("tied").longValue()).isEqualTo(1);
        assertThat(figures.path("ties").path("ascendingShare").doubleValue()).isEqualTo(1);
        assertThat(figures.path("ties").path("lastTiedShare").doubleValue()).isEqualTo(1);
        assertThat(figures.path("ties").path("verdict").textValue()).contains("too few ties");
        assertThat(figures.path("findings"))
                .extracting(finding -> finding.path("kind").textValue())
                .contains("merged-rows", "rejected-events/by the reader: user_id is missing");
        assertThat(page)
                .content()
                .startsWith("<!doctype html>")
                .contains(
                        "user_id is missing", "times tell the second", "100.0 % of tied neighbours ascend by item id");
    }

    @Test
    void shouldSayThatAFolderIsNoDataSet() {
        // When
        int exitCode = execute("inspect", folder.toString());

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("No data set was recognised in ");
    }
}
