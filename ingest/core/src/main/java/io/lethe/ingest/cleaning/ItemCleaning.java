package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.GivenVector;
import io.lethe.event.Item;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The cleaning of items. Required is {@code itemId}; the title is the id where there is none, an item is available unless it says
 * otherwise. An object with {@code "withdrawn": true} withdraws the item and says nothing else.
 */
public final class ItemCleaning {
    /** Every field that an item may have. */
    public static final Set<String> FIELDS = Set.of(
            "itemId",
            "tenant",
            "title",
            "text",
            "categories",
            "attributes",
            "available",
            "publishedAt",
            "vector",
            "withdrawn");

    /** The first millisecond of the year 1: no item appeared earlier. */
    public static final long EARLIEST_PUBLICATION = -62_135_596_800_000L;

    /** The last millisecond of the year 9999. Items may be announced, so their time may lie in the future. */
    public static final long LATEST_PUBLICATION = 253_402_300_799_999L;

    /** Numbers among attributes are exact integers up to here. */
    public static final double LARGEST_ATTRIBUTE = 9_007_199_254_740_991.0;

    private static final Set<String> WITHDRAWAL_FIELDS = Set.of("itemId", "tenant", "withdrawn");

    private final CleaningLimits limits;

    public ItemCleaning(CleaningLimits limits) {
        this.limits = limits;
    }

    /** The change of the catalogue that a JSON object asks for, or why it asks for none. */
    public CleaningOutcome<ItemChange> clean(ObjectNode item, Arrival arrival) {
        Fields fields = new Fields(item);
        fields.expectOnly(FIELDS);
        String tenant = Tenants.of(fields, arrival);
        String itemId = fields.requiredId("itemId", limits.maxIdLength());
        if (Boolean.TRUE.equals(fields.truth("withdrawn"))) {
            return withdrawal(fields, tenant, itemId);
        }
        String title = fields.prose("title", limits.maxTitleLength());
        String text = fields.prose("text", limits.maxTextLength());
        List<String> categories = fields.names("categories", limits.maxCategories(), limits.maxCategoryLength());
        SortedMap<String, Object> attributes = attributes(fields);
        Boolean available = fields.truth("available");
        Long publishedAt = publishedAt(fields);
        GivenVector vector = vector(fields);
        if (!fields.isSound()) {
            return fields.rejection();
        }
        return new Accepted<>(new ItemChange.Put(new Item(
                tenant,
                itemId,
                title == null ? itemId : title,
                text == null ? "" : text,
                categories,
                attributes,
                available == null || available,
                publishedAt,
                vector)));
    }

    private static CleaningOutcome<ItemChange> withdrawal(Fields fields, String tenant, String itemId) {
        for (String other : FIELDS) {
            if (!WITHDRAWAL_FIELDS.contains(other) && fields.has(other)) {
                fields.refuse(
                        "withdrawn", Flaw.CONTRADICTION, "stands beside " + other + ": a withdrawal says nothing else");
            }
        }
        return fields.isSound() ? new Accepted<>(new ItemChange.Withdrawal(tenant, itemId)) : fields.rejection();
    }

    private static @Nullable Long publishedAt(Fields fields) {
        Long time = fields.time("publishedAt");
        if (time != null && (time < EARLIEST_PUBLICATION || time > LATEST_PUBLICATION)) {
            fields.refuse("publishedAt", Flaw.IMPOSSIBLE_TIME, "lies outside the years 1 to 9999");
        }
        return time;
    }

    private SortedMap<String, Object> attributes(Fields fields) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        int[] characters = {0};
        fields.entries("attributes", limits.maxAttributes(), limits.maxAttributeLength(), (name, node) -> {
            Object value = attribute(fields, "attributes." + name, node);
            if (value != null) {
                attributes.put(name, value);
                characters[0] += name.length() + length(value);
            }
        });
        if (characters[0] > limits.maxAttributesLength()) {
            fields.refuse(
                    "attributes",
                    Flaw.TOO_LONG,
                    "have " + characters[0] + " characters, " + limits.maxAttributesLength() + " are allowed");
        }
        return attributes;
    }

    private @Nullable Object attribute(Fields fields, String place, JsonNode node) {
        if (node.isTextual()) {
            return fields.text(place, node, TextRule.prose(limits.maxAttributeLength()));
        }
        if (node.isNumber()) {
            return fields.number(place, node, -LARGEST_ATTRIBUTE, LARGEST_ATTRIBUTE);
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isArray()) {
            return fields.names(place, node, limits.maxAttributes(), limits.maxAttributeLength());
        }
        fields.wrongType(place, "a text, a number, a truth value or a list of texts", node);
        return null;
    }

    private static int length(Object value) {
        if (value instanceof String text) {
            return text.length();
        }
        return value instanceof List<?> list
                ? list.stream().mapToInt(entry -> ((String) entry).length()).sum()
                : 1;
    }

    private @Nullable GivenVector vector(Fields fields) {
        JsonNode node = fields.value("vector");
        if (node == null) {
            return null;
        }
        if (!node.isArray()) {
            fields.wrongType("vector", "a list of numbers", node);
            return null;
        }
        if (node.isEmpty()) {
            fields.refuse("vector", Flaw.MISSING, "is empty");
            return null;
        }
        if (node.size() > limits.maxDimension()) {
            fields.refuse(
                    "vector",
                    Flaw.TOO_LONG,
                    "has " + node.size() + " numbers, " + limits.maxDimension() + " are allowed");
            return null;
        }
        float[] numbers = new float[node.size()];
        boolean anything = false;
        for (int i = 0; i < numbers.length; i++) {
            Double number =
                    fields.number("vector[" + i + "]", node.get(i), -limits.maxMagnitude(), limits.maxMagnitude());
            if (number == null || !fields.isSound()) {
                return null;
            }
            numbers[i] = number.floatValue();
            anything |= numbers[i] != 0;
        }
        if (!anything) {
            fields.refuse("vector", Flaw.OUT_OF_RANGE, "has no number that is not zero");
            return null;
        }
        return GivenVector.of(numbers);
    }
}
