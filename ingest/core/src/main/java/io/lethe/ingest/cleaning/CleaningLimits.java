package io.lethe.ingest.cleaning;

import io.lethe.event.TimeRule;
import java.util.Set;

/**
 * The limits on a record's content. Lengths are in Unicode characters (code points). Within the defaults, every event
 * and item fits in {@value #LARGEST_RECORD} bytes, in each of its forms.
 *
 * @param clockSkewMs           how far an event may lie after its arrival, in milliseconds
 * @param earliestTime          the earliest time as a number, in milliseconds since 1970-01-01T00:00Z; ISO 8601 text
 *     may give any time after 1970-01-01T00:00Z, or after this limit if that is earlier
 * @param maxIdLength           characters in an id of a tenant's user, item or event
 * @param maxTextLength         characters in a text
 * @param maxTitleLength        characters in an item's title
 * @param maxCategories         categories of an item
 * @param maxCategoryLength     characters in a category
 * @param maxAttributes         attributes of an item, and entries of a list attribute
 * @param maxAttributeLength    characters in an attribute's name, text value or list entry
 * @param maxAttributesLength   characters in all attributes of an item together
 * @param maxContextEntries     entries in an event's context
 * @param maxContextNameLength  characters in the name of such an entry
 * @param maxContextValueLength characters in its value
 * @param maxMagnitude          the maximum absolute value of an event, and of the numbers in a vector
 * @param maxDwellMs            the maximum dwell time, in milliseconds
 * @param maxDimension          numbers in an item's vector
 * @param extraTypes            codes of interaction types besides the built-in ones
 */
public record CleaningLimits(
        long clockSkewMs,
        long earliestTime,
        int maxIdLength,
        int maxTextLength,
        int maxTitleLength,
        int maxCategories,
        int maxCategoryLength,
        int maxAttributes,
        int maxAttributeLength,
        int maxAttributesLength,
        int maxContextEntries,
        int maxContextNameLength,
        int maxContextValueLength,
        double maxMagnitude,
        long maxDwellMs,
        int maxDimension,
        Set<String> extraTypes) {

    /** The maximum size of a record of the log, in bytes. Kafka's own limit is slightly larger. */
    public static final int LARGEST_RECORD = 1_000_000;

    /** The default limits. */
    public static final CleaningLimits DEFAULT = new CleaningLimits(
            600_000,
            TimeRule.EARLIEST,
            256,
            100_000,
            1_000,
            50,
            256,
            100,
            1_000,
            20_000,
            32,
            64,
            1_024,
            1e9,
            604_800_000,
            4_096,
            Set.of());

    public CleaningLimits {
        extraTypes = Set.copyOf(extraTypes);
    }

    public CleaningLimits withExtraTypes(Set<String> codes) {
        return new CleaningLimits(
                clockSkewMs,
                earliestTime,
                maxIdLength,
                maxTextLength,
                maxTitleLength,
                maxCategories,
                maxCategoryLength,
                maxAttributes,
                maxAttributeLength,
                maxAttributesLength,
                maxContextEntries,
                maxContextNameLength,
                maxContextValueLength,
                maxMagnitude,
                maxDwellMs,
                maxDimension,
                codes);
    }
}
