package io.lethe.recommend.vector;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import java.util.Objects;

/**
 * A direction in a model's space of meaning, and how much it is wanted there.
 *
 * @param vector the direction
 * @param model  the model whose space it is
 * @param weight how much it counts, negative for what is not wanted
 */
public record Direction(QuantizedEmbedding vector, ModelId model, double weight) {
    public Direction {
        Objects.requireNonNull(vector, "vector");
        Objects.requireNonNull(model, "model");
    }

    /** {@code weight · max(0, cos)³}: what an item in this direction gets; 0 for an item of another space. */
    public double pull(QuantizedEmbedding item, ModelId itemModel) {
        if (!itemModel.equals(model) || item.dimension() != vector.dimension()) {
            return 0;
        }
        double cosine = Math.max(0, item.cosine(vector));
        return weight * cosine * cosine * cosine;
    }
}
