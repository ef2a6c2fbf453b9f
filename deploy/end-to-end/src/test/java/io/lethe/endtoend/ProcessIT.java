package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessIT {
    private final Path folder;

    ProcessIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldStartAgainOnItsDataAndRefuseASecondRun() {
        // Given
        Path data = folder.resolve("data");
        String kafka;
        try (LetheProcess first = LetheProcess.run(data)) {
            kafka = first.get("/internal/standalone").body();
            assertThat(kafka).contains("\"kafka\":\"localhost:").contains(data.toString());

            // When: the folder is in use
            LetheProcess second = LetheProcess.runUnawaited(data);
            // Then
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.printed().lines().filter(line -> line.startsWith("lethe: ")))
                    .singleElement()
                    .asString()
                    .contains("is in use by another Lethe (process " + first.pid() + ")");
            assertThat(second.printed()).doesNotContain("\tat ");

            // When: the port is taken
            LetheProcess third = LetheProcess.command(
                    folder.resolve("third.log"),
                    "run",
                    "--port",
                    String.valueOf(first.port()),
                    "--data",
                    folder.resolve("other").toString());
            // Then
            assertThat(third.exitCode()).isEqualTo(1);
            assertThat(third.printed())
                    .contains("lethe: Port " + first.port() + " is taken")
                    .doesNotContain("\tat ");
        }

        // When
        try (LetheProcess again = LetheProcess.run(data)) {
            // Then
            assertThat(again.get("/internal/standalone").body()).isEqualTo(kafka);
        }
    }

    @Test
    void shouldStopThePostgresThatAKilledRunLeftBehind() throws Exception {
        // Given
        Path data = folder.resolve("data");
        LetheProcess killed = LetheProcess.run(data);
        killed.kill();
        List<String> leftOver = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        ProcessHandle postgres =
                ProcessHandle.of(Long.parseLong(leftOver.get(0).strip())).orElseThrow();
        assertThat(postgres.isAlive()).isTrue();

        // When
        long pid;
        try (LetheProcess again = LetheProcess.run(data)) {
            pid = again.pid();

            // Then
            assertThat(postgres.isAlive()).isFalse();
            assertThat(again.get("/q/health/ready").statusCode()).isEqualTo(200);
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }
}
