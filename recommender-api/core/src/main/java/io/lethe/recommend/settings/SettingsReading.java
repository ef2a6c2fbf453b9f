package io.lethe.recommend.settings;

import java.util.List;

/** What came of reading a settings document. */
public sealed interface SettingsReading {
    /** It is sound. */
    record Sound(SettingsDocument document) implements SettingsReading {}

    /**
     * It is not.
     *
     * @param errors everything that is wrong, in the order of lines; one at least
     */
    record Faulty(List<SettingsError> errors) implements SettingsReading {
        public Faulty {
            errors = errors.stream().distinct().sorted().toList();
        }
    }
}
