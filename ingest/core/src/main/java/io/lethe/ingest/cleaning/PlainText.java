package io.lethe.ingest.cleaning;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Removes HTML from a text. Tags and comments are dropped, block elements become lines, entities become characters, and
 * the content of scripts and styles is dropped.
 *
 * <p>A CDATA section is replaced by its content. A tag is the name of an HTML element between angle brackets, with
 * attributes in HTML syntax. An entity needs its semicolon. Everything else is kept as text: {@code I <3 this},
 * {@code a < b}, {@code vector<T>}, {@code AT&T}. A text without tags and entities is returned unchanged.
 *
 * <p>A text that was escaped several times is unescaped as often, up to {@value #MOST_PASSES} times. The result
 * contains no tags and no entities, so the conversion is idempotent.
 */
public final class PlainText {
    private static final int MOST_PASSES = 5;

    private static final String ELEMENTS =
            "a|abbr|acronym|address|applet|area|article|aside|audio|b|base|basefont|bdi|bdo|big|blockquote|body|br|button|"
                    + "canvas|caption|center|cite|code|col|colgroup|data|datalist|dd|del|details|dfn|dialog|dir|div|dl|dt|em|embed|fieldset|"
                    + "figcaption|figure|font|footer|form|frame|frameset|h1|h2|h3|h4|h5|h6|head|header|hgroup|hr|html|i|iframe|img|input|ins|kbd|"
                    + "label|legend|li|link|main|map|mark|menu|meta|meter|nav|nobr|noscript|o:p|object|ol|optgroup|option|output|p|param|picture|pre|"
                    + "progress|q|rp|rt|ruby|s|samp|script|section|select|small|source|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|"
                    + "template|textarea|tfoot|th|thead|time|title|tr|track|tt|u|ul|var|video|wbr";
    private static final String BARE =
            "allowfullscreen|async|autofocus|autoplay|checked|compact|controls|default|defer|disabled|hidden|ismap|itemscope|loop|"
                    + "multiple|muted|nohref|noshade|novalidate|nowrap|open|playsinline|readonly|required|reversed|selected";
    private static final String NAMED = "[\\w:.@-]++\\s*+=\\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\\s\"'<>`]++)";
    private static final String TAGS =
            "</?(?:" + ELEMENTS + ")(?:\\s++(?:" + NAMED + "|(?:" + BARE + ")(?=[\\s/>])))*+\\s*+/?>";

    /** A truncated tag at the end, as in feeds with a length limit. */
    private static final String TORN = "<(?:" + ELEMENTS + ")\\s++[\\w-]++\\s*+=\\s*+(?:\"[^\">]*+|'[^'>]*+|)\\z";

    private static final Pattern MARKUP =
            Pattern.compile(TAGS + "|" + TORN + "|<!doctype\\s[^<>]*+>", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));");
    /** The CDATA section in which XML feeds wrap HTML. */
    private static final Pattern CDATA =
            Pattern.compile("<!\\[CDATA\\[(.*?)\\]\\]>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";
    private static final String DROPPED =
            "script, style, noscript, template, head > title, svg, textarea, select, iframe, object";
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "blockquote",
            "br",
            "caption",
            "center",
            "dd",
            "details",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hgroup",
            "hr",
            "li",
            "main",
            "menu",
            "nav",
            "ol",
            "option",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "tfoot",
            "thead",
            "tr",
            "ul");
    private static final Set<String> CELLS = Set.of("td", "th");
    private static final Pattern EITHER = Pattern.compile("[<&]");
    private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\u200b\\ufeff]");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0\\u2000-\\u200a\\u202f\\u3000]+");
    private static final Pattern LINE_END = Pattern.compile(" *(?:\\r\\n|\\r|\\n) *");
    private static final Pattern RUN = Pattern.compile("[ \\t\\r\\n]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private PlainText() {}

    /** The text without its HTML; empty if nothing remains. */
    public static String of(String text) {
        String plain = text;
        for (int pass = 0; pass < MOST_PASSES && holdsHtml(plain); pass++) {
            plain = once(plain);
        }
        return plain;
    }

    /** The same on a single line. */
    public static String line(String text) {
        String plain = of(text);
        return plain.equals(text)
                ? text
                : plain.lines()
                        .map(String::strip)
                        .collect(Collectors.joining(" "))
                        .strip();
    }

    private static boolean holdsHtml(String text) {
        return (text.indexOf('<') >= 0
                        && (comment(text, 0) >= 0
                                || MARKUP.matcher(text).find()
                                || CDATA.matcher(text).find()))
                || (text.indexOf('&') >= 0 && entities(text).find());
    }

    /** The start of the next closed comment; -1 if there is none. */
    private static int comment(String text, int from) {
        int begin = text.indexOf(COMMENT, from);
        return begin >= 0 && text.indexOf(COMMENT_END, begin + COMMENT.length()) >= 0 ? begin : -1;
    }

    private static String withoutComments(String text) {
        StringBuilder rest = new StringBuilder();
        int from = 0;
        for (int begin = comment(text, 0); begin >= 0; begin = comment(text, from)) {
            rest.append(text, from, begin);
            from = text.indexOf(COMMENT_END, begin + COMMENT.length()) + COMMENT_END.length();
        }
        return rest.append(text, from, text.length()).toString();
    }

    private static String once(String text) {
        String unwrapped = CDATA.matcher(withoutComments(text)).replaceAll("$1");
        Document document = Jsoup.parse(escaped(unwrapped));
        document.outputSettings().prettyPrint(false);
        document.select(DROPPED).remove();
        boolean blocks = document.body().getAllElements().stream()
                .anyMatch(element -> BLOCKS.contains(element.normalName())
                        && !element.normalName().equals("br"));
        StringBuilder plain = new StringBuilder();
        NodeTraversor.traverse(new Writer(plain, blocks), document.body());
        return tidied(plain);
    }

    private static String tidied(CharSequence written) {
        String visible = INVISIBLE.matcher(written).replaceAll("");
        String lines = LINE_END.matcher(BLANKS.matcher(visible).replaceAll(" ")).replaceAll("\n");
        return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
    }

    /** The text with all characters escaped that could be mistaken for HTML. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Matcher markup = MARKUP.matcher(text);
        int from = 0;
        while (markup.find()) {
            escapeProse(text.substring(from, markup.start()), escaped);
            String tag = markup.group();
            escaped.append(tag.endsWith(">") ? tag : "");
            from = markup.end();
        }
        escapeProse(text.substring(from), escaped);
        return escaped.toString();
    }

    private static void escapeProse(String prose, StringBuilder into) {
        Matcher special = EITHER.matcher(prose);
        int from = 0;
        while (special.find()) {
            int at = special.start();
            into.append(prose, from, at);
            if (prose.charAt(at) == '<') {
                into.append("&lt;");
            } else {
                Matcher entity = ENTITY.matcher(prose).region(at, prose.length());
                into.append(entity.lookingAt() && isKnown(entity) ? "&" : "&amp;");
            }
            from = at + 1;
        }
        into.append(prose, from, prose.length());
    }

    /** Finds the known entities one by one. */
    private static Finder entities(String text) {
        Matcher entity = ENTITY.matcher(text);
        return () -> {
            while (entity.find()) {
                if (isKnown(entity)) {
                    return true;
                }
            }
            return false;
        };
    }

    @FunctionalInterface
    private interface Finder {
        boolean find();
    }

    private static boolean isKnown(MatchResult entity) {
        if (entity.group(3) != null) {
            return Entities.isNamedEntity(entity.group(3));
        }
        int point = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        boolean control = point < ' ' && point != '\t' && point != '\n' && point != '\r';
        return !control && point != 0x7f && Character.isValidCodePoint(point) && !(point >= 0xd800 && point <= 0xdfff);
    }

    /** Writes the visible text. If there are block elements, only they start new lines, as in a browser. */
    private record Writer(StringBuilder into, boolean blocks) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                String words = text.getWholeText();
                if (!blocks || isKept(text)) {
                    into.append(words);
                } else if (!words.isBlank() || !isAtLineStart()) {
                    into.append(RUN.matcher(words).replaceAll(" "));
                }
            } else if (node instanceof Element element) {
                if (BLOCKS.contains(element.normalName())) {
                    newLine();
                } else if (CELLS.contains(element.normalName())) {
                    into.append(' ');
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
                newLine();
            }
        }

        private void newLine() {
            if (!isAtLineStart()) {
                into.append('\n');
            }
        }

        private boolean isAtLineStart() {
            return into.isEmpty() || into.charAt(into.length() - 1) == '\n';
        }

        private static boolean isKept(TextNode text) {
            Element parent = text.parent();
            return parent != null && parent.tag().preserveWhitespace();
        }
    }
}
