package io.lethe.recommend.list;

import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** An item and a score without an explanation. */
public record Scored(CatalogueItem item, double score) {
    private static final Comparator<Scored> BEST_FIRST = Comparator.comparingDouble(Scored::score)
            .reversed()
            .thenComparing(scored -> scored.item().itemId());

    /** Higher scores first, then by id. */
    public static Comparator<Scored> bestFirst() {
        return BEST_FIRST;
    }

    /** The items with the highest scores above a bound, best first, then by id. */
    public static List<Scored> best(
            Catalogue catalogue, double[] scores, double above, Predicate<CatalogueItem> wanted, int limit) {
        List<Scored> all = new ArrayList<>();
        for (int slot = 0; slot < scores.length; slot++) {
            CatalogueItem item = scores[slot] > above ? catalogue.at(slot) : null;
            if (item != null && wanted.test(item)) {
                all.add(new Scored(item, scores[slot]));
            }
        }
        all.sort(BEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }
}
