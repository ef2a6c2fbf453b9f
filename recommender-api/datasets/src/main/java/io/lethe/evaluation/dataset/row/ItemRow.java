package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.evaluation.dataset.mapping.FieldNames;
import io.lethe.evaluation.dataset.mapping.FieldSource;
import io.lethe.event.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An item of a row's fields, by the mapping of its part. */
public final class ItemRow implements Function<RowFields, DatasetRow> {
    private static final Set<String> NO = Set.of("0", "false", "no", "n", "f", "closed", "inactive");

    private final MappedFields mapped;
    private final BoundPart part;
    private final String tenant;

    public ItemRow(BoundPart part, String tenant) {
        this.mapped = new MappedFields(part);
        this.part = part;
        this.tenant = tenant;
    }

    @Override
    public DatasetRow apply(RowFields fields) {
        String itemId = mapped.requiredId(fields, FieldNames.ITEM);
        String title = mapped.optional(fields, FieldNames.TITLE);
        String text = mapped.optional(fields, FieldNames.TEXT);
        String available = mapped.optional(fields, FieldNames.AVAILABLE);
        return new DatasetRow.CatalogueItem(new Item(
                tenant,
                itemId,
                title == null ? itemId : title,
                text == null ? "" : text,
                categories(fields),
                attributes(fields),
                available == null || !NO.contains(available.strip().toLowerCase(Locale.ROOT)),
                published(fields),
                null));
    }

    /** What two rows say of one item: the later one, and of the earlier one what that leaves open. */
    public static Item merged(Item earlier, Item later) {
        SortedMap<String, Object> attributes = new TreeMap<>(earlier.attributes());
        attributes.putAll(later.attributes());
        Set<String> categories = new LinkedHashSet<>(later.categories());
        categories.addAll(earlier.categories());
        Long published = later.publishedAt();
        return new Item(
                later.tenant(),
                later.itemId(),
                later.title().equals(later.itemId()) ? earlier.title() : later.title(),
                later.text().isEmpty() ? earlier.text() : later.text(),
                List.copyOf(categories),
                attributes,
                earlier.available() && later.available(),
                published == null ? earlier.publishedAt() : published,
                null);
    }

    private @Nullable Long published(RowFields fields) {
        return mapped.optional(fields, FieldNames.PUBLISHED) == null
                ? null
                : Long.valueOf(mapped.time(fields, FieldNames.PUBLISHED));
    }

    private List<String> categories(RowFields fields) {
        FieldSource origin = part.part().origin(FieldNames.CATEGORIES);
        if (origin == null) {
            return List.of();
        }
        Set<String> categories = new LinkedHashSet<>();
        for (String column : origin.columns()) {
            if (origin.flags()) {
                if (fields.text(column).strip().equals("1")) {
                    categories.add(column);
                }
            } else {
                TextLists.members(fields.cells().node(column), origin.split()).stream()
                        .map(origin::said)
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(categories::add);
            }
        }
        return List.copyOf(categories);
    }

    private SortedMap<String, Object> attributes(RowFields fields) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        part.part().fields().forEach((name, origin) -> {
            if (name.startsWith(FieldNames.ATTRIBUTES)) {
                String attribute = name.substring(FieldNames.ATTRIBUTES.length());
                String split = origin.split();
                JsonNode node = origin.columns().isEmpty()
                        ? null
                        : fields.cells().node(origin.columns().get(0));
                if (node != null && (split != null || node.isArray())) {
                    List<String> members = TextLists.members(node, split);
                    if (!members.isEmpty()) {
                        attributes.put(attribute, members);
                    }
                } else {
                    String column =
                            origin.columns().isEmpty() ? "" : origin.columns().get(0);
                    put(
                            attributes,
                            attribute,
                            mapped.optional(fields, name),
                            part.numbers().contains(column));
                }
            }
        });
        for (String column : part.further()) {
            JsonNode node = fields.cells().node(column);
            if (node.isArray()) {
                List<String> members = TextLists.members(node, null);
                if (!members.isEmpty()) {
                    attributes.put(column, members);
                }
            } else if (node.isBoolean()) {
                attributes.put(column, node.booleanValue());
            } else if (node.isValueNode()) {
                put(attributes, column, fields.optional(column), part.numbers().contains(column));
            }
        }
        return attributes;
    }

    private static void put(SortedMap<String, Object> attributes, String name, @Nullable String value, boolean number) {
        if (value == null) {
            return;
        }
        String text = value.strip();
        if (number) {
            try {
                double read = Double.parseDouble(text);
                if (Double.isFinite(read)) {
                    attributes.put(name, read);
                }
                return;
            } catch (NumberFormatException e) {
                attributes.put(name, text);
                return;
            }
        }
        String low = text.toLowerCase(Locale.ROOT);
        attributes.put(name, low.equals("true") || low.equals("false") ? Boolean.valueOf(low) : text);
    }
}
