package io.lethe.event;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item that can be recommended.
 *
 * @param tenant      the owner of the catalogue
 * @param itemId      the item's id within the tenant
 * @param title       the title; if the producer gave none it is empty, and the accessor returns the id
 * @param text        the description, possibly empty
 * @param categories  the categories, most general first, possibly empty
 * @param attributes  values to filter by, sorted by name: each a {@link String}, {@link Double}, {@link Boolean} or a
 *                    list of strings
 * @param available   whether it may be recommended now
 * @param publishedAt the time of publication, in milliseconds since 1970-01-01T00:00Z
 * @param vector      the producer's own vector, used instead of an embedding of title and text
 */
public record Item(
        String tenant,
        String itemId,
        String title,
        String text,
        List<String> categories,
        SortedMap<String, Object> attributes,
        boolean available,
        @Nullable Long publishedAt,
        @Nullable GivenVector vector) {

    public Item {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(itemId, "itemId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
        categories = List.copyOf(categories);
        attributes.forEach(Item::checkAttribute);
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /** An available item with only a title and a text. */
    public static Item of(String tenant, String itemId, String title, String text) {
        return new Item(tenant, itemId, title, text, List.of(), new TreeMap<>(Map.of()), true, null, null);
    }

    public ItemKey key() {
        return ItemKey.content(tenant, itemId);
    }

    /** The title; the id if the producer gave no title. Never empty. */
    @Override
    public String title() {
        return title.isEmpty() ? itemId : title;
    }

    /** The title as the producer gave it. Empty if there is none, or if it equals the id and the id is a code. */
    public String ownTitle() {
        boolean code = title.equals(itemId)
                && (title.codePoints().anyMatch(Character::isDigit)
                        || title.codePoints().noneMatch(Character::isLetter));
        return code ? "" : title;
    }

    /** The text to embed: title, categories and text, one per line; empty if all are missing. */
    public String describe() {
        return Stream.of(ownTitle(), String.join(", ", categories), text)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** Whether the text to embed contains a letter or a digit. Without one, the meaning of the item is unknown. */
    public boolean saysSomething() {
        return describe().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The stored title. */
    String storedTitle() {
        return title;
    }

    private static void checkAttribute(String name, Object value) {
        boolean known = value instanceof String
                || value instanceof Double
                || value instanceof Boolean
                || (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance));
        if (!known) {
            throw new IllegalArgumentException(
                    "attribute " + name + " is neither text, number, truth value nor list of texts");
        }
    }
}
