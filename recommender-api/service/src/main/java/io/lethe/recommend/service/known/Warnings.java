package io.lethe.recommend.service.known;

import io.lethe.http.NearNames;
import io.lethe.interest.signal.Circumstance;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.Facets;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.catalogue.ItemFilter.AttributeBound;
import io.lethe.recommend.catalogue.ItemFilter.AttributeIs;
import io.lethe.recommend.catalogue.ItemFilter.InCategory;
import io.lethe.recommend.rule.Cap;
import io.lethe.recommend.rule.Pin;
import io.lethe.recommend.trend.ContextTrends;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects names in a request that no item of the catalogue has, such as a filter on an unknown attribute. That is
 * valid, but probably a mistake.
 */
public final class Warnings {
    /**
     * What is odd about a question that was answered all the same.
     *
     * @param field  the parameter
     * @param reason what no item has, and the nearest that there is
     */
    public record Warning(String field, String reason) {}

    /** Among more names than these, none is looked for that may have been meant. */
    private static final int MOST_NAMES = 5_000;

    private final Catalogue catalogue;
    private final Facets facets;
    private final List<Warning> found = new ArrayList<>();

    public Warnings(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.facets = catalogue.facets();
    }

    /** What is odd about items of some categories that pass some filters. */
    public static @Nullable List<Warning> of(Catalogue catalogue, List<String> categories, List<String> filters) {
        Warnings warnings = new Warnings(catalogue);
        categories.forEach(one -> warnings.look("category", new InCategory(one)));
        filters.forEach(one -> warnings.look("filter", ItemFilter.parse(one)));
        return warnings.found();
    }

    /** What was found; null if nothing was, or if there is no item at all. */
    @Nullable
    public List<Warning> found() {
        return found.isEmpty() || facets.isEmpty()
                ? null
                : found.stream().distinct().toList();
    }

    public void look(String field, ItemFilter filter) {
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

    public void look(Cap cap) {
        String attribute = cap.attribute();
        if (attribute != null && !facets.hasAttribute(attribute)) {
            addNoAttribute("cap", attribute);
        }
    }

    public void look(Pin pin) {
        if (catalogue.find(pin.itemId()) == null) {
            add("pin", "There is no item '" + pin.itemId() + "'.", Set.of(), "");
        }
    }

    /** A value of context is looked at in which nothing was chosen yet. */
    public void look(String field, Circumstance in) {
        ContextTrends contexts = catalogue.trends().contexts();
        if (!contexts.wasChosenIn(in)) {
            add(
                    field,
                    "Nothing was chosen with '" + in.value() + "' as "
                            + in.key().code() + " yet, so it does not count.",
                    contexts.values(in.key()),
                    in.value());
        }
    }

    /** Ids are looked at that may have been meant as several. */
    public void lookAtExcluded(Set<String> ids) {
        ids.stream()
                .filter(id -> id.contains(",") && catalogue.find(id) == null)
                .forEach(id -> add(
                        "exclude",
                        "There is no item '" + id + "'. A comma sets items apart only where it is not encoded.",
                        Set.of(),
                        ""));
    }

    private void lookForCategory(String field, InCategory category) {
        if (!facets.hasCategory(category.category())) {
            add(
                    field,
                    "No item has the category '" + category.category() + "'.",
                    facets.categories(),
                    category.category());
        }
    }

    private void lookForValue(String field, AttributeIs attribute) {
        String name = attribute.name();
        if (!facets.hasAttribute(name)) {
            addNoAttribute(field, name);
        } else if (!attribute.value().contains("|") && !hasValue(attribute)) {
            add(
                    field,
                    "No item has '" + attribute.value() + "' as " + name + ".",
                    facets.values(name),
                    attribute.value());
        }
    }

    private boolean hasValue(AttributeIs attribute) {
        Boolean known = facets.hasValue(attribute);
        return known != null ? known : isSomewhere(attribute);
    }

    private void lookForNumber(String field, String name) {
        if (!facets.hasAttribute(name)) {
            addNoAttribute(field, name);
        } else if (!facets.hasNumber(name)) {
            add(field, "No item has a number as " + name + ", so none can be compared with one.", Set.of(), "");
        }
    }

    private void addNoAttribute(String field, String name) {
        Set<String> names = new HashSet<>(facets.attributes());
        names.add("category");
        add(field, "No item has an attribute '" + name + "'.", names, name);
    }

    private void add(String field, String what, Set<String> known, String given) {
        List<String> near = known.size() > MOST_NAMES ? List.of() : NearNames.of(given, known);
        found.add(
                new Warning(field, near.isEmpty() ? what : what + " Did you mean " + String.join(" or ", near) + "?"));
    }

    private boolean isSomewhere(ItemFilter filter) {
        return IntStream.range(0, catalogue.slots())
                .mapToObj(catalogue::at)
                .filter(Objects::nonNull)
                .anyMatch(item -> !item.withdrawn() && filter.accepts(item.item()));
    }
}
