package io.lethe.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Interaction;
import io.lethe.event.Origin;
import io.lethe.event.Topic;
import io.lethe.event.log.LogConnection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The service under test: its REST interface, its log, and what to wait for there. */
record RunningIngest(IngestClient client, LogConnection connection, LogReader log) {
    /** An event of a user, about an item with a number. */
    static final String VIEW = "{\"userId\":\"%s\",\"type\":\"view\",\"itemId\":\"i-%d\"}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofSeconds(60);

    /** The service at an address and its broker, as soon as it is ready. */
    static RunningIngest at(URI base, String brokers) {
        LogConnection connection = LogConnection.to(brokers);
        RunningIngest ingest = new RunningIngest(new IngestClient(base), connection, new LogReader(connection));
        await().atMost(LONG).until(() -> ingest.client.get("/q/health/ready").status() == 200);
        return ingest;
    }

    /** The accepted events of users whose id starts so, once there are that many; there must be no more. */
    List<Interaction> awaitAccepted(String user, int count) {
        List<Interaction> accepted =
                await().atMost(LONG).until(() -> log.accepted(user), found -> found.size() >= count);
        assertThat(accepted).hasSize(count);
        return accepted;
    }

    /** Waits until nothing is left to be cleaned. */
    void awaitIdle() {
        await().atMost(LONG).until(() -> {
            JsonNode lag = client.get("/internal/ingest/progress").json().get("lag");
            return lag.get("lethe.events").asLong() == 0
                    && lag.get("lethe.items").asLong() == 0;
        });
    }

    /** The dead letters by the place of what they are about, without those that are withdrawn. */
    Map<Origin, JsonNode> deadLetters() throws IOException {
        Map<Origin, JsonNode> letters = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : log.all(Topic.DEAD_LETTERS)) {
            if (letter.value() == null) {
                letters.remove(Origin.fromBytes(letter.key()));
            } else {
                letters.put(Origin.fromBytes(letter.key()), JSON.readTree(letter.value()));
            }
        }
        return letters;
    }
}
