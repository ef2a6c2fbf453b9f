package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.benchmark.bench.Benchmarks;
import io.lethe.laboratory.Laboratory;
import io.lethe.standalone.Lethe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/**
 * {@code docs/configuration.md} is what the {@code @ConfigMapping} interfaces and the commands say. After a change of
 * either, run this test with {@code -Dlethe.write=true}, which writes it.
 */
class ConfigurationPageTest {
    private static final String END = "<!-- end -->";
    private static final Path ROOT = Path.of("..", "..");
    private static final Path PAGE = ROOT.resolve(Path.of("docs", "configuration.md"));

    @Test
    void shouldSayWhatTheMappingsSay() throws IOException {
        // Given
        Map<String, List<ConfigurationSources.Property>> found = ConfigurationSources.under(ROOT);

        // When
        StringBuilder said = new StringBuilder();
        found.forEach((prefix, properties) -> {
            said.append("\n### ").append(prefix).append("\n\n| property | default | | |\n|---|---|---|---|\n");
            properties.forEach(one -> said.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            one.name(),
                            one.initial().isEmpty() ? "" : "`" + one.initial() + "`",
                            readable(one.type()),
                            one.about())));
        });

        // Then
        assertThat(found).containsKeys("lethe.embeddings", "lethe.ingest", "lethe.interest", "lethe.recommender");
        assertThat(said)
                .contains(
                        "| `lethe.ingest.cleaning.clock-skew` | `10m` | duration | How far an event may lie after its arrival. |");
        assertWritten("<!-- mappings -->\n", said.append('\n').toString());
    }

    @Test
    void shouldSayWhatTheCommandsSay() throws IOException {
        // When
        StringBuilder said = new StringBuilder();
        add(said, Lethe.commandLine());
        Laboratory.commandLine().getSubcommands().values().forEach(command -> add(said, command));
        Benchmarks.commandLine().getSubcommands().values().forEach(command -> add(said, command));

        // Then
        assertThat(said).contains("### lethe run", "--kafka-port=PORT", "### lethe tune", "### lethe bench");
        assertWritten("<!-- commands -->\n", said.append('\n').toString());
    }

    private static void add(StringBuilder said, CommandLine command) {
        said.append("\n### ").append(command.getCommandSpec().qualifiedName()).append("\n\n```\n");
        command.getUsageMessage(Ansi.OFF).lines().map(String::stripTrailing).forEach(line -> said.append(line)
                .append('\n'));
        said.append("```\n");
        command.getSubcommands().values().stream()
                .filter(below -> !below.getCommandName().equals("help"))
                .forEach(below -> add(said, below));
    }

    private static String readable(String type) {
        return type.replaceAll("Optional<(.*)>", "$1, optional")
                .replaceAll("Set<\\w+>", "list")
                .replace("Integer", "int")
                .toLowerCase(Locale.ROOT);
    }

    private static void assertWritten(String begin, String expected) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(END, from);
        if (Boolean.getBoolean("lethe.write")) {
            page = page.substring(0, from) + expected + page.substring(to);
            Files.writeString(PAGE, page);
            to = page.indexOf(END, from);
        }
        assertThat(page.substring(from, to)).isEqualTo(expected);
    }
}
