package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field in which two settings documents differ.
 *
 * @param path the field's names, joined by dots
 * @param from the value before; null if there was none
 * @param to   the value after; null if there is none
 */
public record SettingsChange(
        String path, @Nullable JsonNode from, @Nullable JsonNode to) {

    /** The fields in which two canonical trees differ, in the order of the trees. */
    public static List<SettingsChange> between(ObjectNode before, ObjectNode after) {
        List<SettingsChange> changes = new ArrayList<>();
        collect("", before, after, changes);
        return List.copyOf(changes);
    }

    private static void collect(
            String path, @Nullable JsonNode before, @Nullable JsonNode after, List<SettingsChange> changes) {
        if (Objects.equals(before, after)) {
            return;
        }
        boolean inside = (before == null || before.isObject()) && (after == null || after.isObject());
        if (!inside) {
            changes.add(new SettingsChange(path, before, after));
            return;
        }
        Set<String> names = new LinkedHashSet<>();
        if (before != null) {
            before.fieldNames().forEachRemaining(names::add);
        }
        if (after != null) {
            after.fieldNames().forEachRemaining(names::add);
        }
        for (String name : names) {
            collect(
                    path.isEmpty() ? name : path + "." + name,
                    before == null ? null : before.get(name),
                    after == null ? null : after.get(name),
                    changes);
        }
    }
}
