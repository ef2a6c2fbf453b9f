package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The form in which responses show a received value: as text, at most {@value #LONGEST} characters, with control
 * characters replaced by question marks.
 */
public final class Shown {
    /** The maximum number of characters shown. */
    public static final int LONGEST = 80;

    private static final int MOST_PARTS = 20;

    private static final double LARGEST_PLAIN = 1e20;

    private Shown() {}

    /** A text as it is, any other value as JSON; null if there is no value. */
    public static @Nullable String of(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (value.isTextual()) {
            return of(value.textValue());
        }
        if (value.isNumber() && Math.abs(value.doubleValue()) < LARGEST_PLAIN) {
            return of(new BigDecimal(value.asText()).toPlainString());
        }
        return value.isContainerNode() && value.size() > MOST_PARTS
                ? (value.isArray() ? "[…]" : "{…}")
                : of(value.toString());
    }

    /** The beginning of a text. */
    public static String of(String text) {
        return TextRule.shown(text, LONGEST);
    }

    /** The first segment of a path. */
    static String root(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '.' && path.charAt(end) != '[') {
            end++;
        }
        return path.substring(0, end);
    }
}
