package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.List;

/**
 * An item or a text that a user interacted with.
 *
 * @param traces the traces of its events
 */
record Member(String name, QuantizedEmbedding vector, List<Trace> traces) {
    long firstSeen() {
        return traces.stream().mapToLong(Trace::time).min().orElse(Long.MAX_VALUE);
    }
}
