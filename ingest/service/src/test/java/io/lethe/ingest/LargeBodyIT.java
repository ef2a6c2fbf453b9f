package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lethe.event.Topic;
import io.lethe.ingest.IngestClient.Answer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestBroker.class)
@Tag("long")
class LargeBodyIT {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long BODY = 200 * MEGABYTE;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI base;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    private IngestClient client;
    private LogReader log;

    @BeforeEach
    void connect() {
        RunningIngest ingest = RunningIngest.at(base, brokers);
        client = ingest.client();
        log = ingest.log();
    }

    @Test
    void shouldReadALargeArrayAsItArrives() {
        shouldReadAsItArrives("application/json", "[", ",", "]");
    }

    @Test
    void shouldReadLargeLinesAsTheyArrive() {
        shouldReadAsItArrives("application/x-ndjson", "", "\n", "\n");
    }

    private void shouldReadAsItArrives(String type, String start, String between, String end) {
        // Given
        EventStream body = new EventStream(start, between, end, log);
        long before = usedAfterCollection();

        // When
        long began = System.nanoTime();
        Answer answer = client.postStream("/v1/events", type, body);
        double seconds = (System.nanoTime() - began) / 1e9;

        // Then
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.accepted()).isEqualTo(body.events);
        System.out.printf(
                "%s: %,d events, %d MB in %.1f s; midway %,d of %,d sent events were in the log; heap %d MB before, %d MB midway%n",
                type,
                body.events,
                body.sent / MEGABYTE,
                seconds,
                body.inLogMidway,
                body.eventsMidway,
                before / MEGABYTE,
                body.usedMidway / MEGABYTE);
        assertThat(body.usedMidway - before).isLessThan(120 * MEGABYTE);
    }

    private static long usedAfterCollection() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    /** A body made as it is read, which stops in its middle until nearly everything before that is in the log. */
    private static final class EventStream extends InputStream {
        private final String between;
        private final String end;
        private final LogReader log;
        private final long inLogBefore;
        private final String text = "The boat went out before the light. ".repeat(50);
        private byte[] chunk;
        private int position;
        private boolean ended;
        private boolean waited;
        private long events;
        private long sent;
        private long eventsMidway;
        private long inLogMidway;
        private long usedMidway;

        private EventStream(String start, String between, String end, LogReader log) {
            this.between = between;
            this.end = end;
            this.log = log;
            this.inLogBefore = log.size(Topic.EVENTS);
            this.chunk = start.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            while (position == chunk.length) {
                if (ended) {
                    return -1;
                }
                refill();
            }
            int count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, target, offset, count);
            position += count;
            sent += count;
            return count;
        }

        private void refill() {
            if (sent > BODY / 2 && !waited) {
                waited = true;
                eventsMidway = events;
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    inLogMidway = log.size(Topic.EVENTS) - inLogBefore;
                    return inLogMidway > eventsMidway * 9 / 10;
                });
                usedMidway = usedAfterCollection();
            }
            String next = sent < BODY
                    ? (events++ == 0 ? "" : between) + "{\"userId\":\"large-" + events % 1000
                            + "\",\"type\":\"review\",\"itemId\":\"i-" + events + "\",\"timestamp\":"
                            + (1_741_530_605_000L + events)
                            + ",\"text\":\"" + text + "\"}"
                    : end;
            ended = sent >= BODY;
            chunk = next.getBytes(StandardCharsets.UTF_8);
            position = 0;
        }
    }
}
