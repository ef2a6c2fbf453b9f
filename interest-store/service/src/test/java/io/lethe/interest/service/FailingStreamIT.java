package io.lethe.interest.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.event.log.Failures;
import io.lethe.event.log.LogConnection;
import io.lethe.interest.service.topology.TopologySettings;
import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that cannot run, whichever of its threads tries: it pauses, says so, and gives up. */
class FailingStreamIT {
    private static final int PARTITIONS = 2;
    private static final String VERSIONS = "lethe-interest-versions-changelog";

    private static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaBroker().withDeleteLogDirsOnClose(true);

    @SuppressWarnings("NullAway.Init")
    private static LogConnection log;

    private final Path folder;

    @BeforeAll
    static void startBroker() {
        BROKER.start();
        log = LogConnection.to(BROKER.getAdvertisedListeners().replaceAll("^[A-Z]+://", ""));
    }

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    FailingStreamIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldPauseThenSaySoThenGiveUpOverAPoisonedStore() throws Exception {
        // Given
        poison(log);

        // When
        try (InterestStream stream = InterestStream.start(settings(log, folder.resolve("state")))) {
            await().atMost(Duration.ofSeconds(90)).until(() -> stream.trouble().isPresent());
            assertThat(stream.isBroken()).isFalse();
            String reason = stream.gaveUp().get(90, TimeUnit.SECONDS);

            // Then
            assertThat(reason).startsWith("failed 4 times within 10 minutes, last by ");
            assertThat(stream.isBroken()).isTrue();
            assertThat(stream.trouble()).contains(reason);
            assertThat(stream.state()).isEqualTo("FAILED");
        }
        assertThat(threads()).isEmpty();
    }

    @Test
    void shouldLeaveNothingBehindWhereItCannotStart() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("no-folder"), "in the way");

        // When
        try (InterestStream stream = InterestStream.start(settings(log, file))) {
            stream.topicsExist().get(60, TimeUnit.SECONDS);

            // Then
            assertThat(stream.state()).isEqualTo("STARTING");
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    /** Threads of a stream that are still there. */
    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.contains("lethe-interest"))
                .toList();
    }

    private static void poison(LogConnection log) throws Exception {
        try (Admin admin = log.admin();
                Producer<byte[], byte[]> producer = log.producer("poison")) {
            admin.createTopics(List.of(
                            new NewTopic(VERSIONS, PARTITIONS, (short) 1).configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>(VERSIONS, partition, new byte[] {1}, new byte[] {1}))
                        .get();
            }
        }
    }

    private static StreamSettings settings(LogConnection log, Path stateDir) {
        return new StreamSettings(
                log,
                PARTITIONS,
                (short) 1,
                stateDir,
                "localhost",
                1,
                1,
                32L << 20,
                TopologySettings.DEFAULT,
                new Failures.Limits(2, 4, Duration.ofMinutes(10), Duration.ofMillis(50), Duration.ofMillis(200)));
    }
}
