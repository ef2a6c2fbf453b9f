package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/production.md says of copies of the data folder, and of what can be lost of it. */
@Tag("long")
class BackupIT {
    private static final String DIGEST = "/internal/interest/digest?users=true";

    private final Path folder;

    BackupIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldServeACopyOfTheDataFolderAndRebuildItsStoresAndDatabase() throws IOException {
        // Given
        Path data = folder.resolve("data");
        JsonNode digest;
        try (LetheProcess lethe = LetheProcess.run(data)) {
            TenantCalls calls = new TenantCalls(lethe.url(), "backup");
            calls.accepted("/v1/items", """
                    [{"itemId": "oar", "title": "An oar of ash wood"}, {"itemId": "tent", "title": "A tent for two"},
                     {"itemId": "rope", "title": "A rope that floats"}]""");
            calls.accepted("/v1/events", """
                    [{"userId": "ida", "type": "like", "itemId": "oar"}, {"userId": "ida", "type": "view", "itemId": "tent"},
                     {"userId": "jon", "type": "purchase", "itemId": "rope"}]""");
            awaitInterest(calls);
            digest = digest(lethe);
        }
        Path copy = folder.resolve("copy");
        copy(data, copy);

        // When: of the copy, only Kafka's log is left
        delete(copy.resolve("streams"));
        delete(copy.resolve("postgres"));
        try (LetheProcess rebuilt = LetheProcess.run(copy)) {
            // Then
            assertThat(digest(rebuilt)).isEqualTo(digest);
            awaitInterest(new TenantCalls(rebuilt.url(), "backup"));
        }
    }

    private static JsonNode digest(LetheProcess lethe) {
        return Awaitility.await("a settled digest")
                .atMost(Duration.ofMinutes(1))
                .until(() -> TenantCalls.json(lethe.get(DIGEST)), digest -> digest.path("settled")
                        .asBoolean());
    }

    /**
     * Waits until the answer is live and knows what the user likes: items are embedded, and stores rebuilt, in the
     * background.
     */
    private static void awaitInterest(TenantCalls calls) {
        Awaitility.await("a live interest in the oar")
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(calls.json("/v1/users/ida/interests").toString())
                                .contains("\"source\":\"live\"", "\"itemId\":\"oar\""));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walked = Files.walk(folder)) {
            files = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
