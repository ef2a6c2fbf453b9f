package io.lethe.endtoend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The interfaces of a TypeScript file that holds types of JSON. What they are written in is small: unions of strings,
 * and interfaces with one field a line. A line of another form is refused, so that no field goes unread.
 */
final class PageTypes {
    /**
     * A field.
     *
     * @param kind     {@code string}, {@code number}, {@code boolean}, {@code object}, the name of an interface, or
     *                 {@code array of} one of these
     * @param required whether an answer must hold it
     */
    record Field(String kind, boolean required) {}

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern UNION = Pattern.compile("export type (\\w+) = '[^']*'(?: \\| '[^']*')*;");
    private static final Pattern INTERFACE = Pattern.compile("export interface (\\w+)(?: extends (\\w+))? \\{");
    private static final Pattern FIELD = Pattern.compile("readonly (\\w+)(\\?)?: (.+);");
    private static final Pattern STRINGS = Pattern.compile("'[^']*'(?: \\| '[^']*')*");
    private static final Pattern MAP = Pattern.compile("Readonly<Record<string, \\w+>>");

    private final Map<String, Map<String, Field>> interfaces = new LinkedHashMap<>();
    private final Map<String, String> unions = new LinkedHashMap<>();

    private PageTypes() {}

    /**
     * The fields by name, by interface. What an interface extends must stand above it.
     *
     * @throws IllegalArgumentException if a line or a type is of a form that this does not read
     */
    static Map<String, Map<String, Field>> interfaces(String typeScript) {
        PageTypes read = new PageTypes();
        String text = COMMENT.matcher(typeScript).replaceAll("");
        UNION.matcher(text).results().forEach(union -> read.unions.put(union.group(1), "string"));
        read.readLines(UNION.matcher(text).replaceAll(""));
        return read.interfaces;
    }

    private void readLines(String text) {
        Map<String, Field> open = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher begin = INTERFACE.matcher(line);
            Matcher field = FIELD.matcher(line);
            if (begin.matches()) {
                open = new LinkedHashMap<>();
                if (begin.group(2) != null) {
                    open.putAll(known(begin.group(2)));
                }
                interfaces.put(begin.group(1), open);
            } else if (field.matches()) {
                open.put(field.group(1), new Field(kind(field.group(3)), field.group(2) == null));
            } else if (!line.isEmpty() && !line.equals("}")) {
                throw new IllegalArgumentException("Not read: " + line);
            }
        }
    }

    private Map<String, Field> known(String name) {
        Map<String, Field> fields = interfaces.get(name);
        if (fields == null) {
            throw new IllegalArgumentException(name + " is extended and does not stand above");
        }
        return fields;
    }

    private String kind(String type) {
        String bare = type.endsWith(" | null") ? type.substring(0, type.length() - " | null".length()) : type;
        if (bare.startsWith("readonly ") && bare.endsWith("[]")) {
            return "array of " + kind(bare.substring("readonly ".length(), bare.length() - "[]".length()));
        }
        if (STRINGS.matcher(bare).matches()) {
            return "string";
        }
        if (MAP.matcher(bare).matches()) {
            return "object";
        }
        if (!bare.matches("\\w+")) {
            throw new IllegalArgumentException("Not read: " + type);
        }
        return unions.getOrDefault(bare, bare);
    }
}
