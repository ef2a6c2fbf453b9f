package io.lethe.recommend.catalogue;

import io.lethe.event.Item;
import io.lethe.recommend.catalogue.ItemFilter.AttributeIs;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The categories, attributes and attribute values that the items of a catalogue can be filtered by. They are updated
 * with each item, so no query scans all items. One thread at a time writes; any number of threads read.
 */
public final class Facets {
    /** The most distinct values that are counted for an attribute. Beyond that, callers have to scan the items. */
    static final int MOST_VALUES = 20_000;

    /** An attribute. Its value counts are valid until it has too many values. */
    private static final class Attribute {
        private final Map<String, Integer> values = new ConcurrentHashMap<>();
        private final Map<Double, Integer> figures = new ConcurrentHashMap<>();
        private volatile int items;
        private volatile int numbers;
        private volatile boolean crowded;

        private void count(Object value, int change) {
            items += change;
            numbers += value instanceof Double ? change : 0;
            if (!crowded) {
                List<?> all = value instanceof List<?> list ? list : List.of(value);
                all.forEach(one -> countOne(one, change));
                if (values.size() > MOST_VALUES) {
                    crowded = true;
                    values.clear();
                    figures.clear();
                }
            }
        }

        private void countOne(Object value, int change) {
            change(values, value.toString(), change);
            double figure = ItemFilter.Syntax.number(value);
            if (!Double.isNaN(figure)) {
                change(figures, unsigned(figure), change);
            }
        }
    }

    private final Map<String, Integer> categories = new ConcurrentHashMap<>();
    private final NavigableMap<String, Integer> anyCase = new ConcurrentSkipListMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Attribute> attributes = new ConcurrentHashMap<>();
    private volatile int items;

    void add(Item item) {
        count(item, 1);
    }

    /** Removes an item; it must equal the one that was added. */
    void remove(Item item) {
        count(item, -1);
    }

    private void count(Item item, int change) {
        items += change;
        for (String category : item.categories()) {
            change(categories, category, change);
            change(anyCase, category, change);
        }
        item.attributes().forEach((name, value) -> {
            Attribute attribute = attributes.computeIfAbsent(name, one -> new Attribute());
            attribute.count(value, change);
            if (attribute.items == 0) {
                attributes.remove(name);
            }
        });
    }

    /** Whether all items are withdrawn, or there are none. */
    public boolean isEmpty() {
        return items == 0;
    }

    /** Whether any item has this category, ignoring case. */
    public boolean hasCategory(String category) {
        return anyCase.containsKey(category);
    }

    /** Whether any item has an attribute of this name. */
    public boolean hasAttribute(String name) {
        return attributes.containsKey(name);
    }

    /** Whether the attribute is a number for any item. */
    public boolean hasNumber(String name) {
        Attribute attribute = attributes.get(name);
        return attribute != null && attribute.numbers > 0;
    }

    /** Whether the filter accepts any item; null if the attribute has too many values to tell. */
    public @Nullable Boolean hasValue(AttributeIs filter) {
        Attribute attribute = attributes.get(filter.name());
        if (attribute == null) {
            return false;
        }
        double figure = ItemFilter.Syntax.number(filter.value());
        boolean known = attribute.values.containsKey(filter.value())
                || (!Double.isNaN(figure) && attribute.figures.containsKey(unsigned(figure)));
        return attribute.crowded ? null : Boolean.valueOf(known);
    }

    /** The categories as the items spell them. */
    public Set<String> categories() {
        return Set.copyOf(categories.keySet());
    }

    /** The names of all attributes. */
    public Set<String> attributes() {
        return Set.copyOf(attributes.keySet());
    }

    /** The values of an attribute as texts; empty if there are too many. */
    public Set<String> values(String name) {
        Attribute attribute = attributes.get(name);
        return attribute == null ? Set.of() : Set.copyOf(attribute.values.keySet());
    }

    private static <K> void change(Map<K, Integer> counts, K key, int change) {
        counts.merge(key, change, (before, more) -> before + more == 0 ? null : Integer.valueOf(before + more));
    }

    /** Maps 0 and -0, which are equal as numbers, to the same key. */
    private static Double unsigned(double figure) {
        return figure + 0.0;
    }
}
