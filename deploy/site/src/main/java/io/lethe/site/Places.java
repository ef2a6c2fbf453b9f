package io.lethe.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Paths with slashes, as links have them: relative to the repository for sources, to the site's root for addresses. */
final class Places {
    private static final String DOCS = "docs/";
    private static final List<String> SHOWN_AS_THEY_ARE = List.of(".svg", ".png", ".jpg", ".css", ".html");

    private Places() {}

    /** The folder of a path, with its slash; empty at the root. */
    static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Where a relative link leads from a file; empty if that is outside the root. */
    static Optional<String> resolve(String from, String link) {
        List<String> parts = new ArrayList<>();
        for (String part : (folder(from) + link).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return Optional.empty();
                }
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return Optional.of(String.join("/", parts));
    }

    /** The link that leads from one file to another. */
    static String relative(String from, String to) {
        List<String> here = Arrays.asList(from.split("/", -1));
        List<String> there = Arrays.asList(to.split("/", -1));
        int common = 0;
        while (common < Math.min(here.size(), there.size()) - 1
                && here.get(common).equals(there.get(common))) {
            common++;
        }
        return "../".repeat(here.size() - 1 - common) + String.join("/", there.subList(common, there.size()));
    }

    /** Whether the site has a page of this source. */
    static boolean isPage(String source) {
        return source.startsWith(DOCS) && source.endsWith(".md");
    }

    /**
     * Where a source is found in the site. What a browser would not show goes as text, what lies outside the documents
     * under {@code source}.
     */
    static String address(String source) {
        if (isPage(source)) {
            String name = source.substring(DOCS.length(), source.length() - ".md".length());
            return (name.equals("README") || name.endsWith("/README")
                            ? name.substring(0, name.length() - "README".length()) + "index"
                            : name)
                    + ".html";
        }
        return asFile(source);
    }

    /** The source of a file that the site shows as it is. */
    static String source(String address) {
        return address.startsWith("source/") ? address.substring("source/".length()) : DOCS + address;
    }

    /** Where a source itself is found in the site, a page's Markdown included. */
    static String asFile(String source) {
        String place = source.startsWith(DOCS) ? source.substring(DOCS.length()) : "source/" + source;
        return SHOWN_AS_THEY_ARE.stream().anyMatch(place::endsWith) ? place : place + ".txt";
    }
}
