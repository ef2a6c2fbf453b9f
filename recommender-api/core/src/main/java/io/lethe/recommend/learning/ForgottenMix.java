package io.lethe.recommend.learning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was learned has been forgotten. It is learned again once the log has grown.
 *
 * @param events how many events the log had then
 */
public record ForgottenMix(long events) implements MixMemory {
    static final String FIELD = "forgotten";
    private static final String EVENTS = "events";

    static ForgottenMix read(JsonNode tree) {
        return new ForgottenMix(tree.path(FIELD).path(EVENTS).asLong());
    }

    @Override
    public ObjectNode tree() {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putObject(FIELD).put(EVENTS, events);
        return tree;
    }
}
