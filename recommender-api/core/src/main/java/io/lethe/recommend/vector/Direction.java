package io.lethe.recommend.vector;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import java.util.Objects;

/**
 * A weighted direction in a model's vector space.
 *
 * @param vector the direction
 * @param model  the model of the space
 * @param weight the weight; negative for an unwanted direction
 */
public record Direction(QuantizedEmbedding vector, ModelId model, double weight) {
    public Direction {
        Objects.requireNonNull(vector, "vector");
        Objects.requireNonNull(model, "model");
    }

    /** {@code weight · max(0, cos)³}: the amount that an item's score gets; 0 for an item of another space. */
    public double pull(QuantizedEmbedding item, ModelId itemModel) {
        if (!itemModel.equals(model) || item.dimension() != vector.dimension()) {
            return 0;
        }
        double cosine = Math.max(0, item.cosine(vector));
        return weight * cosine * cosine * cosine;
    }
}
