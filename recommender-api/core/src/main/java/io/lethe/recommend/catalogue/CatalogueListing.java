package io.lethe.recommend.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The items of a catalogue by id, page by page. */
public final class CatalogueListing {
    private static final Comparator<CatalogueItem> BY_ID = Comparator.comparing(CatalogueItem::itemId);

    /**
     * A page.
     *
     * @param items the page's items in the order of their ids, including withdrawn ones
     * @param more  whether another page follows
     * @param total the number of items on all pages
     */
    public record Page(List<CatalogueItem> items, boolean more, int total) {}

    private CatalogueListing() {}

    /**
     * The first items after an id.
     *
     * @param after the id to start after; null for the beginning
     * @param part  a part of the id or the title, in any case; null for all items
     */
    public static Page page(Catalogue catalogue, @Nullable String after, @Nullable String part, int limit) {
        String wanted = part == null ? null : part.toLowerCase(Locale.ROOT);
        PriorityQueue<CatalogueItem> first = new PriorityQueue<>(BY_ID.reversed());
        int total = 0;
        int following = 0;
        for (int slot = 0; slot < catalogue.slots(); slot++) {
            CatalogueItem item = catalogue.at(slot);
            if (item == null || !matches(item, wanted)) {
                continue;
            }
            total++;
            if (after == null || item.itemId().compareTo(after) > 0) {
                following++;
                first.add(item);
                if (first.size() > limit) {
                    first.poll();
                }
            }
        }
        List<CatalogueItem> items = new ArrayList<>(first);
        items.sort(BY_ID);
        return new Page(List.copyOf(items), following > items.size(), total);
    }

    private static boolean matches(CatalogueItem item, @Nullable String part) {
        return part == null
                || item.itemId().toLowerCase(Locale.ROOT).contains(part)
                || item.item().title().toLowerCase(Locale.ROOT).contains(part);
    }
}
