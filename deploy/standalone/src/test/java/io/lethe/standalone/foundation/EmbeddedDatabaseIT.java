package io.lethe.standalone.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.standalone.DyingRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
    private final Path data;

    EmbeddedDatabaseIT(@TempDir Path folder) {
        this.data = folder.resolve("postgres");
    }

    @Test
    void shouldKeepItsDataAndStopWhatAnEarlierRunLeftBehind() throws Exception {
        // Given
        Process earlier = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DyingRun.class.getName(),
                        data.toString())
                .inheritIO()
                .start();
        assertThat(earlier.waitFor()).isEqualTo(DyingRun.KILLED);
        LeftOverPostgres leftOver = LeftOverPostgres.in(data).orElseThrow();
        Path mark = Files.createFile(data.resolve("mark"));

        // When
        try (EmbeddedDatabase again = EmbeddedDatabase.start(data, Ports.free())) {
            // Then
            assertThat(ProcessHandle.of(leftOver.pid()).filter(ProcessHandle::isAlive))
                    .isEmpty();
            assertThat(mark).exists();
            assertThat(again.jdbcUrl()).startsWith("jdbc:postgresql://localhost:");
        }
        assertThat(LeftOverPostgres.in(data)).isEmpty();
    }

    @Test
    void shouldNotMistakeAnotherProgramForALeftOver() throws IOException {
        // Given: the number of this very process, which is no Postgres
        Files.createDirectories(data);
        long now = System.currentTimeMillis() / 1000;
        Files.write(
                data.resolve("postmaster.pid"),
                List.of(String.valueOf(ProcessHandle.current().pid()), data.toString(), String.valueOf(now), "5432"));

        // When, Then
        assertThat(LeftOverPostgres.in(data)).isEmpty();
    }
}
