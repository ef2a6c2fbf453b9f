package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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

    /** Until the address is closed, whatever is asked is answered, or refused with a problem. */
    @Test
    void shouldSayThatItIsShuttingDown() throws Exception {
        // Given
        LetheProcess lethe = LetheProcess.run(folder.resolve("data"));
        TenantCalls calls = new TenantCalls(lethe.url(), "shutdown");
        List<HttpResponse<String>> answers = new ArrayList<>();
        calls.get("/v1/status");

        // When
        CompletableFuture<Void> ended = CompletableFuture.runAsync(lethe::close);
        while (!ended.isDone()) {
            try {
                answers.add(calls.get("/v1/users/nobody/recommendations"));
                answers.add(calls.get("/v1/trending"));
            } catch (UncheckedIOException closed) {
                ended.join();
            }
        }

        // Then
        assertThat(lethe.exitCode()).isEqualTo(143);
        assertThat(answers).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            if (answer.statusCode() == 503) {
                assertThat(TenantCalls.json(answer).path("type").asText())
                        .isEqualTo("/docs/errors.html#not-available-now");
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            }
        });
    }

    @Test
    void shouldCleanTheEventsOfASessionAsAllOthers() {
        // Given
        Map<String, String> configured = Map.of(
                "LETHE_INGEST_CLEANING_MAX_ID_LENGTH", "8",
                "LETHE_INGEST_CLEANING_MAX_TEXT_LENGTH", "20",
                "LETHE_INGEST_CLEANING_EXTRA_TYPES", "wave");
        try (LetheProcess lethe = LetheProcess.run(folder.resolve("data"), configured)) {
            TenantCalls calls = new TenantCalls(lethe.url(), "limits");
            List<String> events = List.of(
                    "{\"type\":\"wave\",\"itemId\":\"boat\"}",
                    "{\"type\":\"view\",\"itemId\":\"boat-of-nine\"}",
                    "{\"type\":\"search\",\"text\":\"a text of more than twenty\"}",
                    "{\"type\":\"search\",\"text\":\"<b>a text</b> in <i>tags</i>\"}");
            for (String event : events) {
                // When
                HttpResponse<String> stored =
                        calls.post("/v1/events", event.replace("{\"type", "{\"userId\":\"u\",\"type"));
                HttpResponse<String> session = calls.post("/v1/recommendations", "{\"events\":[" + event + "]}");

                // Then
                boolean isTaken = stored.statusCode() == 202;
                assertThat(session.statusCode()).as(event + session.body()).isEqualTo(isTaken ? 200 : 400);
                if (!isTaken) {
                    JsonNode refusal = TenantCalls.json(stored).at("/rejected/0");
                    JsonNode problem = TenantCalls.json(session);
                    assertThat(problem.path("field").asText())
                            .isEqualTo("events[0]." + refusal.path("field").asText());
                    assertThat(problem.path("detail").asText())
                            .contains(refusal.path("reason").asText());
                }
            }
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
