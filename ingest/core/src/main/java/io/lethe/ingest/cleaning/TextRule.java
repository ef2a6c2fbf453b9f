package io.lethe.ingest.cleaning;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule for the texts of a field.
 *
 * @param maxLength the maximum number of Unicode characters
 * @param lines     whether tab, line feed and carriage return are allowed; other control characters never are
 */
record TextRule(int maxLength, boolean lines) {

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    /** A flaw and its description. */
    record Finding(Flaw flaw, String reason) {}

    static TextRule line(int maxLength) {
        return new TextRule(maxLength, false);
    }

    static TextRule prose(int maxLength) {
        return new TextRule(maxLength, true);
    }

    /** The beginning of any text, in a form that can be displayed and stored. */
    static String shown(String text, int maxLength) {
        String head = text.length() > maxLength ? text.substring(0, maxLength) + "…" : text;
        return UNPRINTABLE.matcher(head).replaceAll("?");
    }

    /** The flaw of this text; null if there is none. */
    @Nullable
    Finding check(String text) {
        int length = text.length();
        if (length > maxLength && text.codePointCount(0, length) > maxLength) {
            return new Finding(
                    Flaw.TOO_LONG,
                    "has " + text.codePointCount(0, length) + " characters, " + maxLength + " are allowed");
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) && !(lines && (c == '\t' || c == '\n' || c == '\r'))) {
                return new Finding(
                        Flaw.CONTROL_CHARACTER, String.format("holds the control character U+%04X at %d", (int) c, i));
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return new Finding(Flaw.BROKEN_TEXT, "holds half of a character at " + i);
                }
                i++;
            }
        }
        return null;
    }
}
