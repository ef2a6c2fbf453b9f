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
 * One field that two settings documents differ in.
 *
 * @param path the field, with a dot between the names
 * @param from its value before; null where it was not there
 * @param to   its value after; null where it is not there
 */
public record SettingsChange(
        String path, @Nullable JsonNode from, @Nullable JsonNode to) {

    /** The fields that two canonical trees differ in, in the order of the trees. */
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
