package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.event.Topic;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How many events the intake's one thread takes in a second of processor time: its share of the work, whatever else the
 * machine does.
 */
@QuarkusTest
@WithTestResource(IngestBroker.class)
@Tag("long")
class ThroughputIT {
    private static final int EVENTS = 300_000;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Test
    void shouldCleanManyEventsInASecond() {
        // Given
        RunningIngest ingest = RunningIngest.at(base, brokers);
        IngestClient client = ingest.client();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long intake = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().equals("lethe-ingest"))
                .findFirst()
                .orElseThrow()
                .getThreadId();
        long before = client.get("/internal/ingest/progress")
                .json()
                .at("/events/accepted")
                .asLong();
        long cpuBefore = threads.getThreadCpuTime(intake);
        long began = System.nanoTime();

        // When
        try (Producer<byte[], byte[]> producer = ingest.connection().producer("test")) {
            for (int i = 0; i < EVENTS; i++) {
                String event = "{\"userId\":\"" + i % 600 + "\",\"itemId\":\"" + i * 7 % 9700
                        + "\",\"type\":\"rating\",\"value\":4.5,\"timestamp\":" + (964_982_703_000L + i) + "}";
                producer.send(new ProducerRecord<>(Topic.EVENTS.topicName(), event.getBytes(StandardCharsets.UTF_8)));
            }
        }
        await().atMost(Duration.ofMinutes(3))
                .until(() -> client.get("/internal/ingest/progress")
                                .json()
                                .at("/events/accepted")
                                .asLong()
                        >= before + EVENTS);

        // Then
        double seconds = (System.nanoTime() - began) / 1e9;
        double busy = (threads.getThreadCpuTime(intake) - cpuBefore) / 1e9;
        System.out.printf(
                "%,d events in %.1f s beside producer and broker; the intake's thread was busy for %.2f s: %,.0f events a second of it%n",
                EVENTS, seconds, busy, EVENTS / busy);
        assertThat(EVENTS / busy).isGreaterThan(20_000);
    }
}
