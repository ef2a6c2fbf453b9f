package io.lethe.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.benchmark.bench.Stages;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The point at which everything published before has come to be answered from, by {@link Stages}. */
final class Barrier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final LetheProcess lethe;

    Barrier(LetheProcess lethe) {
        this.lethe = lethe;
    }

    void await() {
        Stages.IN_ORDER.forEach(this::await);
    }

    private void await(String path, Predicate<JsonNode> reached) {
        Awaitility.await(path)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_LOOKS)
                .until(() -> holds(path, reached));
    }

    private boolean holds(String path, Predicate<JsonNode> reached) throws IOException {
        HttpResponse<String> answer = lethe.get(path);
        return answer.statusCode() == 200 && reached.test(JSON.readTree(answer.body()));
    }
}
