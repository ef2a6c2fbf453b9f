package io.lethe.interest.profile;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.grouping.Centre;
import org.jspecify.annotations.Nullable;

/** The catalogue's embeddings, for profiles. They belong to the catalogue and are not copied into ledgers. */
@FunctionalInterface
public interface ItemVectors {

    /** The embedding of an item; null if the catalogue does not contain it. */
    @Nullable
    QuantizedEmbedding of(String itemId);

    /** Whether words that a model has read may be compared with the items; if not, they have no meaning here. */
    default boolean compares(ModelId model) {
        return true;
    }

    /**
     * The centre of the catalogue, relative to which similarity is measured; null if the catalogue is too small to have
     * one.
     */
    default @Nullable Centre centre() {
        return null;
    }
}
