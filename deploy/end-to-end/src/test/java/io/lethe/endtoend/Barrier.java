package io.lethe.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/**
 * The point at which everything published before has come to be answered from: accepted, embedded, folded in, counted
 * into pairs, its signals committed, and these read by recommender-api. Each stage is waited for once the one before
 * has nothing left, so nothing slips by.
 */
final class Barrier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final LetheProcess lethe;

    Barrier(LetheProcess lethe) {
        this.lethe = lethe;
    }

    void await() {
        await("/internal/ingest/progress", Barrier::hasNoLag);
        await("/internal/embeddings/progress", Barrier::hasNoLag);
        await("/internal/interest/published", JsonNode::asBoolean);
        await("/internal/recommender/progress", Barrier::hasNoLag);
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

    /** Where the broker does not say, the lag is -1. */
    private static boolean hasNoLag(JsonNode progress) {
        JsonNode lag = progress.path("lag");
        if (lag.isNumber()) {
            return lag.asLong() == 0;
        }
        for (JsonNode waiting : lag) {
            if (waiting.asLong() != 0) {
                return false;
            }
        }
        return !lag.isEmpty();
    }
}
