package io.lethe.interest.profile;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.grouping.Centre;
import org.jspecify.annotations.Nullable;

/** Where a profile looks up what items mean: they are the catalogue's, and not copied into anybody's ledger. */
@FunctionalInterface
public interface ItemVectors {

    /** The embedding of an item, or null where the catalogue does not know it. */
    @Nullable
    QuantizedEmbedding of(String itemId);

    /** The middle of the catalogue, from which likeness is seen; null where it is too small to have one. */
    default @Nullable Centre centre() {
        return null;
    }
}
