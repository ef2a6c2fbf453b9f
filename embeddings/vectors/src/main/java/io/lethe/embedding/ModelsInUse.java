package io.lethe.embedding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * By which model's embeddings answers are found, and which one is being prepared to follow it. It is an event of the
 * log, {@link io.lethe.event.Topic#EMBEDDING_MODELS}, so whoever reads the log again knows it without asking anybody.
 *
 * @param model the model in use
 * @param next  the model that items get a second embedding of; none as long as no change is under way
 */
public record ModelsInUse(ModelId model, @Nullable ModelId next) {

    /** @throws IllegalArgumentException if the next model is the one in use */
    public ModelsInUse {
        Objects.requireNonNull(model, "model");
        if (model.equals(next)) {
            throw new IllegalArgumentException(model + " is in use already");
        }
    }
}
