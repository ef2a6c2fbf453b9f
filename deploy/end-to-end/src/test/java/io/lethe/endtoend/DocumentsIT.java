package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

/** What the documents say is run: their commands, and the programs that they show, against a Lethe with the demo. */
class DocumentsIT {
    @RegisterExtension
    static final Demo DEMO = Demo.english();

    private final Path folder;

    DocumentsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/quickstart.md", "docs/explaining.md"})
    void shouldRunTheCommandsOfAPage(String document) throws IOException {
        RunningPage.assertRuns(document, DEMO.lethe(), folder);
    }

    @Test
    void shouldRunTheExampleForTheShell() {
        assertTellsTheStory(Program.run(
                folder,
                Program.find("bash", "bash"),
                "docs/examples/lethe.sh",
                requiring("curl", DEMO.lethe().url())));
    }

    @Test
    void shouldRunTheExampleInJava() {
        assertTellsTheStory(Program.run(
                folder,
                Program.java(),
                "docs/examples/Example.java",
                DEMO.lethe().url()));
    }

    @Test
    void shouldRunTheExampleInPython() {
        assertTellsTheStory(Program.run(
                folder,
                Program.find("python3", "python3"),
                "docs/examples/example.py",
                DEMO.lethe().url()));
    }

    @Test
    void shouldRunTheExampleInJavaScript() {
        assertTellsTheStory(Program.run(
                folder,
                Program.node(folder),
                "docs/examples/example.mjs",
                DEMO.lethe().url()));
    }

    @Test
    void shouldRunTheExampleThatWritesToKafka() throws Exception {
        // When
        String libraries = Program.placeOf(KafkaProducer.class) + File.pathSeparator + Program.placeOf(Logger.class);
        Program program =
                Program.run(folder, Program.java(), "-cp", libraries, "docs/examples/Produce.java", DEMO.kafka());

        // Then
        assertThat(program.exitCode()).as(program.errors()).isZero();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        DEMO.lethe().get("/v1/users/ann-kafka/interests").body().contains("\"itemId\":\"tent\""));
    }

    @Test
    void shouldServeTheDocuments() {
        assertThat(DEMO.lethe().get("/docs/").body()).contains("<title>Lethe's documents</title>");
        assertThat(DEMO.lethe().get("/docs/zh/").body()).contains("<html lang=\"zh\">");
        assertThat(DEMO.lethe().get("/docs/site.css").headers().firstValue("Cache-Control"))
                .contains("no-cache");
        assertThat(DEMO.lethe().get("/docs").headers().firstValue("Location")).contains("/docs/");
    }

    private static String requiring(String program, String argument) {
        Program.find(program, program);
        return argument;
    }

    private static void assertTellsTheStory(Program program) {
        assertThat(program.exitCode()).as(program.errors() + program.output()).isZero();
        assertThat(program.output())
                .containsSubsequence(
                        "1. An item",
                        "2. What she did",
                        "3. Her interests",
                        "4. What to show her",
                        "5. What changes",
                        "interests",
                        "recommendations",
                        "interests");
    }
}
