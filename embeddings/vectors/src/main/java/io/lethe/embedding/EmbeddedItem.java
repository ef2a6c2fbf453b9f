package io.lethe.embedding;

import io.lethe.event.Item;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item and what it means: to one model, or to two, so that answers can go from one to the other and back.
 *
 * @param item      the item as it was accepted
 * @param embedding the embedding of {@link Item#describe()}, the direction of the producer's own vector, or {@link
 *     Embedding#NONE} of what says nothing
 * @param model     the model that the embedding belongs to
 * @param other     what it means to another model; none where only one has read it
 */
public record EmbeddedItem(
        Item item,
        Embedding embedding,
        ModelId model,
        @Nullable Meaning other) {

    /** An embedding and the model that it belongs to. */
    public record Meaning(Embedding embedding, ModelId model) {
        public Meaning {
            Objects.requireNonNull(embedding, "embedding");
            Objects.requireNonNull(model, "model");
        }
    }

    /** @throws IllegalArgumentException if both embeddings belong to one model */
    public EmbeddedItem {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(embedding, "embedding");
        Objects.requireNonNull(model, "model");
        if (other != null && other.model().equals(model)) {
            throw new IllegalArgumentException("two embeddings of the model " + model);
        }
    }

    /** An item that one model has read. */
    public EmbeddedItem(Item item, Embedding embedding, ModelId model) {
        this(item, embedding, model, null);
    }

    /** What it means to a model; null if that model has not read it. */
    public @Nullable Embedding embedding(ModelId wanted) {
        if (wanted.equals(model)) {
            return embedding;
        }
        return other != null && wanted.equals(other.model()) ? other.embedding() : null;
    }

    /** Whether it is for a language model to say what this item means: it has words, and no vector of its own. */
    public boolean isForModels() {
        return item.saysSomething() && !model.equals(ModelId.GIVEN);
    }
}
