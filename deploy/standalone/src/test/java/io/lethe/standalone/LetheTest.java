package io.lethe.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
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
    @ValueSource(strings = {"run", "dev", "import", "digest", "laws"})
    void shouldHelpWithEveryCommand(String command) {
        // When
        int exitCode = execute(command, "--help");

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString()).startsWith("Usage: lethe " + command).contains("Default: ");
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
}
