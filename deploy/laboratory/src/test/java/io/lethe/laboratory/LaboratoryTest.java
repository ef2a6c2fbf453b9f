package io.lethe.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.command.CommandLines;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaboratoryTest {
    private final StringWriter out = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect",
                "evaluate",
                "tune",
                "train",
                "quality",
                "study grouping",
                "study returns",
                "study revival",
                "study worlds",
                "study steering",
                "laws"
            })
    void shouldHelpWithEveryCommand(String command) {
        // When
        int exitCode = Laboratory.commandLine().setOut(new PrintWriter(out)).execute((command + " --help").split(" "));

        // Then
        assertThat(exitCode).isZero();
        assertThat(out.toString()).startsWith("Usage: lethe " + command).contains("Default: ");
    }

    @Test
    void shouldHaveTheCommandsThatThePlatformLists() {
        assertThat(CommandLines.LABORATORY.keySet())
                .containsExactlyElementsOf(
                        Laboratory.commandLine().getSubcommands().keySet());
    }

    @Test
    void shouldBeStartedByTheLauncherForTheSameCommands() throws IOException {
        // When
        String launcher = Files.readString(Path.of("..", "..", "lethe"));

        // Then
        assertThat(launcher)
                .contains("  " + String.join(" | ", CommandLines.LABORATORY.keySet()) + ") app=$laboratory");
    }
}
