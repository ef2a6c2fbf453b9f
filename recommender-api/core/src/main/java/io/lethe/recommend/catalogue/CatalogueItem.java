package io.lethe.recommend.catalogue;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Item;
import java.util.Objects;

/**
 * An item of the catalogue as ranking sees it.
 *
 * @param slot      its number in the catalogue, which it keeps
 * @param item      what is known about it
 * @param vector    what it means; without a dimension where nothing is known of that
 * @param model     the model that the vector belongs to
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

    /** Whether anything is known of what it means. */
    public boolean means() {
        return vector.dimension() > 0;
    }

    /** Whether it may be recommended: available and not withdrawn. */
    public boolean isOffered() {
        return item.available() && !withdrawn;
    }

    CatalogueItem withWithdrawn(boolean now) {
        return new CatalogueItem(slot, item, vector, model, now);
    }
}
