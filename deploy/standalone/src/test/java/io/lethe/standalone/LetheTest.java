package io.lethe.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.command.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LetheTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String... args) {
        CommandLine lethe = Lethe.commandLine();
        return lethe.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "dev", "import", "digest", "settings"})
    void shouldHelpWithEveryCommand(String command) {
        // When
        int exitCode = execute((command + " --help").split(" "));

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString()).startsWith("Usage: lethe " + command).contains("Default: ");
    }

    @Test
    void shouldListTheCommandsOfTheLaboratoryAndTheBenchesToo() {
        // When
        int exitCode = execute("--help");

        // Then
        assertThat(exitCode).isZero();
        CommandLines.LABORATORY.forEach(
                (name, about) -> assertThat(out.toString()).containsPattern("(?m)^  %s +%s$".formatted(name, about)));
        assertThat(out.toString()).containsPattern("(?m)^  bench +" + CommandLines.BENCH.getValue() + "$");
    }

    @Test
    void shouldSayItsVersion() {
        // When
        int exitCode = execute("--version");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString()).matches("(?s)lethe \\d+\\.\\d+.*");
    }

    @Test
    void shouldRefuseATakenPortInOneLine(@TempDir Path data) throws IOException {
        // Given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            // When
            int exitCode = execute("run", "--data", data.toString(), "--port", String.valueOf(other.getLocalPort()));

            // Then
            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("lethe: Port " + other.getLocalPort() + " is taken");
        }
    }

    @Test
    void shouldRefuseAFolderWithoutADataSetInOneLine(@TempDir Path folder) {
        // When
        int exitCode = execute("import", folder.toString(), "--sequence", "row");

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("No data set was recognised");
    }

    @Test
    void shouldCheckTheSettingsBeforeAnythingStarts(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("wrong.yaml");
        Files.writeString(file, "kernel: exponential(30d)\nmix:\n  tend: 1\ndiversity: 3\n");

        // When
        int exitCode = execute(
                "run",
                "--settings",
                file.toString(),
                "--data",
                folder.resolve("data").toString());

        // Then
        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        file + ":3: mix.tend: there is no such setting; did you mean trend?",
                        file + ":4: diversity: is a number from 0 to 1, not 3");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void shouldPrintWhatASettingsFileSaysInFull(@TempDir Path folder) throws IOException {
        // Given
        Path file = folder.resolve("settings.yaml");
        Files.writeString(file, "halfLife: 7d\nkernels: {purchase: linear(30d)}\n");

        // When
        int exitCode = execute("settings", file.toString());

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .matches("(?s)# version [0-9a-f]{12}\n.*")
                .contains("kernel: exponential(7d)\nkernels:\n  purchase: linear(30d)\ncohesion: ");
    }

    @Test
    void shouldPrintDefaultsThatItTakesBack(@TempDir Path folder) throws IOException {
        // Given
        execute("settings", "--defaults");
        Path file = folder.resolve("defaults.yaml");
        Files.writeString(file, out.toString());

        // When
        int exitCode = execute("settings", file.toString(), "--json");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString())
                .contains("# How much each source counts in a score.")
                .contains("\"diversity\" : ");
    }

    @Test
    void shouldRefuseAFileThatIsNotThere(@TempDir Path folder) {
        // When
        int exitCode = execute("settings", folder.resolve("none.yaml").toString());

        // Then
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("none.yaml cannot be read");
    }
}
