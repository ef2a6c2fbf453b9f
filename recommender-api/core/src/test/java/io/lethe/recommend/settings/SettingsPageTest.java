package io.lethe.recommend.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code docs/settings.md} matches the schema and the defaults. After a change of either, run this test
 * with {@code -Dlethe.write=true} to update the table.
 */
class SettingsPageTest {
    private static final String BEGIN = "<!-- table -->\n";
    private static final String END = "<!-- end -->";
    private static final Path PAGE = Path.of("..", "..", "docs", "settings.md");

    @Test
    void shouldSayWhatTheSchemaSays() throws IOException {
        // Given
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);

        // When
        StringBuilder table = new StringBuilder("| field | default | what it is | |\n|---|---|---|---|\n");
        addRows(table, SettingsSchema.withDefaults(), "");
        if (Boolean.getBoolean("lethe.write")) {
            Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            page = Files.readString(PAGE);
            to = page.indexOf(END);
        }

        // Then
        assertThat(page.substring(from, to)).isEqualTo(table.toString());
    }

    @Test
    void shouldKnowEveryFieldThatIsWritten() {
        // When
        Set<String> written = new TreeSet<>();
        Set<String> withDefault = new TreeSet<>();
        addPaths(written, SettingsDocument.defaults().tree(), "");
        addDefaults(withDefault, SettingsSchema.withDefaults(), "");

        // Then
        assertThat(withDefault).isEqualTo(written).hasSizeGreaterThan(30);
    }

    private static void addRows(StringBuilder table, JsonNode schema, String prefix) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            JsonNode about = field.getValue();
            String name = prefix + field.getKey();
            boolean section = about.has("properties");
            table.append("| `")
                    .append(name)
                    .append("` | ")
                    .append(section ? "" : shown(about.path("default")))
                    .append(" | ")
                    .append(section ? "" : about.path("title").asText())
                    .append(" | ")
                    .append(about.path("description").asText())
                    .append(" |\n");
            JsonNode inner = section ? about : about.path("additionalProperties");
            addRows(table, inner, name + (section ? "." : ".*."));
        }
    }

    private static String shown(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            return "`" + value + "`";
        }
        return value.isObject()
                ? value.properties().stream()
                        .map(one -> one.getKey() + " " + one.getValue().asText())
                        .collect(Collectors.joining(", "))
                : "`" + value.asText() + "`";
    }

    private static void addPaths(Set<String> into, ObjectNode tree, String prefix) {
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (field.getValue() instanceof ObjectNode object
                    && !Set.of("weights", "reach").contains(field.getKey())) {
                addPaths(into, object, prefix + field.getKey() + ".");
            } else {
                into.add(prefix + field.getKey());
            }
        }
    }

    private static void addDefaults(Set<String> into, JsonNode schema, String prefix) {
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            if (field.getValue().has("properties")) {
                addDefaults(into, field.getValue(), prefix + field.getKey() + ".");
            } else if (field.getValue().has("default")) {
                into.add(prefix + field.getKey());
            }
        }
    }
}
