package io.lethe.recommend.service;

import io.lethe.recommend.Catalogue;
import io.lethe.recommend.CatalogueItem;
import org.jspecify.annotations.Nullable;

/** What the items that events name are called, as far as the catalogue knows them. */
record Titles(Catalogue catalogue) {
    /** Null without an item, or where the catalogue has none of that id. */
    @Nullable
    String of(@Nullable String itemId) {
        CatalogueItem known = itemId == null ? null : catalogue.find(itemId);
        return known == null ? null : known.item().title();
    }
}
