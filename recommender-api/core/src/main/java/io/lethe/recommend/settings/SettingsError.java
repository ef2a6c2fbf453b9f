package io.lethe.recommend.settings;

import java.util.Comparator;

/**
 * An error in a settings document.
 *
 * @param field  the field's names, joined by dots; empty for the whole document
 * @param line   the line of the document, from 1
 * @param reason the error and what is allowed, phrased to follow the name of the field
 */
public record SettingsError(String field, int line, String reason) implements Comparable<SettingsError> {
    private static final Comparator<SettingsError> ORDER = Comparator.comparingInt(SettingsError::line)
            .thenComparing(SettingsError::field)
            .thenComparing(SettingsError::reason);

    /** The error in the form of compilers: {@code file:line: field: reason}. */
    public String in(String file) {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + reason;
    }

    @Override
    public int compareTo(SettingsError other) {
        return ORDER.compare(this, other);
    }
}
