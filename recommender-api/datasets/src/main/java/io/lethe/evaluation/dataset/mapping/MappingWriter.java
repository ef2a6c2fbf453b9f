package io.lethe.evaluation.dataset.mapping;

import io.lethe.evaluation.dataset.mapping.Mapping.Each;
import io.lethe.evaluation.dataset.mapping.Mapping.Kind;
import io.lethe.evaluation.dataset.mapping.Mapping.Only;
import io.lethe.evaluation.dataset.mapping.Mapping.Part;
import io.lethe.evaluation.dataset.mapping.Mapping.Rest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a mapping as YAML. */
final class MappingWriter {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_ ./*+()-]*");
    private static final List<String> WORDS = List.of("true", "false", "null", "yes", "no");

    private final StringBuilder text = new StringBuilder();

    private MappingWriter() {}

    static String write(Mapping mapping) {
        MappingWriter writer = new MappingWriter();
        writer.line("", "name", scalar(mapping.name()));
        writer.line("", "zone", scalar(mapping.zone()));
        if (!mapping.about().isEmpty()) {
            writer.line("", "about", scalar(mapping.about()));
        }
        writer.text.append("parts:\n");
        mapping.parts().forEach(writer::part);
        return writer.text.toString();
    }

    private void part(Part part) {
        int start = text.length();
        list("files", part.files());
        option("separator", part.form().separator());
        option("encoding", part.form().encoding());
        Boolean header = part.form().header();
        if (header != null) {
            line("    ", "header", header.toString());
        }
        list("columns", part.form().columns());
        flag("escaped", part.form().escaped());
        list("requires", part.requires());
        flag("optional", part.optional());
        flag("merge", part.merge());
        Each each = part.each();
        if (each != null) {
            String split = each.split();
            line(
                    "    ",
                    "each",
                    "{column: " + scalar(each.column()) + (split == null ? "" : ", split: " + scalar(split)) + "}");
        }
        Only only = part.only();
        if (only != null) {
            line("    ", "only", "{column: " + scalar(only.column()) + ", values: " + flow(only.values()) + "}");
        }
        text.append("    ").append(part.kind().name().toLowerCase(Locale.ROOT)).append(":\n");
        part.fields().forEach((name, origin) -> line("      ", name, origin(origin)));
        Rest usual = part.kind() == Kind.ITEMS ? Rest.ATTRIBUTES : Rest.LEFT;
        if (part.rest() != usual) {
            line("    ", "further", part.rest().name().toLowerCase(Locale.ROOT));
        }
        list("left", part.left());
        text.setCharAt(start + 2, '-');
    }

    private static String origin(FieldSource origin) {
        List<String> fields = new ArrayList<>();
        String constant = origin.constant();
        if (constant != null) {
            fields.add("constant: " + scalar(constant));
        } else if (origin.columns().size() == 1) {
            fields.add("column: " + scalar(origin.columns().get(0)));
        } else {
            fields.add("columns: " + flow(origin.columns()));
        }
        if (!origin.values().isEmpty()) {
            fields.add("values: "
                    + origin.values().entrySet().stream()
                            .map(one -> scalar(one.getKey()) + ": " + scalar(one.getValue()))
                            .collect(Collectors.joining(", ", "{", "}")));
        }
        add(fields, "format", origin.format());
        add(fields, "split", origin.split());
        Pattern match = origin.match();
        add(fields, "match", match == null ? null : match.pattern());
        FieldSource.Scale scale = origin.scale();
        if (scale != null) {
            fields.add("scale: " + number(scale.low()) + ".." + number(scale.high()));
        }
        add(fields, "plus", origin.plus());
        if (origin.flags()) {
            fields.add("flags: true");
        }
        boolean simple =
                fields.size() == 1 && constant == null && origin.columns().size() == 1;
        return simple ? scalar(origin.columns().get(0)) : "{" + String.join(", ", fields) + "}";
    }

    private static void add(List<String> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.add(name + ": " + scalar(value));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    private void list(String name, List<String> values) {
        if (!values.isEmpty()) {
            line("    ", name, flow(values));
        }
    }

    private void option(String name, @Nullable String value) {
        if (value != null) {
            line("    ", name, scalar(value));
        }
    }

    private void flag(String name, boolean on) {
        if (on) {
            line("    ", name, "true");
        }
    }

    private void line(String indent, String name, String value) {
        text.append(indent).append(scalar(name)).append(": ").append(value).append('\n');
    }

    private static String flow(List<String> values) {
        return values.stream().map(MappingWriter::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String scalar(String value) {
        boolean plain = PLAIN.matcher(value).matches()
                && !value.endsWith(" ")
                && !WORDS.contains(value.toLowerCase(Locale.ROOT));
        return plain
                ? value
                : '"'
                        + value.replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                                .replace("\t", "\\t")
                                .replace("\n", "\\n")
                        + '"';
    }
}
