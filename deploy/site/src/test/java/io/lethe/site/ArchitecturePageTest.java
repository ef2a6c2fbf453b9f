package io.lethe.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code docs/architecture.md} names every package there is, and no file that there is not. */
class ArchitecturePageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Set<String> OTHER = Set.of("target", ".git", ".lethe", "docs", "test");
    private static final Pattern FILE = Pattern.compile("`(\\w+\\.java)`");
    private static final Pattern ROOM = Pattern.compile("(?m)^\\|[^|]*\\| `(io\\.lethe\\.[\\w.]+)` \\|");

    private static final Set<String> FILES = new TreeSet<>();
    private static final Set<String> PACKAGES = new TreeSet<>();
    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(ROOT.resolve(Path.of("docs", "architecture.md")));
        Path java = Path.of("src", "main", "java");
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
                String place = String.valueOf(file.getParent());
                int begin = place.indexOf(java + "/");
                if (begin >= 0 && name.endsWith(".java") && !name.equals("package-info.java")) {
                    FILES.add(name);
                    PACKAGES.add(place.substring(begin + java.toString().length() + 1)
                            .replace('/', '.'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void shouldNameEveryPackage() {
        // When
        Set<String> rooms = ROOM.matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(rooms).isEqualTo(PACKAGES);
    }

    @Test
    void shouldNameNoFileThatIsNotThere() {
        // When
        Set<String> named = FILE.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertThat(named).hasSizeGreaterThan(50);
        assertThat(FILES).containsAll(named);
    }
}
