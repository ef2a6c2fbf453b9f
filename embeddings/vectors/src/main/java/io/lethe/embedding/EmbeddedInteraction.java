package io.lethe.embedding;

import io.lethe.event.Interaction;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An interaction and what its text means.
 *
 * @param interaction what happened
 * @param meaning     the text's embedding and its model; none where there was no text
 */
public record EmbeddedInteraction(
        Interaction interaction, @Nullable TextMeaning meaning) {

    /** The embedding of a text and the model it belongs to. */
    public record TextMeaning(QuantizedEmbedding embedding, ModelId model) {
        public TextMeaning {
            Objects.requireNonNull(embedding, "embedding");
            Objects.requireNonNull(model, "model");
        }
    }

    public EmbeddedInteraction {
        Objects.requireNonNull(interaction, "interaction");
    }

    public static EmbeddedInteraction withoutText(Interaction interaction) {
        return new EmbeddedInteraction(interaction, null);
    }
}
