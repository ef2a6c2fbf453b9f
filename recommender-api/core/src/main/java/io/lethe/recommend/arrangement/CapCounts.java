package io.lethe.recommend.arrangement;

import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.rule.Cap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number of items of each capped value in a list so far. */
final class CapCounts {
    private final List<Cap> caps;
    private final int times;
    private final List<Map<Object, Integer>> counts = new ArrayList<>();

    /** @param times the factor by which counts may exceed the caps */
    CapCounts(List<Cap> caps, int times) {
        this.caps = caps;
        this.times = times;
        caps.forEach(cap -> counts.add(new HashMap<>()));
    }

    /** Whether one more such item is within the caps. */
    boolean admits(CatalogueItem item) {
        for (int i = 0; i < caps.size(); i++) {
            for (Object value : caps.get(i).values(item.item())) {
                if (counts.get(i).getOrDefault(value, 0) >= (long) caps.get(i).most() * times) {
                    return false;
                }
            }
        }
        return true;
    }

    void add(CatalogueItem item) {
        for (int i = 0; i < caps.size(); i++) {
            for (Object value : caps.get(i).values(item.item())) {
                counts.get(i).merge(value, 1, Integer::sum);
            }
        }
    }
}
