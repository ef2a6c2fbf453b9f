package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.ContentHash;
import io.lethe.recommend.RankingSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Settings in their written form. Reading takes YAML, and with it JSON; writing gives one canonical form, which reads
 * back as equal settings.
 *
 * @param settings what the document says
 */
public record SettingsDocument(RankingSettings settings) {
    private static final int VERSION_LENGTH = 12;

    public SettingsDocument {
        Objects.requireNonNull(settings, "settings");
    }

    /** The settings where nothing is set. */
    public static SettingsDocument defaults() {
        return new SettingsDocument(RankingSettings.defaults());
    }

    /** Reads a document that somebody wrote. Never throws. */
    public static SettingsReading read(String text) {
        return read(text, false);
    }

    /** Reads a document from the settings topic; earlier versions of Lethe may have written it. */
    public static SettingsReading readStored(String text) {
        return read(text, true);
    }

    /** All defaults in YAML, with what each field is. */
    public static String commentedDefaults() {
        return YamlText.commented(defaults().tree(), SettingsSchema.withDefaults());
    }

    /** The canonical tree. */
    public ObjectNode tree() {
        return SettingsWriter.tree(settings);
    }

    /** The canonical form, as the settings topic has it. */
    public String json() {
        return tree().toString();
    }

    /** The canonical form for people. */
    public String yaml() {
        return YamlText.of(tree());
    }

    /** The first {@value #VERSION_LENGTH} hexadecimal digits of the hash of {@link #json}. */
    public String version() {
        return ContentHash.of(json().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, VERSION_LENGTH);
    }

    private static SettingsReading read(String text, boolean stored) {
        SettingsReader reader = new SettingsReader(SourceTree.of(text), stored);
        RankingSettings settings = reader.settings();
        List<SettingsError> errors = reader.errors();
        return errors.isEmpty()
                ? new SettingsReading.Sound(new SettingsDocument(settings))
                : new SettingsReading.Faulty(errors);
    }
}
