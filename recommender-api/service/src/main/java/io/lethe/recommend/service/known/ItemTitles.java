package io.lethe.recommend.service.known;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import org.jspecify.annotations.Nullable;

/** Titles of the items that events name, where the catalogue has them. */
public record ItemTitles(Catalogue catalogue) {
    /** Null without an item, or where the catalogue has none of that id. */
    @Nullable
    public String of(@Nullable String itemId) {
        CatalogueItem known = itemId == null ? null : catalogue.find(itemId);
        return known == null ? null : known.item().title();
    }
}
