package io.lethe.evaluation.dataset.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.dataset.file.Form;
import io.lethe.evaluation.dataset.mapping.Mapping.Each;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.mapping.Mapping.Only;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import io.lethe.evaluation.dataset.mapping.Mapping.Rest;
import io.lethe.recommend.settings.SourceTree;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mappings in YAML, or in JSON, which is a subset of it. Every error names its line. */
public final class MappingYaml {
    private static final List<String> OF_ROOT = List.of("name", "about", "zone", "parts");
    private static final List<String> OF_PART = List.of(
            "files",
            "separator",
            "encoding",
            "header",
            "columns",
            "escaped",
            "requires",
            "optional",
            "each",
            "only",
            "merge",
            "events",
            "items",
            "further",
            "left");
    private static final List<String> OF_ORIGIN =
            List.of("column", "columns", "constant", "values", "format", "split", "match", "scale", "plus", "flags");

    private final SourceTree source;
    private final String file;
    private final List<String> errors = new ArrayList<>();

    private MappingYaml(SourceTree source, String file) {
        this.source = source;
        this.file = file;
        source.errors().forEach(error -> errors.add(error.in(file)));
    }

    /** Reads a mapping; {@code file} is what errors call it. */
    public static MappingReading read(String text, String file) {
        MappingYaml yaml = new MappingYaml(SourceTree.of(text), file);
        if (!yaml.errors.isEmpty()) {
            return new MappingReading.Refused(yaml.errors);
        }
        if (!(yaml.source.root() instanceof ObjectNode root)) {
            return new MappingReading.Refused(List.of(file + ":1: a mapping is an object with events, items or parts"));
        }
        Mapping mapping = yaml.mapping(root);
        return yaml.errors.isEmpty() ? new MappingReading.Read(mapping) : new MappingReading.Refused(yaml.errors);
    }

    /** A mapping as YAML, which {@link #read} makes the same mapping of. */
    public static String write(Mapping mapping) {
        return MappingWriter.write(mapping);
    }

