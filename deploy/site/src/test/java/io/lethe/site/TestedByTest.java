package io.lethe.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each page that promises something names the tests that hold it, in {@code <!-- tested by: A, B -->}, and they exist.
 */
class TestedByTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Set<String> OTHER = Set.of("target", ".git", ".lethe", "docs", "main");
    private static final Pattern LIST = Pattern.compile("<!-- tested by: ([\\w, ]+) -->");
    /** The list of pages, and what lethe quality writes. */
    private static final Set<String> WITHOUT = Set.of("README.md", "quality.md", "quality-notes.md");

    static List<String> shouldNameTestsThatExist() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return pages.map(page -> page.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !WITHOUT.contains(name))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource
    void shouldNameTestsThatExist(String page) throws IOException {
        // Given
        Matcher list = LIST.matcher(Files.readString(ROOT.resolve("docs").resolve(page)));

        // Then
        assertThat(list.find())
                .as("docs/%s has a line <!-- tested by: … -->", page)
                .isTrue();
        assertThat(tests()).contains(list.group(1).split(",\\s*"));
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return OTHER.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                if (name.endsWith("Test.java") || name.endsWith("IT.java")) {
                    tests.add(name.replace(".java", ""));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return tests;
    }
}
