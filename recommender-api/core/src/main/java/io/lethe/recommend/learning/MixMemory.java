package io.lethe.recommend.learning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.ContentHash;
import java.nio.charset.StandardCharsets;

/** What is kept of learning a tenant's mix: what was learned last, or that it was forgotten. */
public sealed interface MixMemory permits LearnedNumbers, ForgottenMix {
    /** How many events the log had then. */
    long events();

    /** The canonical form. */
    ObjectNode tree();

    /** The first 12 hexadecimal digits of the hash of the canonical form. */
    default String version() {
        return ContentHash.of(text().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, 12);
    }

    /** The canonical form as JSON. */
    default String text() {
        return tree().toString();
    }

    /**
     * Reads the canonical form.
     *
     * @throws IllegalArgumentException if it is none
     */
    static MixMemory read(String text) {
        try {
            JsonNode tree = new ObjectMapper().readTree(text);
            return tree.has(ForgottenMix.FIELD) ? ForgottenMix.read(tree) : LearnedNumbers.read(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
