package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.standalone.foundation.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ProcessIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String STORE = "lethe-interest-versions-changelog";
    private static final int PARTITIONS = 4;

    private final Path folder;

    ProcessIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldStartAgainOnItsDataAndRefuseASecondRun() throws Exception {
        // Given
        Path data = folder.resolve("data");
        String kafka;
        try (LetheProcess first = LetheProcess.run(data, "--host", "0.0.0.0")) {
            assertThat(statusAt(otherAddress(), first.port())).isEqualTo(200);
            first.awaitPrinted(first.url() + "/ and every other address of this machine", PATIENCE);
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
            assertThatThrownBy(() -> statusAt(otherAddress(), again.port())).isInstanceOf(ConnectException.class);
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

    /** docs/running.md: after the last failure the process ends with a line that names the cause, and exit code 70. */
    @Test
    void shouldEndWithTheCauseWhereItsStreamFailsForGood() throws Exception {
        // Given: a record that no store can read, found as soon as the stream starts
        Path data = folder.resolve("poisoned");
        try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"), LetheProcess.freePort())) {
            poison(broker.address());
        }

        // When
        LetheProcess lethe = LetheProcess.runUnawaited(
                data,
                Map.of(
                        "LETHE_INTEREST_FAILURE_MOST", "2",
                        "LETHE_INTEREST_FAILURE_PAUSE", "50ms",
                        "LETHE_INTEREST_FAILURE_STOP_AFTER", "1s"));

        // Then
        assertThat(lethe.exitCode()).as(lethe.printed()).isEqualTo(70);
        assertThat(lethe.printed().lines().filter(line -> line.contains("interest-store stops, since its stream")))
                .singleElement()
                .asString()
                .contains("failed 2 times within 10 minutes, last by ");
        assertThat(lethe.printed().lines()).noneMatch(line -> line.startsWith("\tat "));
    }

    private static void poison(String kafka) throws Exception {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka);
        try (Admin admin = Admin.create(client);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            admin.createTopics(List.of(
                            new NewTopic(STORE, PARTITIONS, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>(STORE, partition, new byte[] {1}, new byte[] {1}))
                        .get();
            }
        }
    }

    private static int statusAt(String address, int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + ":" + port + "/q/health/ready"))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    /** Another address of this machine than the one that localhost is. */
    private static String otherAddress() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse("127.0.0.2");
    }
}
