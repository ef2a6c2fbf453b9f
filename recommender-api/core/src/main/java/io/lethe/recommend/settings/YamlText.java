package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a settings tree as YAML, optionally with the descriptions of the schema. */
final class YamlText {
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z0-9(][a-zA-Z0-9 .,=()*+/_-]*[a-zA-Z0-9)]");
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+.]?[0-9][0-9.eE+-]*");
    private static final int WIDTH = 110;

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    static String of(ObjectNode tree) {
        YamlText yaml = new YamlText();
        yaml.write(tree, null, "");
        return yaml.text.toString();
    }

    /** The tree with comments. Fields that it lacks appear as commented examples. */
    static String commented(ObjectNode tree, ObjectNode schema) {
        YamlText yaml = new YamlText();
        yaml.comment(schema, "");
        yaml.write(tree, schema.path("properties"), "");
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            JsonNode example = field.getValue().path("examples").path(0);
            if (!tree.has(field.getKey()) && !example.isMissingNode()) {
                yaml.text.append('\n');
                yaml.comment(field.getValue(), "");
                yaml.text
                        .append("# ")
                        .append(field.getKey())
                        .append(": ")
                        .append(flow(example))
                        .append('\n');
            }
        }
        return yaml.text.toString();
    }

    private void write(ObjectNode tree, @Nullable JsonNode schema, String indent) {
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            JsonNode about = schema == null ? null : schema.get(field.getKey());
            if (about != null) {
                if (indent.isEmpty()) {
                    text.append('\n');
                }
                comment(about, indent);
            }
            text.append(indent).append(scalar(field.getKey())).append(':');
            if (field.getValue() instanceof ObjectNode object) {
                text.append('\n');
                write(object, about == null ? null : about.path("properties"), indent + "  ");
            } else {
                text.append(' ').append(flow(field.getValue())).append('\n');
            }
        }
    }

    private void comment(JsonNode schema, String indent) {
        String what = schema.path("title").asText();
        String all = schema.path("description").asText() + (schema.has("properties") ? "" : " This is " + what + ".");
        StringBuilder line = new StringBuilder(indent).append('#');
        for (String word : all.split(" ")) {
            if (line.length() + word.length() > WIDTH) {
                text.append(line).append('\n');
                line.setLength(0);
                line.append(indent).append('#');
            }
            line.append(' ').append(word);
        }
        text.append(line).append('\n');
    }

    private static String flow(JsonNode value) {
        return value.isObject()
                ? value.properties().stream()
                        .map(field -> scalar(field.getKey()) + ": " + flow(field.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"))
                : value.isTextual() ? scalar(value.asText()) : value.toString();
    }

    private static String scalar(String value) {
        boolean plain = PLAIN.matcher(value).matches()
                && !LIKE_A_NUMBER.matcher(value).matches()
                && !value.contains(", ")
                && !value.equals("true")
                && !value.equals("false")
                && !value.equals("null");
        return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
