package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML or JSON document as a tree with the line number of each field. Plain scalars are numbers, booleans and null as
 * in JSON; all others are texts, including {@code yes} and {@code 1:30}.
 */
public final class SourceTree {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,15}");
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");
    private static final int LONGEST = 1_000_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<SettingsError> errors = new ArrayList<>();
    private final Set<Node> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final boolean nulls;
    private JsonNode root = MissingNode.getInstance();

    private SourceTree(boolean nulls) {
        this.nulls = nulls;
    }

    public static SourceTree of(String text) {
        SourceTree tree = new SourceTree(false);
        tree.read(text);
        return tree;
    }

    /** Parses a tree, keeping fields with the value null. */
    static SourceTree withNulls(String text) {
        SourceTree tree = new SourceTree(true);
        tree.read(text);
        return tree;
    }

    /** A copy with another root and the same lines and errors. */
    SourceTree withRoot(JsonNode other) {
        SourceTree tree = new SourceTree(nulls);
        tree.lines.putAll(lines);
        tree.errors.addAll(errors);
        tree.root = other;
        return tree;
    }

    /** The root; a missing node for an empty document. Null fields are dropped unless they are kept explicitly. */
    public JsonNode root() {
        return root;
    }

    /** The syntax errors: invalid YAML, duplicate fields and aliases. */
    public List<SettingsError> errors() {
        return errors;
    }

    /** An error at the field with the given JSON pointer. */
    public SettingsError error(String pointer, String reason) {
        return new SettingsError(dotted(pointer), line(pointer), reason);
    }

    private int line(String pointer) {
        String place = pointer;
        while (!lines.containsKey(place) && !place.isEmpty()) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return lines.getOrDefault(place, 1);
    }

    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static String dotted(String pointer) {
        return pointer.isEmpty()
                ? ""
                : pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    private void read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        try {
            boolean json = text.stripLeading().startsWith("{");
            Node document = new Yaml(options).compose(new StringReader(json ? text.replace('\t', ' ') : text));
            if (document == null) {
                errors.add(new SettingsError("", 1, "the document is empty; {} means that everything has its default"));
                return;
            }
            root = read(document, "");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            errors.add(new SettingsError("", line, "this is neither YAML nor JSON: " + e.getProblem()));
        } catch (YAMLException e) {
            errors.add(new SettingsError("", 1, "this is neither YAML nor JSON: " + firstLine(e.getMessage())));
        }
    }

    private JsonNode read(Node node, String pointer) {
        lines.putIfAbsent(pointer, node.getStartMark().getLine() + 1);
        if (!visited.add(node)) {
            errors.add(error(pointer, "is an alias; each value has to be written where it counts"));
            return MissingNode.getInstance();
        }
        if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
            errors.add(error(pointer, "has the tag " + node.getTag().getValue() + "; tags are not taken"));
        }
        if (node instanceof MappingNode mapping) {
            return object(mapping, pointer);
        } else if (node instanceof SequenceNode sequence) {
            ArrayNode array = JSON.arrayNode();
            for (Node one : sequence.getValue()) {
                JsonNode value = read(one, child(pointer, String.valueOf(array.size())));
                array.add(value.isMissingNode() ? JSON.nullNode() : value);
            }
            return array;
        }
        return scalar((ScalarNode) node, pointer);
    }

    private ObjectNode object(MappingNode mapping, String pointer) {
        ObjectNode object = JSON.objectNode();
        Map<String, Integer> first = new HashMap<>();
        for (NodeTuple field : mapping.getValue()) {
            int line = field.getKeyNode().getStartMark().getLine() + 1;
            if (!(field.getKeyNode() instanceof ScalarNode key)) {
                errors.add(new SettingsError(dotted(pointer), line, "has a field whose name is no text"));
                continue;
            }
            String place = child(pointer, key.getValue());
            Integer before = first.putIfAbsent(key.getValue(), line);
            if (before != null) {
                errors.add(new SettingsError(dotted(place), line, "is there twice, first in line " + before));
                continue;
            }
            lines.put(place, line);
            JsonNode value = read(field.getValueNode(), place);
            if (nulls ? !value.isMissingNode() : !value.isNull() && !value.isMissingNode()) {
                object.set(key.getValue(), value);
            }
        }
        return object;
    }

    private JsonNode scalar(ScalarNode scalar, String pointer) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return JSON.textNode(text);
        } else if (text.isEmpty() || text.equals("~") || text.equals("null")) {
            return JSON.nullNode();
        } else if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(text.equals("true"));
        } else if (INTEGER.matcher(text).matches()) {
            return JSON.numberNode(Long.parseLong(text));
        } else if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (Double.isInfinite(number)) {
                errors.add(error(pointer, "is too large a number"));
            }
            return JSON.numberNode(Double.isInfinite(number) ? 0 : number);
        }
        return JSON.textNode(text);
    }

    private static String firstLine(@Nullable String text) {
        return text == null ? "" : text.lines().findFirst().orElse("");
    }
}
