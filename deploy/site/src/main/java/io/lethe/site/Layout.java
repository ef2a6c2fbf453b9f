package io.lethe.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** The one layout of all pages. It holds no script. What is scrolled sideways can be reached by keyboard. */
final class Layout {
    private static final int FEW_SECTIONS = 3;
    private static final String END_OF_TITLE = "</h1>";

    private final Map<SiteLanguage, Contents> contents;
    private final Function<String, Optional<Page>> pages;
    private final PictureSizes sizes;

    /** @param pages the page of a source, if there is one */
    Layout(Map<SiteLanguage, Contents> contents, Function<String, Optional<Page>> pages, PictureSizes sizes) {
        this.contents = contents;
        this.pages = pages;
        this.sizes = sizes;
    }

    /** A page as HTML. */
    String html(Page page) {
        SiteLanguage words = page.language();
        Contents list =
                contents.getOrDefault(words, contents.values().iterator().next());
        StringBuilder html = new StringBuilder();
        html.append("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n".formatted(words.code()))
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>")
                .append(escaped(page == list.start() ? page.title() : page.title() + " · " + words.site()))
                .append("</title>\n<link rel=\"icon\" href=\"data:,\">\n<link rel=\"stylesheet\" href=\"")
                .append(Places.relative(page.address(), "site.css"))
                .append("\">\n</head>\n<body>\n<a class=\"skip\" href=\"#text\">")
                .append(words.skip())
                .append("</a>\n<header>\n")
                .append(link(page, list.start(), words.site(), " class=\"site\""))
                .append("<a class=\"to-contents\" href=\"#contents\">" + words.contents() + "</a>\n");
        translated(page)
                .ifPresent(other -> html.append(link(
                        page,
                        other,
                        other.language().ownName(),
                        " class=\"language\" lang=\"%1$s\" hreflang=\"%1$s\""
                                .formatted(other.language().code()))));
        html.append("</header>\n<div class=\"columns\">\n<main id=\"text\">\n");
        String text = text(page);
        int afterTitle = text.indexOf(END_OF_TITLE) + END_OF_TITLE.length();
        html.append(text, 0, afterTitle).append('\n');
        addSections(html, page);
        html.append("<article>").append(text, afterTitle, text.length()).append("</article>\n");
        addNeighbours(html, page, list);
        html.append("</main>\n");
        addContents(html, page, list);
        return html.append("</div>\n</body>\n</html>\n").toString();
    }

    private String text(Page page) {
        HtmlRenderer renderer = HtmlRenderer.builder()
                .extensions(Markdown.EXTENSIONS)
                .attributeProviderFactory(context -> attributes(page))
                .build();
        return sizes.addedTo(renderer.render(page.document()), page)
                .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
                .replace("</table>", "</table></div>");
    }

    private static AttributeProvider attributes(Page page) {
        return (node, tag, attributes) -> {
            if (node instanceof Heading heading) {
                attributes.put("id", page.anchorOf(heading));
            }
            if ((node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) && tag.equals("pre")) {
                attributes.put("tabindex", "0");
            }
            if (tag.equals("img")) {
                attributes.put("loading", "lazy");
            }
        };
    }

    private Optional<Page> translated(Page page) {
        SiteLanguage other = page.language().other();
        String name = page.source().substring(page.language().folder().length());
        return pages.apply(other.folder() + name)
                .or(() -> Optional.ofNullable(contents.get(other)).map(Contents::start));
    }

    private static void addSections(StringBuilder html, Page page) {
        List<Page.Section> sections =
                page.sections().stream().filter(section -> section.level() == 2).toList();
        if (sections.size() < FEW_SECTIONS) {
            return;
        }
        html.append("<nav class=\"sections\" aria-label=\"%1$s\">\n<p>%1$s</p>\n<ul>\n"
                .formatted(page.language().onThisPage()));
        sections.forEach(section -> html.append("<li><a href=\"#")
                .append(escaped(section.anchor()))
                .append("\">")
                .append(escaped(section.text()))
                .append("</a></li>\n"));
        html.append("</ul>\n</nav>\n");
    }

    private static void addNeighbours(StringBuilder html, Page page, Contents list) {
        SiteLanguage words = page.language();
        html.append("<nav class=\"neighbours\" aria-label=\"%s, %s\">\n".formatted(words.previous(), words.next()));
        list.before(page)
                .ifPresent(other -> html.append(link(page, other, words.previous() + ": " + other.title(), "")));
        list.after(page).ifPresent(other -> html.append(link(page, other, words.next() + ": " + other.title(), "")));
        html.append("</nav>\n<p class=\"source\">")
                .append(words.source())
                .append(": <a href=\"")
                .append(Places.relative(page.address(), Places.asFile(page.source())))
                .append("\">")
                .append(escaped(page.source()))
                .append("</a></p>\n");
    }

    private static void addContents(StringBuilder html, Page page, Contents list) {
        html.append("<nav id=\"contents\" aria-label=\"%s\">\n"
                .formatted(page.language().contents()));
        for (Contents.Group group : list.groups()) {
            if (!group.title().isEmpty()) {
                html.append("<p>").append(escaped(group.title())).append("</p>\n");
            }
            addEntries(html, page, group.entries());
        }
        html.append("</nav>\n");
    }

    private static void addEntries(StringBuilder html, Page page, List<Contents.Entry> entries) {
        html.append("<ul>\n");
        for (Contents.Entry entry : entries) {
            html.append("<li>")
                    .append(link(
                            page, entry.page(), entry.title(), page == entry.page() ? " aria-current=\"page\"" : ""));
            if (!entry.below().isEmpty() && entry.all().anyMatch(one -> one == page)) {
                addEntries(html, page, entry.below());
            }
            html.append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private static String link(Page from, Page to, String text, String attributes) {
        return "<a href=\"%s\"%s>%s</a>\n"
                .formatted(Places.relative(from.address(), to.address()), attributes, escaped(text));
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
