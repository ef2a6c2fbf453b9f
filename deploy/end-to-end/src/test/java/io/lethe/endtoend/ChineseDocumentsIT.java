package io.lethe.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the Chinese documents, against a Lethe with the Chinese model and its demo. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChineseDocumentsIT {
    private final Path folder;
    private final LetheProcess lethe;

    ChineseDocumentsIT(@TempDir Path folder) {
        this.folder = folder;
        this.lethe = LetheProcess.run(folder.resolve("data"), "--demo", "--model", "bge-small-zh-v1.5");
    }

    @BeforeAll
    void awaitDemo() {
        lethe.awaitPrinted("The demo is through", Duration.ofMinutes(3));
    }

    @AfterAll
    void stop() {
        lethe.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/zh/quickstart.md", "docs/zh/explaining.md"})
    void shouldRunTheCommandsOfAPage(String document) throws IOException {
        RunningPage.assertRuns(document, lethe, folder);
    }
}
