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
 * Something that can be recommended.
 *
 * @param tenant      whose catalogue it belongs to
 * @param itemId      its name within the tenant
 * @param title       what people call it; empty, and told as the id, where the producer gave none
 * @param text        what is said about it, possibly empty
 * @param categories  its categories, most general first, possibly empty
 * @param attributes  anything to filter by: each value is a {@link String}, {@link Double}, {@link Boolean} or a list
 *     of
 *                    strings; sorted by name
 * @param available   whether it may be recommended now
 * @param publishedAt when it appeared, in milliseconds since 1970-01-01T00:00Z
 * @param vector      a vector of the producer's own in place of an embedding of title and text
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

    /** An available item with a title and a text and nothing else. */
    public static Item of(String tenant, String itemId, String title, String text) {
        return new Item(tenant, itemId, title, text, List.of(), new TreeMap<>(Map.of()), true, null, null);
    }

    public ItemKey key() {
        return ItemKey.content(tenant, itemId);
    }

    /** What people call it; the id where the producer gave no title. Never empty. */
    @Override
    public String title() {
        return title.isEmpty() ? itemId : title;
    }

    /** The title as the producer gave it; empty where there is none, and where it is but the id, and that a code. */
    public String ownTitle() {
        boolean code = title.equals(itemId)
                && (title.codePoints().anyMatch(Character::isDigit)
                        || title.codePoints().noneMatch(Character::isLetter));
        return code ? "" : title;
    }

    /** What there is to embed: title, categories and text, one a line; empty where there is none of them. */
    public String describe() {
        return Stream.of(ownTitle(), String.join(", ", categories), text)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    /** Whether there is a word to be embedded, or a number. Without one nothing is known of what the item means. */
    public boolean saysSomething() {
        return describe().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The title as it is stored. */
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
