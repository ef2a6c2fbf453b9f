package io.lethe.recommend.settings;

import java.util.Comparator;

/**
 * Something wrong in a settings document.
 *
 * @param field  the field, its parts with dots between them; empty where the whole document is meant
 * @param line   the line of the document, from 1
 * @param reason what is wrong and what would be right, as the rest of a sentence that begins with the field
 */
public record SettingsError(String field, int line, String reason) implements Comparable<SettingsError> {
    private static final Comparator<SettingsError> ORDER = Comparator.comparingInt(SettingsError::line)
            .thenComparing(SettingsError::field)
            .thenComparing(SettingsError::reason);

    /** As compilers write it: {@code file:line: field: reason}. */
    public String in(String file) {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + reason;
    }

    @Override
    public int compareTo(SettingsError other) {
        return ORDER.compare(this, other);
    }
}
