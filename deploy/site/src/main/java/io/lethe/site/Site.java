package io.lethe.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The documents of a repository as a site: a page for every Markdown file under {@code docs}, and the files that these
 * lead to.
 */
public final class Site {
    /** Documents that are checked like the others, but are no pages: they are read where the repository is. */
    private static final List<String> BESIDE = List.of("README.md", "README.zh.md", "CONTRIBUTING.md");

    private final Path root;
    private final Map<String, Page> pages = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Site(Path root) {
        this.root = root;
    }

    /**
     * Writes the site.
     *
     * @param arguments the repository's root and the folder to write to; what was written there before goes
     * @throws FaultyDocumentsException if a link, an anchor or a picture leads nowhere, and the like; nothing is
     *     written then
     */
    public static void main(String... arguments) {
        try {
            int written = write(Path.of(arguments[0]).normalize(), Path.of(arguments[1]));
            System.out.println("The documents: " + written + " pages in " + arguments[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the site of a repository to a folder, and says how many pages it has. */
    static int write(Path root, Path target) throws IOException {
        Site site = new Site(root);
        site.readAll();
        Map<SiteLanguage, Contents> contents = new EnumMap<>(SiteLanguage.class);
        for (SiteLanguage language : SiteLanguage.values()) {
            if (site.pages.values().stream().anyMatch(page -> page.language() == language)) {
                contents.put(language, Contents.of(language, site.pages, site.faults::add));
            }
        }
        PageLinks links = new PageLinks(root, site.pages.values(), site.faults::add);
        site.pages.values().forEach(links::lead);
        site.checkThoseBeside();
        if (!site.faults.isEmpty()) {
            throw new FaultyDocumentsException(site.faults);
        }
        clear(target);
        Layout layout =
                new Layout(contents, source -> Optional.ofNullable(site.pages.get(source)), new PictureSizes(root));
        for (Page page : site.pages.values()) {
            Path file = target.resolve(page.address());
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, layout.html(page));
            site.copy(page.source(), target);
        }
        for (String file : links.files()) {
            site.copy(file, target);
        }
        try (InputStream style = Objects.requireNonNull(Site.class.getResourceAsStream("site.css"))) {
            Files.copy(style, target.resolve("site.css"), StandardCopyOption.REPLACE_EXISTING);
        }
        return site.pages.size();
    }

    private void readAll() throws IOException {
        Markdown markdown = new Markdown(root, faults::add);
        try (Stream<Path> files = Files.walk(root.resolve("docs"))) {
            files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(Places::isPage)
                    .sorted()
                    .forEach(source -> pages.put(source, markdown.read(source)));
        }
    }

    private void checkThoseBeside() {
        Markdown markdown = new Markdown(root, faults::add);
        PageLinks links = new PageLinks(root, pages.values(), faults::add);
        BESIDE.stream()
                .filter(source -> Files.exists(root.resolve(source)))
                .map(markdown::read)
                .forEach(links::lead);
    }

    private void copy(String source, Path target) throws IOException {
        Path file = target.resolve(Places.asFile(source));
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.copy(root.resolve(source), file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> old;
            try (Stream<Path> files = Files.walk(folder)) {
                old = files.sorted(Comparator.reverseOrder())
                        .filter(Predicate.not(folder::equals))
                        .toList();
            }
            for (Path file : old) {
                Files.delete(file);
            }
        }
        Files.createDirectories(folder);
    }
}
