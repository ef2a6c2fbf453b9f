package io.lethe.evaluation.dataset.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How the fields of a line stand apart.
 *
 * @param separator what lies between two of them
 * @param quoted    whether a quote that opens a field closes it, with separators and line breaks between (RFC 4180)
 * @param escaped   whether a quote inside is written {@code \"} and not {@code ""}
 */
public record Dialect(String separator, boolean quoted, boolean escaped) {
    static final char QUOTE = '"';
    private static final List<String> SEPARATORS = List.of("::", "\t", ",", ";", "|");

    /** How a separator is called. */
    public String separatorName() {
        return switch (separator) {
            case "\t" -> "tabs";
            case "," -> "commas";
            case ";" -> "semicolons";
            case "|" -> "bars (|)";
            default -> "“" + separator + "”";
        };
    }

    /** The separator that cuts the first lines of a file most evenly; a comma where none does. */
    static String separatorOf(List<String> lines) {
        String best = ",";
        double bestScore = 0;
        for (String separator : SEPARATORS) {
            double score = evenness(lines, separator);
            if (score > bestScore + 1e-9) {
                best = separator;
                bestScore = score;
            }
        }
        return best;
    }

    /**
     * The share of lines that have as many fields as the first, a little more for many fields; 0 where that is one
     * field.
     */
    private static double evenness(List<String> lines, String separator) {
        if (lines.isEmpty()) {
            return 0;
        }
        int width = countOutsideQuotes(lines.get(0), separator) + 1;
        if (width == 1) {
            return 0;
        }
        Map<Integer, Integer> widths = new HashMap<>();
        lines.forEach(line -> widths.merge(countOutsideQuotes(line, separator) + 1, 1, Integer::sum));
        return (double) widths.getOrDefault(width, 0) / lines.size() + Math.min(width, 50) * 0.001;
    }

    private static int countOutsideQuotes(String line, String separator) {
        int count = 0;
        boolean inside = false;
        boolean fieldStart = true;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == QUOTE && (inside || fieldStart)) {
                inside = !inside;
                fieldStart = false;
            } else if (!inside && line.startsWith(separator, i)) {
                count++;
                i += separator.length() - 1;
                fieldStart = true;
            } else {
                fieldStart = false;
            }
        }
        return count;
    }

    /**
     * What quotes mean in a file, from all of its fields that a quote opens: they quote if they close as they should,
     * and if that makes a difference somewhere.
     */
    static final class Quotes {
        private final String separator;
        private long closed;
        private long wild;
        private long needed;
        private long escapes;
        private boolean header;

        Quotes(String separator) {
            this.separator = separator;
        }

        /** Looks at a line and, where its last quote stays open, at those that follow; says how many it took. */
        int take(List<String> lines, boolean first) {
            String text = lines.get(0);
            int used = 1;
            int at = 0;
            while (at >= 0 && at <= text.length()) {
                if (at < text.length() && text.charAt(at) == QUOTE) {
                    OptionalInt end = close(text, at + 1);
                    while (end.isEmpty() && used < lines.size()) {
                        text = text + '\n' + lines.get(used++);
                        end = close(text, at + 1);
                    }
                    if (end.isEmpty()) {
                        wild++;
                        return 1;
                    }
                    note(text.substring(at + 1, end.getAsInt()), first);
                    at = end.getAsInt() + 1;
                    at = at >= text.length() ? -1 : at + separator.length();
                } else {
                    int next = text.indexOf(separator, at);
                    at = next < 0 ? -1 : next + separator.length();
                }
            }
            return used;
        }

        private void note(String inside, boolean first) {
            closed++;
            header |= first;
            needed += inside.contains(separator) || inside.contains("\n") || inside.contains("\"\"") ? 1 : 0;
            escapes += inside.contains("\\\"") ? 1 : 0;
        }

        /** Where the closing quote stands: one that a separator or the end of the line follows. */
        private OptionalInt close(String text, int from) {
            for (int i = from; i < text.length(); i++) {
                if (text.charAt(i) != QUOTE || text.charAt(i - 1) == '\\' && i - 1 >= from && !ends(text, i + 1)) {
                    continue;
                }
                if (i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
                    i++;
                } else if (ends(text, i + 1)) {
                    return OptionalInt.of(i);
                }
            }
            return OptionalInt.empty();
        }

        private boolean ends(String text, int at) {
            return at == text.length() || text.startsWith(separator, at) || text.charAt(at) == '\n';
        }

        boolean quote() {
            return closed > 0
                    && (wild == 0 || wild * 100 < closed)
                    && (header || needed > 0 || escapes > 0 || wild == 0 && (closed > 20 || separator.equals(";")));
        }

        boolean escape() {
            return escapes > 0;
        }
    }

    /** The separator of a name such as {@code tab} or {@code ;}; empty if there is none of that name. */
    public static Optional<String> separatorNamed(@Nullable String name) {
        if (name == null || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "tab", "tabs", "\\t" -> "\t";
                    case "comma", "commas" -> ",";
                    case "semicolon", "semicolons" -> ";";
                    case "bar", "pipe" -> "|";
                    default -> name;
                });
    }

    /** The fields of a line that quotes mean nothing in. */
    static List<String> cut(String line, String separator) {
        List<String> fields = new ArrayList<>();
        int from = 0;
        for (int at = line.indexOf(separator); at >= 0; at = line.indexOf(separator, from)) {
            fields.add(line.substring(from, at));
            from = at + separator.length();
        }
        fields.add(line.substring(from));
        return fields;
    }
}
