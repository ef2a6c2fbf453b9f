package io.lethe.recommend.catalogue;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The categories of a catalogue, each with the number of items that may be recommended. */
public final class CategoryCounts {
    /** A category and its number of items. */
    public record Category(String name, long items) {
        private static final Comparator<Category> LARGEST_FIRST =
                Comparator.comparingLong(Category::items).reversed().thenComparing(Category::name);
    }

    private CategoryCounts() {}

    /** All categories, largest first, then by name. */
    public static List<Category> of(Catalogue catalogue) {
        Map<String, Long> counts = new HashMap<>();
        for (int slot = 0; slot < catalogue.slots(); slot++) {
            CatalogueItem item = catalogue.at(slot);
            if (item != null && item.isOffered()) {
                item.item().categories().stream().distinct().forEach(name -> counts.merge(name, 1L, Long::sum));
            }
        }
        return counts.entrySet().stream()
                .map(one -> new Category(one.getKey(), one.getValue()))
                .sorted(Category.LARGEST_FIRST)
                .toList();
    }
}
