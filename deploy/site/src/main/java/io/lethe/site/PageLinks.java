package io.lethe.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Leads the links of documents to where their targets are in the site. A target that is not there, an anchor that no
 * heading has, a picture without a description and markup other than comments and pictures are faults.
 */
final class PageLinks {
    private static final Pattern OUTSIDE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
    private static final Pattern MARKUP =
            Pattern.compile("(?s)\\s*(<!--.*?-->\\s*|</?picture>\\s*|<(source|img)\\s[^<>]*>\\s*)*");
    private static final Pattern PICTURE = Pattern.compile("\\b(src|srcset)=\"([^\"]*)\"");
    private static final Pattern UNDESCRIBED = Pattern.compile("<img\\b(?![^>]*\\balt=\"[^\"]+\")");

    private final Path root;
    private final Map<String, Page> pages;
    private final Consumer<Fault> faults;
    private final Set<String> files = new TreeSet<>();

    PageLinks(Path root, Collection<Page> pages, Consumer<Fault> faults) {
        this.root = root;
        this.pages = pages.stream().collect(Collectors.toMap(Page::source, Function.identity()));
        this.faults = faults;
    }

    /** The files beside the pages that links led to so far, as seen from the repository's root. */
    Set<String> files() {
        return Collections.unmodifiableSet(files);
    }

    /** Leads all links of a page; its tree holds the new ones from then on. */
    void lead(Page page) {
        page.document().accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                callByTitle(page, link);
                link.setDestination(led(page, link, link.getDestination()));
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                if (Markdown.plain(image).isBlank()) {
                    tell(page, image, "a picture has no description: " + image.getDestination());
                }
                image.setDestination(led(page, image, image.getDestination()));
            }

            @Override
            public void visit(HtmlBlock block) {
                block.setLiteral(markup(page, block, block.getLiteral()));
            }

            @Override
            public void visit(HtmlInline inline) {
                inline.setLiteral(markup(page, inline, inline.getLiteral()));
            }
        });
    }

    /** A link that is called by its file is called by that page's title. */
    private void callByTitle(Page page, Link link) {
        String name = link.getDestination();
        Page other = Places.resolve(page.source(), name).map(pages::get).orElse(null);
        if (other != null && Markdown.plain(link).equals(name.substring(name.lastIndexOf('/') + 1))) {
            Node text = link.getFirstChild();
            while (text != null) {
                Node next = text.getNext();
                text.unlink();
                text = next;
            }
            link.appendChild(new Text(other.title()));
        }
    }

    private String markup(Page page, Node node, String literal) {
        if (!MARKUP.matcher(literal).matches()) {
            tell(page, node, "holds markup other than comments and pictures: " + literal.strip());
            return "";
        }
        if (UNDESCRIBED.matcher(literal).find()) {
            tell(page, node, "a picture has no description: " + literal.strip());
        }
        return PICTURE.matcher(literal)
                .replaceAll(found ->
                        Matcher.quoteReplacement(found.group(1) + "=\"" + led(page, node, found.group(2)) + "\""));
    }

    private String led(Page page, Node node, String link) {
        if (OUTSIDE.matcher(link).matches()) {
            return link;
        }
        int mark = link.indexOf('#');
        String path = mark < 0 ? link : link.substring(0, mark);
        String anchor = mark < 0 ? "" : link.substring(mark + 1);
        Optional<String> found = path.isEmpty() ? Optional.of(page.source()) : Places.resolve(page.source(), path);
        if (found.isEmpty() || path.startsWith("/")) {
            tell(page, node, link + " leads out of the repository");
            return link;
        }
        String target = found.get();
        Page other = pages.get(target);
        if (other == null && !Files.isRegularFile(root.resolve(target))) {
            tell(page, node, link + " leads to " + target + ", which is no file");
        } else if (!anchor.isEmpty() && (other == null || !other.hasAnchor(anchor))) {
            tell(page, node, link + " leads to no heading of " + target);
        } else if (!Places.isPage(target)) {
            files.add(target);
        }
        String way = path.isEmpty() ? "" : Places.relative(page.address(), Places.address(target));
        return way + (anchor.isEmpty() ? "" : "#" + anchor);
    }

    private void tell(Page page, Node node, String message) {
        faults.accept(new Fault(page.source(), Markdown.lineOf(node), message));
    }
}