    private Mapping mapping(ObjectNode root) {
        List<Part> parts = new ArrayList<>();
        List<String> known = new ArrayList<>(OF_ROOT);
        if (root.has("parts")) {
            int i = 0;
            for (JsonNode one : root.path("parts")) {
                addParts(one, "/parts/" + i++, OF_PART, parts);
            }
        } else {
            known.addAll(OF_PART);
            addParts(root, "", known, parts);
        }
        check(root, "", known);
        if (parts.isEmpty() && errors.isEmpty()) {
            error("", "says neither events nor items");
        }
        String zone = root.path("zone").asText("UTC");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            error("/zone", zone + " is no zone; UTC and Europe/Berlin are some");
        }
        return new Mapping(
                root.path("name").asText("a mapping"), zone, root.path("about").asText(""), parts);
    }

    private void addParts(JsonNode node, String pointer, List<String> known, List<Part> into) {
        check(node, pointer, known);
        if (!node.has("events") && !node.has("items")) {
            error(pointer, "has neither events nor items");
        }
        for (Kind kind : Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT);
            if (node.has(name)) {
                into.add(part(node, pointer, kind, node.path(name), SourceTree.child(pointer, name)));
            }
        }
    }

    private Part part(JsonNode node, String pointer, Kind kind, JsonNode fields, String fieldsPointer) {
        Form form = new Form(
                text(node, "separator"),
                text(node, "encoding"),
                node.has("header") ? Boolean.valueOf(node.path("header").asBoolean()) : null,
                texts(node.path("columns")),
                node.path("escaped").asBoolean());
        Each each = !node.has("each")
                ? null
                : node.path("each").isTextual()
                        ? new Each(node.path("each").asText(), null)
                        : new Each(node.path("each").path("column").asText(), text(node.path("each"), "split"));
        JsonNode rows = node.path("only");
        Only only = rows.has("column")
                ? new Only(
                        rows.path("column").asText(),
                        texts(rows.has("values") ? rows.path("values") : rows.path("value")))
                : null;
        Map<String, FieldSource> origins = new LinkedHashMap<>();
        fields.properties().forEach(field -> {
            String place = SourceTree.child(fieldsPointer, field.getKey());
            if ((field.getKey() + ".").equals(FieldNames.CONTEXT)
                    || (field.getKey() + ".").equals(FieldNames.ATTRIBUTES)) {
                field.getValue()
                        .properties()
                        .forEach(inner ->
                                put(kind, field.getKey() + "." + inner.getKey(), inner.getValue(), place, origins));
            } else {
                put(kind, field.getKey(), field.getValue(), place, origins);
            }
        });
        String further = node.path("further").asText(kind == Kind.ITEMS ? "attributes" : "left");
        Rest rest = Rest.LEFT;
        try {
            rest = Rest.valueOf(further.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            error(SourceTree.child(pointer, "further"), further + " is not one of attributes, context, left");
        }
        if (rest == Rest.CONTEXT && kind == Kind.ITEMS) {
            rest = Rest.ATTRIBUTES;
        } else if (rest == Rest.ATTRIBUTES && kind == Kind.EVENTS) {
            rest = Rest.LEFT;
        }
        return new Part(
                texts(node.path("files")),
                form,
                kind,
                texts(node.path("requires")),
                node.path("optional").asBoolean(),
                each,
                only,
                node.path("merge").asBoolean(),
                origins,
                rest,
                texts(node.path("left")));
    }

    private void put(Kind kind, String given, JsonNode value, String pointer, Map<String, FieldSource> into) {
        Optional<String> name = FieldNames.of(kind, given);
        if (name.isEmpty()) {
            error(
                    pointer,
                    "there is no such field of " + kind.name().toLowerCase(Locale.ROOT) + "; there are "
                            + String.join(", ", FieldNames.all(kind))
                            + (kind == Kind.EVENTS ? ", context.…" : ", attributes.…"));
            return;
        }
        if (value.isTextual() || value.isNumber()) {
            into.put(name.get(), FieldSource.column(value.asText()));
        } else if (value.isArray()) {
            into.put(name.get(), FieldSource.column("").withColumns(texts(value)));
        } else {
            check(value, pointer, OF_ORIGIN);
            into.put(name.get(), origin(value, pointer));
        }
    }

    private FieldSource origin(JsonNode value, String pointer) {
        List<String> columns = texts(value.has("columns") ? value.path("columns") : value.path("column"));
        String constant = text(value, "constant");
        if (columns.isEmpty() == (constant == null)) {
            error(pointer, "needs either column or constant");
        }
        Map<String, String> values = new LinkedHashMap<>();
        value.path("values")
                .properties()
                .forEach(one -> values.put(one.getKey(), one.getValue().asText()));
        String match = text(value, "match");
        if (match != null && !FieldSource.isPattern(match)) {
            error(pointer + "/match", match + " is no regular expression");
            match = null;
        }
        String format = text(value, "format");
        if (format != null && !TimeFormat.isFormat(format)) {
            error(
                    pointer + "/format",
                    format + " is neither s, ms, us, ns, iso nor a pattern such as dd/MM/yyyy HH:mm");
        }
        FieldSource.Scale scale = null;
        if (value.has("scale")) {
            String[] ends = value.path("scale").asText().split("\\.\\.");
            try {
                scale = new FieldSource.Scale(Double.parseDouble(ends[0]), Double.parseDouble(ends[ends.length - 1]));
            } catch (NumberFormatException e) {
                error(pointer + "/scale", "is not from where to where, such as 1..10");
            }
        }
        return new FieldSource(
                columns,
                constant,
                values,
                format,
                text(value, "split"),
                match == null ? null : Pattern.compile(match),
                scale,
                text(value, "plus"),
                value.path("flags").asBoolean());
    }

    private void check(JsonNode node, String pointer, List<String> known) {
        if (!node.isObject()) {
            error(pointer, "is no object");
            return;
        }
        node.properties().forEach(field -> {
            if (!known.contains(field.getKey())) {
                error(
                        SourceTree.child(pointer, field.getKey()),
                        "there is no such field; there are " + String.join(", ", new TreeSet<>(known)));
            }
        });
    }

    private void error(String pointer, String reason) {
        String line = source.error(pointer, reason).in(file);
        if (!errors.contains(line)) {
            errors.add(line);
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        return node.hasNonNull(name) ? node.path(name).asText() : null;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(one -> texts.add(one.asText()));
        } else if (node.isValueNode() && !node.isNull()) {
            texts.add(node.asText());
        }
        return texts;
    }
}
