package io.lethe.evaluation.dataset.mapping;

import io.lethe.evaluation.dataset.file.Form;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import io.lethe.evaluation.dataset.mapping.Mapping.Rest;
import io.lethe.event.InteractionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapping in one line: {@code user=visitorid,item=itemid,type=event,time=timestamp:ms,transaction=purchase}. On the
 * left is a field, on the right a column, or a constant in single quotes. What is no field stands for a type of event.
 * {@code title}, {@code categories}, {@code description}, {@code published}, {@code available} and {@code attributes}
 * are about items; {@code \,} and {@code \=} are a comma and an equals sign.
 */
public final class MappingText {
    private static final Set<String> OF_ITEMS =
            Set.of("title", "categories", "category", "description", "available", "published", "publishedAt");
    private static final String ATTRIBUTE = "attribute.";

    private final Map<String, FieldSource> events = new LinkedHashMap<>();
    private final Map<String, FieldSource> items = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final List<String> errors = new ArrayList<>();
    private boolean allAttributes;

    private MappingText() {}

    /** Reads it; {@code zone} is the zone of times that say none. */
    public static MappingReading read(String text, String zone) {
        MappingText mapping = new MappingText();
        cut(text, ',').forEach(mapping::pair);
        return mapping.errors.isEmpty() ? mapping.finish(zone) : new MappingReading.Refused(mapping.errors);
    }

    private void pair(String pair) {
        if (pair.isBlank()) {
            return;
        }
        List<String> sides = cut(pair, '=');
        if (sides.size() != 2 || sides.get(0).isBlank() || sides.get(1).isBlank()) {
            errors.add("--map: “" + pair.strip() + "” is not FIELD=COLUMN, such as user=visitorid");
            return;
        }
        String field = sides.get(0).strip();
        String origin = sides.get(1).strip();
        if (field.equals("attributes")) {
            attributes(origin);
        } else if (field.startsWith(ATTRIBUTE)) {
            items.put(FieldNames.ATTRIBUTES + field.substring(ATTRIBUTE.length()), origin(field, origin));
        } else if (field.startsWith(FieldNames.ATTRIBUTES)) {
            items.put(field, origin(field, origin));
        } else if (OF_ITEMS.contains(field) || field.equals("item.text")) {
            String name = field.equals("item.text")
                    ? FieldNames.TEXT
                    : FieldNames.of(Kind.ITEMS, field).orElse(field);
            items.put(name, origin(name, origin));
        } else if (FieldNames.of(Kind.EVENTS, field).isPresent()) {
            String name = FieldNames.of(Kind.EVENTS, field).get();
            events.put(name, origin(name, origin));
        } else if (InteractionType.ofCode(origin).isPresent()) {
            types.put(field, origin);
        } else {
            errors.add("--map: there is no field " + field
                    + "; there are user, item, type, time, value, text, dwell, progress,"
                    + " sequence, eventId, context.NAME, and of items title, description, categories, published, available,"
                    + " attributes. A value of the type is given as VALUE=TYPE, such as transaction=purchase");
        }
    }

    private void attributes(String columns) {
        if (columns.equals("*")) {
            allAttributes = true;
            return;
        }
        for (String column : columns.split("\\+")) {
            items.put(FieldNames.ATTRIBUTES + column.strip(), FieldSource.column(column.strip()));
        }
    }

    private FieldSource origin(String field, String text) {
        if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
            return FieldSource.constant(text.substring(1, text.length() - 1));
        }
        int colon = text.indexOf(':');
        boolean time = field.equals(FieldNames.TIME) || field.equals(FieldNames.PUBLISHED);
        if (time) {
            while (colon > 0 && !TimeFormat.isFormat(text.substring(colon + 1))) {
                colon = text.indexOf(':', colon + 1);
            }
            return colon > 0
                    ? FieldSource.column(text.substring(0, colon)).withFormat(text.substring(colon + 1))
                    : FieldSource.column(text);
        }
        if (colon > 0
                && field.equals(FieldNames.VALUE)
                && text.substring(colon + 1).matches("-?[0-9.]+\\.\\.-?[0-9.]+")) {
            String[] ends = text.substring(colon + 1).split("\\.\\.");
            return FieldSource.column(text.substring(0, colon))
                    .withScale(new FieldSource.Scale(Double.parseDouble(ends[0]), Double.parseDouble(ends[1])));
        }
        if (field.equals(FieldNames.CATEGORIES)) {
            String split = text.length() - colon == 2 && colon > 0 ? text.substring(colon + 1) : null;
            String columns = split == null ? text : text.substring(0, colon);
            return FieldSource.column("")
                    .withColumns(List.of(columns.split("\\+")))
                    .withSplit(split);
        }
        return FieldSource.column(text);
    }

    private MappingReading finish(String zone) {
        FieldSource item = events.get(FieldNames.ITEM);
        if (events.get(FieldNames.USER) == null) {
            events.keySet().removeIf(field -> !field.equals(FieldNames.ITEM));
        }
        boolean hasEvents = events.containsKey(FieldNames.USER);
        FieldSource type = events.get(FieldNames.TYPE);
        if (type != null && type.constant() == null) {
            events.put(FieldNames.TYPE, type.withValues(types));
        }
        if (!hasEvents && item == null) {
            return new MappingReading.Refused(List.of("--map: user and item are missing: user=COLUMN,item=COLUMN"));
        }
        List<Part> parts = new ArrayList<>();
        if (hasEvents) {
            parts.add(new Part(
                    List.of(),
                    Form.UNKNOWN,
                    Kind.EVENTS,
                    List.of(),
                    false,
                    null,
                    null,
                    false,
                    events,
                    Rest.LEFT,
                    List.of()));
        }
        if (item != null && (!items.isEmpty() || allAttributes || !hasEvents)) {
            Map<String, FieldSource> fields = new LinkedHashMap<>();
            fields.put(FieldNames.ITEM, item);
            fields.putAll(items);
            parts.add(new Part(
                    List.of(),
                    Form.UNKNOWN,
                    Kind.ITEMS,
                    List.of(),
                    hasEvents,
                    null,
                    null,
                    hasEvents,
                    fields,
                    allAttributes || !hasEvents ? Rest.ATTRIBUTES : Rest.LEFT,
                    List.of()));
        }
        return new MappingReading.Read(new Mapping("your mapping", zone, "", parts));
    }

    /** The parts between separators that no backslash stands before. */
    private static List<String> cut(String text, char separator) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == ',' || text.charAt(i + 1) == '=')) {
                if (separator == ',') {
                    part.append(c);
                }
                part.append(text.charAt(++i));
            } else if (c == separator && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                quoted ^= c == '\'';
                part.append(c);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
