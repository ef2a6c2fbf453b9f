package io.lethe.embedding.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No model calls out: each case is a {@link RecordedRun}. */
class OfflineLibrariesTest {
    private final Path folder;

    OfflineLibrariesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldReachForNoHost() throws Exception {
        // When
        List<String> lines = run("lethe");

        // Then
        assertThat(starting(RecordedRun.DONE, lines)).containsExactly("384", "384", "384", "512");
        assertThat(starting(RecordedRun.ASKED, lines)).isEmpty();
    }

    @Test
    void shouldNoticeWhatTheTokenizerDoesWhenLeftAlone() throws Exception {
        // When
        List<String> lines = run("djl");

        // Then
        assertThat(starting(RecordedRun.DONE, lines)).hasSize(1);
        assertThat(starting(RecordedRun.ASKED, lines)).anyMatch(where -> where.contains("169.254.169.254"));
    }

    private List<String> run(String what) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordedRun.class.getName(),
                        what)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(List.of("OPT_OUT_TRACKING", "DJL_OFFLINE"));
        Process process = builder.start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        process.destroyForcibly();
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        assertThat(ended && process.exitValue() == 0)
                .as(String.join("\n", lines))
                .isTrue();
        return lines;
    }

    private static List<String> starting(String prefix, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()))
                .toList();
    }
}
