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
 * Settings in their written form. Reading takes YAML, and with it JSON; writing gives one canonical form, which reads
 * back as equal settings.
 *
 * @param settings what the document says
 */
public record SettingsDocument(RankingSettings settings) {
    private static final int VERSION_LENGTH = 12;

    /** What answers say of a change beside the settings; a document that was an answer may still have it. */
    private static final List<String> OF_ANSWERS = List.of("changes", "reset", "number");

    public SettingsDocument {
        Objects.requireNonNull(settings, "settings");
    }

    /** The settings where nothing is set. */
    public static SettingsDocument defaults() {
        return new SettingsDocument(RankingSettings.defaults());
    }

    /** Reads a document that somebody wrote. Never throws. */
    public static SettingsReading read(String text) {
        return read(source(text), false, List.of());
    }

    /**
     * Reads a JSON merge patch (RFC 7396), in JSON or YAML, and applies it to this document: null brings a field's
     * default back. Never throws.
     */
    public SettingsReading patched(String patch) {
        SettingsPatch read = SettingsPatch.of(patch);
        return read(withoutAnswers(read.appliedTo(tree())), false, read.unknown());
    }

    /** Which of its fields a document that somebody wrote leaves to their defaults, of those that changes are about. */
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

    /** Reads a document from the settings topic; earlier versions of Lethe may have written it. */
    public static SettingsReading readStored(String text) {
        return read(SourceTree.of(text), true, List.of());
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
