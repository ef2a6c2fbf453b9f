package io.lethe.recommend.settings;

import java.util.List;

/** The result of parsing a settings document. */
public sealed interface SettingsReading {
    /** A valid document. */
    record Sound(SettingsDocument document) implements SettingsReading {}

    /**
     * An invalid document.
     *
     * @param errors all errors, by line; at least one
     */
    record Faulty(List<SettingsError> errors) implements SettingsReading {
        public Faulty {
            errors = errors.stream().distinct().sorted().toList();
        }
    }
}
