package io.lethe.evaluation.dataset.mapping;

import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of events and items that a mapping fills: those of the public JSON, and short names for them. */
public final class FieldNames {
    public static final String USER = "userId";
    public static final String ITEM = "itemId";
    public static final String TYPE = "type";
    public static final String TIME = "timestamp";
    public static final String VALUE = "value";
    public static final String TEXT = "text";
    public static final String TITLE = "title";
    public static final String CATEGORIES = "categories";
    public static final String AVAILABLE = "available";
    public static final String PUBLISHED = "publishedAt";
    public static final String ATTRIBUTES = "attributes.";
    public static final String CONTEXT = "context.";

    static final List<String> OF_EVENTS =
            List.of(USER, ITEM, TYPE, TIME, VALUE, TEXT, "dwellMs", "progress", "sequence", "eventId");
    static final List<String> OF_ITEMS = List.of(ITEM, TITLE, TEXT, CATEGORIES, AVAILABLE, PUBLISHED);

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("user", USER),
            Map.entry("user_id", USER),
            Map.entry("item", ITEM),
            Map.entry("item_id", ITEM),
            Map.entry("event_type", TYPE),
            Map.entry("time", TIME),
            Map.entry("dwell", "dwellMs"),
            Map.entry("event_id", "eventId"),
            Map.entry("published", PUBLISHED),
            Map.entry("description", TEXT),
            Map.entry("category", CATEGORIES));

    private FieldNames() {}

    /** The field of this name or short name; empty if that kind has none. */
    static Optional<String> of(Kind kind, String given) {
        String name = SHORT.getOrDefault(given, given);
        String further = kind == Kind.EVENTS ? CONTEXT : ATTRIBUTES;
        boolean known = (kind == Kind.EVENTS ? OF_EVENTS : OF_ITEMS).contains(name)
                || name.startsWith(further) && name.length() > further.length();
        return known ? Optional.of(name) : Optional.empty();
    }

    static List<String> all(Kind kind) {
        return kind == Kind.EVENTS ? OF_EVENTS : OF_ITEMS;
    }
}
