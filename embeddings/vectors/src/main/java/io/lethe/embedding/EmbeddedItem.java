package io.lethe.embedding;

import io.lethe.event.Item;
import java.util.Objects;

/**
 * An item and what it means.
 *
 * @param item      the item as it was accepted
 * @param embedding the embedding of {@link Item#describe()}, the direction of the producer's own vector, or {@link
 *     Embedding#NONE} of what says nothing
 * @param model     the model that the embedding belongs to
 */
public record EmbeddedItem(Item item, Embedding embedding, ModelId model) {
    public EmbeddedItem {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(embedding, "embedding");
        Objects.requireNonNull(model, "model");
    }
}
