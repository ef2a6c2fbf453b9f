package io.lethe.recommend.catalogue;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Item;
import java.util.Objects;

/**
 * A catalogue item as ranking sees it.
 *
 * @param slot      its permanent number in the catalogue
 * @param item      its properties
 * @param vector    its meaning; of dimension 0 if that is unknown
 * @param model     the model of the vector
 * @param withdrawn whether it was taken out of the catalogue
 */
public record CatalogueItem(int slot, Item item, QuantizedEmbedding vector, ModelId model, boolean withdrawn) {
    public CatalogueItem {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(vector, "vector");
        Objects.requireNonNull(model, "model");
    }

    public String itemId() {
        return item.itemId();
    }

    /** Whether its meaning is known. */
    public boolean means() {
        return vector.dimension() > 0;
    }

    /** Whether it may be recommended: available and not withdrawn. */
    public boolean isOffered() {
        return item.available() && !withdrawn;
    }

    CatalogueItem withMeaning(QuantizedEmbedding now, ModelId of) {
        return new CatalogueItem(slot, item, now, of, withdrawn);
    }

    CatalogueItem withWithdrawn(boolean now) {
        return new CatalogueItem(slot, item, vector, model, now);
    }
}
