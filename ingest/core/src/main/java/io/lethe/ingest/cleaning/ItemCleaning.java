package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.GivenVector;
import io.lethe.event.Item;
import io.lethe.event.TimeReading;
import io.lethe.event.TimeRule;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cleans items. {@code itemId} is required. The title defaults to the id, and an item is available by default. An
 * object with {@code "withdrawn": true} withdraws the item and may contain nothing else. An object with
 * {@code "patch": true} changes the given fields, like a JSON merge patch: null removes a field.
 */
public final class ItemCleaning {
    /** All fields that an item may have. */
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
            "withdrawn",
            "patch");

    /** The first millisecond of the year 1, the earliest publication time. */
    public static final long EARLIEST_PUBLICATION = -62_135_596_800_000L;

    /**
     * The last millisecond of the year 9999, the latest publication time. Items may be announced, so it may lie in the
     * future.
     */
    public static final long LATEST_PUBLICATION = 253_402_300_799_999L;

    /** The largest absolute value up to which integer attributes are exact. */
    public static final double LARGEST_ATTRIBUTE = 9_007_199_254_740_991.0;

    private static final Set<String> WITHDRAWAL_FIELDS = Set.of("itemId", "tenant", "withdrawn");
    private static final Set<String> PATCH_FIELDS = Set.of("itemId", "tenant", "patch");

    private final CleaningLimits limits;
    private final TimeRule times;

    public ItemCleaning(CleaningLimits limits) {
        this.limits = limits;
        this.times = new TimeRule(limits.earliestTime());
    }

    /** Cleans a JSON object into a change of the catalogue, or rejects it. */
    public CleaningOutcome<ItemChange> clean(ObjectNode item, Arrival arrival) {
        Fields fields = new Fields(item);
        fields.expectOnly(FIELDS);
        String tenant = Tenants.of(fields, arrival);
        String itemId = fields.requiredId("itemId", limits.maxIdLength());
        if (Boolean.TRUE.equals(fields.truth("withdrawn"))) {
            return withdrawal(fields, tenant, itemId);
        }
        boolean patch = Boolean.TRUE.equals(fields.truth("patch"));
        if (patch) {
            checkPatch(item, fields);
        }
        String title = title(fields);
        String text = fields.prose("text", limits.maxTextLength());
        List<String> categories =
                plain(new Parts(fields).texts("categories", limits.maxCategories(), limits.maxCategoryLength()));
        SortedMap<String, Object> attributes = attributes(fields);
        Boolean available = fields.truth("available");
        Long publishedAt = publishedAt(fields);
        GivenVector vector = vector(fields);
        if (!fields.isSound()) {
            return fields.rejection();
        }
        Item put = new Item(
                tenant,
                itemId,
                title == null ? "" : title,
                text == null ? "" : text,
                categories,
                attributes,
                available == null || available,
                publishedAt,
                vector);
        ItemChange change =
                patch ? new ItemChange.Patch(tenant, itemId, ItemPatch.changes(item, put)) : new ItemChange.Put(put);
        return new Accepted<>(change, fields.warnings());
    }

    /** Applies a patch to an item, or rejects the result. */
    public CleaningOutcome<ItemChange> apply(ItemChange.Patch patch, Item current) {
        Arrival arrival = Arrival.byRequest(0, patch.tenant(), "", 0);
        return clean(ItemPatch.merged(current, patch.changes()), arrival);
    }

    /** The rejection of a patch of an item that does not exist. */
    public static Rejected<ItemChange> unknown(ItemChange patch) {
        String itemId = patch.key().itemId();
        return new Rejected<>(
                "itemId",
                Flaw.UNKNOWN_ITEM,
                "names no item that is there: a patch changes one that has been put whole before",
                Shown.of(itemId));
    }

    private static void checkPatch(ObjectNode item, Fields fields) {
        if (fields.names("withdrawn")) {
            fields.refuse(
                    "withdrawn",
                    Flaw.CONTRADICTION,
                    "stands in a patch, which neither withdraws an item nor brings it back: delete it, or put it whole");
        }
        boolean anything = false;
        for (Map.Entry<String, JsonNode> field : item.properties()) {
            anything |= !PATCH_FIELDS.contains(field.getKey());
        }
        if (!anything) {
            fields.refuse("patch", Flaw.MISSING, "changes nothing: it names no field beside the item");
        }
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

    /** The title. A number, as in some film titles, becomes a text. */
    private @Nullable String title(Fields fields) {
        JsonNode node = fields.value("title");
        return node != null && node.isNumber()
                ? new Parts(fields).text("title", node, TextRule.prose(limits.maxTitleLength()))
                : fields.headline("title", limits.maxTitleLength());
    }

    private static List<String> plain(List<String> categories) {
        return categories.stream()
                .map(PlainText::line)
                .filter(category -> !category.isBlank())
                .toList();
    }

    /**
     * The publication time. A number in another unit is a programming error and rejects the item. A text that is not a
     * date is left out.
     */
    private @Nullable Long publishedAt(Fields fields) {
        TimeReading reading = fields.time("publishedAt", times);
        if (reading == null) {
            return null;
        }
        TimeReading moment =
                reading instanceof TimeReading.Day day ? new TimeReading.Moment(day.startsAt()) : reading.asMoment();
        if (moment instanceof TimeReading.Doubtful doubtful) {
            fields.refuse("publishedAt", Flaw.IMPOSSIBLE_TIME, doubtful.reason());
        } else if (moment instanceof TimeReading.Unreadable unreadable) {
            leaveOut(fields, unreadable.reason());
        } else if (moment instanceof TimeReading.Moment at
                && (at.millis() < EARLIEST_PUBLICATION || at.millis() > LATEST_PUBLICATION)) {
            leaveOut(fields, "lies outside the years 1 to 9999");
        } else if (moment instanceof TimeReading.Moment at) {
            return at.millis();
        }
        return null;
    }

    private static void leaveOut(Fields fields, String reason) {
        fields.warn("publishedAt", fields.value("publishedAt"), reason + "; it is left out");
    }

    private SortedMap<String, Object> attributes(Fields fields) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        Parts parts = new Parts(fields);
        int[] characters = {0};
        parts.entries("attributes", limits.maxAttributes(), limits.maxAttributeLength(), (name, node) -> {
            Object value = attribute(parts, "attributes." + name, node);
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

    private @Nullable Object attribute(Parts parts, String place, JsonNode node) {
        if (node.isTextual()) {
            return parts.text(place, node, TextRule.prose(limits.maxAttributeLength()));
        }
        if (node.isNumber()) {
            return parts.number(place, node, LARGEST_ATTRIBUTE);
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isArray()) {
            return parts.texts(place, node, limits.maxAttributes(), limits.maxAttributeLength());
        }
        parts.leaveOut(place, node, "must be a text, a number, a truth value or a list of texts, not an object,");
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
            fields.refuse("vector", Flaw.WRONG_TYPE, "must be a list of numbers, not " + Fields.kind(node));
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
