package io.lethe.benchmark.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The stages that a record goes through until answers have its effect: accepted, embedded, folded in and counted with its
 * signals committed, and these read by recommender-api. Once each in turn has nothing left, nothing has slipped by.
 */
public final class Stages {
    /** Where a stage tells how far it is, and whether that says that nothing is left. */
    public static final Map<String, Predicate<JsonNode>> IN_ORDER = inOrder();

    private Stages() {}

    private static Map<String, Predicate<JsonNode>> inOrder() {
        Map<String, Predicate<JsonNode>> stages = new LinkedHashMap<>();
        stages.put("/internal/ingest/progress", Stages::hasNoLag);
        stages.put("/internal/embeddings/progress", Stages::hasNoLag);
        stages.put("/internal/interest/published", JsonNode::asBoolean);
        stages.put("/internal/recommender/progress", Stages::hasNoLag);
        return Collections.unmodifiableMap(stages);
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
