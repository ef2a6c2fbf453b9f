package io.lethe.evaluation.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsReading;
import io.lethe.recommend.settings.SettingsReading.Faulty;
import io.lethe.recommend.settings.SettingsReading.Sound;
import java.util.Collection;
import java.util.Map;

/** Fields of the settings document by their paths, such as {@code mix.text}. */
public final class SettingsPaths {
    /** The path of what types of event have that settings add, up to the type. */
    static final String ADDED_TYPES = "types.";

    private static final String POLARITY = "polarity";
    private static final JsonNode DEFAULTS = SettingsDocument.defaults().tree();

    private SettingsPaths() {}

    /** @throws IllegalStateException if settings do not have one of these fields */
    public static void check(Collection<String> paths) {
        for (String path : paths) {
            if (!DEFAULTS.at(pointer(path)).isValueNode()) {
                throw new IllegalStateException("settings have no field " + path);
            }
        }
    }

    /** The number in a field. */
    static double number(SettingsDocument document, String path) {
        return document.tree().at(pointer(path)).doubleValue();
    }

    /**
     * A document with other values in some fields. The polarity of an added type follows from its weight; a type that
     * the document does not have is added.
     *
     * @throws IllegalArgumentException if that makes no settings, saying why
     */
    public static SettingsDocument with(SettingsDocument start, Map<String, String> values) {
        ObjectNode tree = start.tree();
        values.forEach((path, value) -> {
            String pointer = pointer(path);
            int name = pointer.lastIndexOf('/');
            ObjectNode parent = tree.withObject(JsonPointer.compile(pointer.substring(0, name)));
            boolean ofAddedType = path.startsWith(ADDED_TYPES);
            if (ofAddedType || DEFAULTS.at(pointer).isNumber()) {
                parent.put(pointer.substring(name + 1), Double.parseDouble(value));
            } else {
                parent.put(pointer.substring(name + 1), value);
            }
            if (ofAddedType) {
                parent.remove(POLARITY);
            }
        });
        SettingsReading reading = SettingsDocument.read(tree.toString());
        if (reading instanceof Faulty faulty) {
            throw new IllegalArgumentException(values + " makes no settings: " + faulty.errors());
        }
        return ((Sound) reading).document();
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }
}
