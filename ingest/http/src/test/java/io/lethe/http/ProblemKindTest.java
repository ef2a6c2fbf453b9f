package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProblemKindTest {
    @Test
    void shouldHaveASectionInTheDocumentsForEachKind() throws IOException {
        String page = Files.readString(Path.of("../../docs/errors.md"));
        for (ProblemKind kind : ProblemKind.values()) {
            assertThat(page).contains("\n## " + kind.title() + "\n\n`" + kind.status() + "`.");
            assertThat(kind.type()).isEqualTo("/docs/errors.html#" + kind.anchor());
        }
    }

    @Test
    void shouldFindAKindForEveryErrorStatus() {
        Stream.of(400, 404, 405, 406, 413, 414, 415, 431, 500, 503)
                .forEach(status -> assertThat(ProblemKind.of(status).status()).isEqualTo(status));
        assertThat(ProblemKind.of(400)).isEqualTo(ProblemKind.INVALID_VALUE);
    }
}
