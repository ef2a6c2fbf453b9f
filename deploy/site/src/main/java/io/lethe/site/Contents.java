package io.lethe.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;

/**
 * The order of the pages of one language. It is that of the links in the {@code README.md} of its folder, in groups by
 * the headings there; a folder with a {@code README.md} of its own brings its pages in that one's order.
 */
final class Contents {
    /**
     * A page in its place.
     *
     * @param page  which
     * @param title what the list calls it
     * @param below the pages of its folder
     */
    record Entry(Page page, String title, List<Entry> below) {
        Stream<Page> all() {
            return Stream.concat(Stream.of(page), below.stream().flatMap(Entry::all));
        }
    }

    /**
     * What lies under one heading.
     *
     * @param title empty before the first heading
     */
    record Group(String title, List<Entry> entries) {}

    private final Page start;
    private final List<Group> groups;
    private final List<Page> order;

    private Contents(Page start, List<Group> groups) {
        this.start = start;
        this.groups = groups;
        this.order = Stream.concat(
                        Stream.of(start),
                        groups.stream()
                                .flatMap(group -> group.entries().stream())
                                .flatMap(Entry::all))
                .toList();
    }

    /** Those of one language. Pages that its list does not name are told. */
    static Contents of(SiteLanguage language, Map<String, Page> pages, Consumer<Fault> faults) {
        String index = language.folder() + "README.md";
        Page start = pages.get(index);
        if (start == null) {
            faults.accept(new Fault(index, 1, "is missing: it lists the documents"));
            return new Contents(new Page(index, new org.commonmark.node.Document(), Map.of()), List.of());
        }
        Set<String> seen = new TreeSet<>(Set.of(index));
        Contents contents = new Contents(start, groups(start, language, pages, seen));
        pages.values().stream()
                .filter(page -> page.language() == language && !seen.contains(page.source()))
                .forEach(page -> faults.accept(new Fault(page.source(), 1, "is named in no list: add it to " + index)));
        return contents;
    }

    private static List<Group> groups(Page list, SiteLanguage language, Map<String, Page> pages, Set<String> seen) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        list.document().accept(new AbstractVisitor() {
            private String title = "";

            @Override
            public void visit(Heading heading) {
                title = heading.getLevel() == 1 ? "" : Markdown.plain(heading);
            }

            @Override
            public void visit(Link link) {
                Page page = Places.resolve(list.source(), link.getDestination())
                        .map(pages::get)
                        .orElse(null);
                if (page != null && page.language() == language && seen.add(page.source())) {
                    List<Entry> below = page.source().endsWith("/README.md")
                            ? groups(page, language, pages, seen).stream()
                                    .flatMap(group -> group.entries().stream())
                                    .toList()
                            : List.of();
                    groups.computeIfAbsent(title, any -> new ArrayList<>())
                            .add(new Entry(page, called(link, page), below));
                }
            }
        });
        return groups.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .toList();
    }

    /** What a list calls a page; one that is listed by a number alone is called by its title. */
    private static String called(Link link, Page page) {
        String text = Markdown.plain(link);
        return text.chars().allMatch(Character::isDigit) ? page.title() : text;
    }

    Page start() {
        return start;
    }

    List<Group> groups() {
        return groups;
    }

    Optional<Page> before(Page page) {
        int place = order.indexOf(page);
        return place > 0 ? Optional.of(order.get(place - 1)) : Optional.empty();
    }

    Optional<Page> after(Page page) {
        int place = order.indexOf(page);
        return place >= 0 && place + 1 < order.size() ? Optional.of(order.get(place + 1)) : Optional.empty();
    }
}
