package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import java.util.ArrayList;
import java.util.List;

/** An item or a text that a user had to do with, and what that left behind. */
final class Member {
    private final String name;
    private final QuantizedEmbedding vector;
    private final List<Trace> traces = new ArrayList<>();

    Member(String name, QuantizedEmbedding vector) {
        this.name = name;
        this.vector = vector;
    }

    String name() {
        return name;
    }

    QuantizedEmbedding vector() {
        return vector;
    }

    List<Trace> traces() {
        return traces;
    }

    long firstSeen() {
        return traces.stream().mapToLong(Trace::time).min().orElse(Long.MAX_VALUE);
    }
}
