package io.lethe.evaluation.picture;

import java.util.Locale;

/** Writes SVG as text. */
final class Svg {
    private Svg() {}

    /** A text as the content or an attribute of an element. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** Adds a line in the format of {@link String#format}, independent of the locale. */
    static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
