package io.lethe.recommend.service;

import io.lethe.event.Item;
import io.lethe.http.NearNames;
import io.lethe.recommend.Catalogue;
import io.lethe.recommend.CatalogueItem;
import io.lethe.recommend.ItemFilter;
import io.lethe.recommend.ItemFilter.AttributeBound;
import io.lethe.recommend.ItemFilter.AttributeIs;
import io.lethe.recommend.ItemFilter.InCategory;
import io.lethe.recommend.rule.Cap;
import io.lethe.recommend.rule.Pin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what a question names that no item of the catalogue has: a filter on it is no mistake of form, but hardly
 * what was meant.
 */
final class Warnings {
    /**
     * What is odd about a question that was answered all the same.
     *
     * @param field  the parameter
     * @param reason what no item has, and the nearest that there is
     */
    record Warning(String field, String reason) {}

    private static final int MOST_NAMES = 5_000;

    private final Catalogue catalogue;
    private final List<Warning> found = new ArrayList<>();

    Warnings(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is odd about items of some categories that pass some filters. */
    static @Nullable List<Warning> of(Catalogue catalogue, List<String> categories, List<String> filters) {
        Warnings warnings = new Warnings(catalogue);
        categories.forEach(one -> warnings.look("category", new InCategory(one)));
        filters.forEach(one -> warnings.look("filter", ItemFilter.parse(one)));
        return warnings.found();
    }

    /** What was found; null if nothing was, or if there is no item at all. */
    @Nullable
    List<Warning> found() {
        return found.isEmpty() || items().findAny().isEmpty()
                ? null
                : found.stream().distinct().toList();
    }

    void look(String field, ItemFilter filter) {
        filter.demands().forEach(demand -> {
            if (demand instanceof InCategory category) {
                lookForCategory(field, category);
            } else if (demand instanceof AttributeIs attribute) {
                lookForValue(field, attribute);
            } else if (demand instanceof AttributeBound bound) {
                lookForNumber(field, bound.name());
            }
        });
    }

    void look(Cap cap) {
        String attribute = cap.attribute();
        if (attribute != null && isNowhere(item -> item.attributes().containsKey(attribute))) {
            addNoAttribute("cap", attribute);
        }
    }

    void look(Pin pin) {
        if (catalogue.find(pin.itemId()) == null) {
            add("pin", "There is no item '" + pin.itemId() + "'.", Set.of(), "");
        }
    }

    /** Ids are looked at that may have been meant as several. */
    void lookAtExcluded(Set<String> ids) {
        ids.stream()
                .filter(id -> id.contains(",") && catalogue.find(id) == null)
                .forEach(id -> add(
                        "exclude",
                        "There is no item '" + id + "'. A comma sets items apart only where it is not encoded.",
                        Set.of(),
                        ""));
    }

    private void lookForCategory(String field, InCategory category) {
        if (isNowhere(category::accepts)) {
            add(
                    field,
                    "No item has the category '" + category.category() + "'.",
                    all(item -> item.categories().stream()),
                    category.category());
        }
    }

    private void lookForValue(String field, AttributeIs attribute) {
        String name = attribute.name();
        if (isNowhere(item -> item.attributes().containsKey(name))) {
            addNoAttribute(field, name);
        } else if (!attribute.value().contains("|") && isNowhere(attribute::accepts)) {
            add(
                    field,
                    "No item has '" + attribute.value() + "' as " + name + ".",
                    all(item -> texts(item.attributes().get(name))),
                    attribute.value());
        }
    }

    private void lookForNumber(String field, String name) {
        if (isNowhere(item -> item.attributes().containsKey(name))) {
            addNoAttribute(field, name);
        } else if (isNowhere(item -> item.attributes().get(name) instanceof Double)) {
            add(field, "No item has a number as " + name + ", so none can be compared with one.", Set.of(), "");
        }
    }

    private void addNoAttribute(String field, String name) {
        Collection<String> names = all(item -> item.attributes().keySet().stream());
        names.add("category");
        add(field, "No item has an attribute '" + name + "'.", names, name);
    }

    private void add(String field, String what, Collection<String> known, String given) {
        List<String> near = NearNames.of(given, known);
        found.add(
                new Warning(field, near.isEmpty() ? what : what + " Did you mean " + String.join(" or ", near) + "?"));
    }

    private boolean isNowhere(Predicate<Item> wanted) {
        return items().noneMatch(wanted);
    }

    /** The names that there are; among more than a few thousand nothing is looked for. */
    private Set<String> all(Function<Item, Stream<String>> names) {
        return items().flatMap(names).distinct().limit(MOST_NAMES).collect(Collectors.toCollection(HashSet::new));
    }

    private Stream<Item> items() {
        return IntStream.range(0, catalogue.slots())
                .mapToObj(catalogue::at)
                .filter(Objects::nonNull)
                .filter(item -> !item.withdrawn())
                .map(CatalogueItem::item);
    }

    private static Stream<String> texts(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf);
        }
        return value instanceof String text ? Stream.of(text) : Stream.empty();
    }
}
