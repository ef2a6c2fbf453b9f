package io.lethe.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityCommandTest {
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of(".");

    private int execute(String... args) {
        List<String> all = new ArrayList<>(List.of(
                "quality",
                "--out",
                folder.resolve("quality.md").toString(),
                "--datasets",
                folder.resolve("amazon-beauty").toString(),
                "--models",
                "lethe,popularity,item-knn",
                "--budget",
                "3",
                "--work",
                folder.resolve("work").toString(),
                "--cache",
                folder.resolve("cache").toString()));
        all.addAll(List.of(args));
        return Laboratory.commandLine().setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
    }

    @BeforeEach
    void writeShop() throws IOException {
        List<String> events = new ArrayList<>(List.of("user_id\titem_id\ttimestamp\tevent_type\tvalue"));
        List<String> items = new ArrayList<>(List.of("item_id\ttitle\ttext"));
        for (int i = 0; i < 30; i++) {
            items.add("i" + i + "\tA thing of kind " + i % 5 + "\t");
        }
        for (int i = 0; i < 200; i++) {
            events.add("u" + i % 12 + "\ti" + i * 7 % 30 + "\t" + (1_300_000_000 + i * 3600) + "\tview\t");
        }
        Path shop = Files.createDirectories(folder.resolve("amazon-beauty"));
        Files.write(shop.resolve("events.tsv"), events);
        Files.write(shop.resolve("items.tsv"), items);
    }

    private List<FileTime> times(String part) throws IOException {
        List<FileTime> times = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("work"))) {
            for (Path file : files.filter(one -> one.getFileName().toString().contains(part))
                    .sorted()
                    .toList()) {
                times.add(Files.getLastModifiedTime(file));
            }
        }
        return times;
    }

    @Test
    void shouldWriteTheReportAndDoSinglePartsAgain() throws IOException {
        // Given
        Files.writeString(
                folder.resolve("quality-notes.md"),
                "# Notes\n\nOf the whole.\n\n## amazon-beauty, leave-one-out, ranking all items\n\nOf a section.\n");

        // When
        int exitCode = execute();

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        String page = Files.readString(folder.resolve("quality.md"));
        assertThat(page)
                .startsWith("# Quality\n")
                .contains(
                        "./lethe quality --out ",
                        "Of the whole.",
                        "## amazon-beauty, leave-one-out, ranking all items\n",
                        "Of a section.",
                        "| lethe | ",
                        "| lethe, tuned | ",
                        "| item-knn | ",
                        "| published: SASRec | 0.0605 | 0.0318 | – |",
                        "| lethe, one averaged vector | ",
                        "## amazon-beauty, leave-one-out, among 99 unseen items\n",
                        "| item-knn | 3 | halfLifeSteps ",
                        "| popularity | 1 | – |");

        // When
        List<FileTime> kept = times(".lethe");
        List<FileTime> old = times("item-knn");
        int again = execute("--only", "item-knn");

        // Then: but for the seconds the report is the same
        assertThat(again).as(err.toString()).isZero();
        assertThat(times(".lethe")).isEqualTo(kept);
        assertThat(times("item-knn")).hasSameSizeAs(old).doesNotContainAnyElementsOf(old);
        String seconds = "\\| [0-9.]+ \\| (?=[+–-])";
        assertThat(Files.readString(folder.resolve("quality.md")).replaceAll(seconds, ""))
                .isEqualTo(page.replaceAll(seconds, ""));
    }

    @Test
    void shouldAddSeedsToPartsThatAreThere() throws IOException {
        // Given
        String part = "work/amazon-beauty.leave-one-out.ials";
        assertThat(execute("--models", "ials", "--seeds", "1"))
                .as(err.toString())
                .isZero();
        assertThat(folder.resolve("quality.md")).content().doesNotContain("| 3: ");
        String first = Files.readString(folder.resolve(part + ".figures.json"));

        // When
        int exitCode = execute("--models", "ials");

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(folder.resolve(part + ".figures.json")).hasContent(first);
        assertThat(folder.resolve(part + ".seed-2.figures.json")).content().contains("\"modelSeed\":2");
        assertThat(folder.resolve(part + ".seed-3.figures.json")).exists();
        assertThat(folder.resolve("work/amazon-beauty.leave-one-out.item-knn.seed-2.figures.json"))
                .doesNotExist();
        assertThat(folder.resolve("quality.md")).content().contains("--seeds 3\n", "| ials | ", " | 3: ");
    }

    @Test
    void shouldShowBothOrdersWhereThereAreTies() throws IOException {
        // Given: forty users with six things each, three a day in the order of ids
        List<String> events = new ArrayList<>(List.of("user_id\titem_id\ttimestamp\tevent_type\tvalue"));
        for (int user = 0; user < 40; user++) {
            for (int i = 0; i < 6; i++) {
                int item = 10 + (user * 7 + i * 5) % 9 + i % 3 * 6;
                events.add(
                        "u" + user + "\ti" + item + "\t" + (15_000 + i / 3 + user % 5 * i / 3) * 86_400L + "\tview\t");
            }
        }
        Files.write(folder.resolve("amazon-beauty").resolve("events.tsv"), events);

        // When
        int exitCode = execute();

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        String page = Files.readString(folder.resolve("quality.md"));
        String title = "## amazon-beauty, leave-one-out, ranking all items";
        int shuffled = page.indexOf(title + ", ties shuffled\n");
        int asIs = page.indexOf(title + "\n");
        assertThat(shuffled).isPositive().isLessThan(asIs);
        assertThat(page.substring(shuffled, asIs))
                .contains("in each of 3 orders of ties", "| lethe, one averaged vector | ", " | 3: ")
                .doesNotContain("published: ");
        assertThat(page.substring(asIs))
                .contains("published: SASRec")
                .doesNotContain("| lethe, one averaged vector | ", " | 3: ");
        assertThat(folder.resolve("work/amazon-beauty.leave-one-out.shuffled.item-knn.order-3.figures.json"))
                .content()
                .contains("\"ties\":\"shuffled\",\"order\":3");
        assertThat(folder.resolve("work/amazon-beauty.leave-one-out.shuffled.item-knn.tune.json"))
                .exists();

        // When
        assertThat(execute("--ties", "as-is")).isZero();

        // Then: the parts of that order are taken as they were
        assertThat(folder.resolve("quality.md")).content().doesNotContain("ties shuffled\n");
    }

    @Test
    void shouldLeaveOutWhatHasNotBeenDone() throws IOException {
        // When
        int exitCode = execute("--only", "popularity");

        // Then
        assertThat(exitCode).as(err.toString()).isZero();
        assertThat(folder.resolve("quality.md"))
                .content()
                .contains("| popularity | ")
                .doesNotContain("| item-knn | ", "| lethe | ");
    }

    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(execute("--protocols", "two-fold")).isEqualTo(2);
        assertThat(execute("--minutes", "0")).isEqualTo(2);
        assertThat(execute("--ties", "sorted")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--protocols are leave-one-out, temporal and prequential, not two-fold")
                .contains("--ties is as-is, shuffled or both, not sorted")
                .contains("--minutes is above 0, not 0.0");
    }
}
