package io.lethe.recommend.catalogue;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What items mean to a model whose vectors answers do not use, by slot. One thread at a time writes; any number of
 * threads read the counts.
 */
final class OtherVectors {
    /**
     * A vector that is not used.
     *
     * @param first whether its record names it first
     */
    record Other(ModelId model, QuantizedEmbedding vector, boolean first) {}

    private final Map<Integer, Other> bySlot = new HashMap<>();
    private final Map<ModelId, Integer> counts = new ConcurrentHashMap<>();

    /** Replaces what is known of a slot; null removes it. */
    void set(int slot, @Nullable Other other) {
        Other before = other == null ? bySlot.remove(slot) : bySlot.put(slot, other);
        if (before != null) {
            counts.computeIfPresent(before.model(), (model, count) -> count == 1 ? null : count - 1);
        }
        if (other != null) {
            counts.merge(other.model(), 1, Integer::sum);
        }
    }

    @Nullable
    Other get(int slot) {
        return bySlot.get(slot);
    }

    /** Tells how many vectors there are of each model. */
    void forEachCount(BiConsumer<ModelId, Integer> each) {
        counts.forEach(each);
    }
}
