package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.ContentHash;
import io.lethe.recommend.parameter.RankingSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Settings in written form. Reads YAML, which includes JSON. Writes one canonical form, which parses to equal settings.
 *
 * @param settings the settings
 */
public record SettingsDocument(RankingSettings settings) {
    private static final int VERSION_LENGTH = 12;

    /** The fields that responses add to the settings. They are ignored if a response is sent back as a document. */
    private static final List<String> OF_ANSWERS = List.of("changes", "reset", "number");

    public SettingsDocument {
        Objects.requireNonNull(settings, "settings");
    }

    /** The default settings. */
    public static SettingsDocument defaults() {
        return new SettingsDocument(RankingSettings.defaults());
    }

    /** Parses a document from a user. Never throws. */
    public static SettingsReading read(String text) {
        return read(source(text), false, List.of());
    }

    /**
     * Parses a JSON merge patch (RFC 7396), in JSON or YAML, and applies it to this document. Null resets a field to
     * its default. Never throws.
     */
    public SettingsReading patched(String patch) {
        SettingsPatch read = SettingsPatch.of(patch);
        return read(withoutAnswers(read.appliedTo(tree())), false, read.unknown());
    }

    /** The changed fields that a user's document does not mention, and so resets to their defaults. */
    public static List<String> leftOut(String text, List<SettingsChange> changes) {
        JsonNode written = source(text).root();
        return changes.stream()
                .map(SettingsChange::path)
                .filter(path -> !names(written, path))
                .toList();
    }

    private static boolean names(JsonNode written, String path) {
        if (path.equals("kernel") && (written.has("halfLife") || written.has("halfLifeSeconds"))) {
            return true;
        }
        JsonNode node = written;
        for (String name : path.split("\\.")) {
            node = node.path(name);
        }
        return !node.isMissingNode();
    }

    /** Parses a document from the settings topic. It may be from an earlier version of Lethe. */
    public static SettingsReading readStored(String text) {
        return read(SourceTree.of(text), true, List.of());
    }

    /** All defaults in YAML, with a description of each field. */
    public static String commentedDefaults() {
        return YamlText.commented(defaults().tree(), SettingsSchema.withDefaults());
    }

    /** The canonical tree. */
    public ObjectNode tree() {
        return SettingsWriter.tree(settings);
    }

    /** The canonical form, as stored in the settings topic. */
    public String json() {
        return tree().toString();
    }

    /** The canonical form in YAML, for people. */
    public String yaml() {
        return YamlText.of(tree());
    }

    /** The first {@value #VERSION_LENGTH} hexadecimal digits of the hash of {@link #json}. */
    public String version() {
        return ContentHash.of(json().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, VERSION_LENGTH);
    }

    private static SourceTree source(String text) {
        return withoutAnswers(SourceTree.of(text));
    }

    private static SourceTree withoutAnswers(SourceTree source) {
        if (source.root().isObject()) {
            ((ObjectNode) source.root()).remove(OF_ANSWERS);
        }
        return source;
    }

    private static SettingsReading read(SourceTree source, boolean stored, List<SettingsError> more) {
        SettingsReader reader = new SettingsReader(source, stored);
        RankingSettings settings = reader.settings();
        List<SettingsError> errors = new ArrayList<>(reader.errors());
        errors.addAll(more);
        return errors.isEmpty()
                ? new SettingsReading.Sound(new SettingsDocument(settings))
                : new SettingsReading.Faulty(errors);
    }
}
