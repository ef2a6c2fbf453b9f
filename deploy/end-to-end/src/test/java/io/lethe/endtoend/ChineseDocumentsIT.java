package io.lethe.endtoend;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the Chinese documents, against a Lethe with the Chinese model and its demo. */
@Tag("long")
class ChineseDocumentsIT {
    @RegisterExtension
    static final Demo DEMO = Demo.chinese();

    private final Path folder;

    ChineseDocumentsIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/zh/quickstart.md", "docs/zh/explaining.md"})
    void shouldRunTheCommandsOfAPage(String document) throws IOException {
        RunningPage.assertRuns(document, DEMO.lethe(), folder);
    }
}
