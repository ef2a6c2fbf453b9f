package io.lethe.site;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** A document as it was read: its tree, its title, and its headings with the anchors that lead to them. */
final class Page {
    /**
     * A heading.
     *
     * @param level  from 1, the title's
     * @param anchor its id on the page
     * @param text   its plain text
     */
    record Section(int level, String anchor, String text) {}

    private final String source;
    private final Node document;
    private final Map<Heading, Section> sections;

    /**
     * @param source   its file, as seen from the repository's root
     * @param sections the headings in their order
     */
    Page(String source, Node document, Map<Heading, Section> sections) {
        this.source = source;
        this.document = document;
        this.sections = Collections.unmodifiableMap(sections);
    }

    String source() {
        return source;
    }

    String address() {
        return Places.address(source);
    }

    SiteLanguage language() {
        return SiteLanguage.of(source);
    }

    Node document() {
        return document;
    }

    List<Section> sections() {
        return List.copyOf(sections.values());
    }

    /** The anchor of one of its headings. */
    String anchorOf(Heading heading) {
        Section section = sections.get(heading);
        if (section == null) {
            throw new IllegalArgumentException("a heading of another page than " + source);
        }
        return section.anchor();
    }

    boolean hasAnchor(String anchor) {
        return sections.values().stream().anyMatch(section -> section.anchor().equals(anchor));
    }

    /** Its first heading of level 1, or its file where it has none. */
    String title() {
        return sections.values().stream()
                .filter(section -> section.level() == 1)
                .map(Section::text)
                .findFirst()
                .orElse(source);
    }

    @Override
    public String toString() {
        return source + " " + sections.values().stream().map(Section::anchor).collect(Collectors.toList());
    }
}
