package io.lethe.evaluation.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.dataset.file.Severity;
import io.lethe.evaluation.ties.StampGrain;
import io.lethe.evaluation.ties.TieCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {
    private static final long DAY = 86_400;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final PlantedSet set = new PlantedSet();

    private static Finding finding(Inspection inspection, String kind) {
        return inspection.findings().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " among " + inspection.findings()));
    }

    private Inspection assertFound(String kind, Severity severity, long count) throws IOException {
        Inspection inspection = set.inspect(folder);
        Finding finding = finding(inspection, kind);
        assertThat(finding.count()).as(finding.toString()).isEqualTo(count);
        assertThat(finding.severity()).isEqualTo(severity);
        return inspection;
    }

    @Test
    void shouldHaveNothingToSayAgainstASoundSet() throws IOException {
        // When
        Inspection inspection = set.inspect(folder);

        // Then
        assertThat(inspection.findings()).allMatch(finding -> finding.severity() == Severity.NOTE);
        assertThat(inspection.overview())
                .containsEntry("rows of events", 1800L)
                .containsEntry("rows of items", 50L)
                .containsEntry("users", 60L)
                .containsEntry("events kept", 1800L);
        assertThat(inspection.types()).containsOnlyKeys("purchase");
        assertThat(inspection.cleaning()).extracting(Inspection.Fate::fate).containsOnly("kept");
    }

    @Test
    void shouldCountRejectedRowsByRule() throws IOException {
        // Given
        set.event("\ti1\t1704100000\tpurchase\t1").event("\ti1\t1704100001\tpurchase\t1");
        set.event("u1\ti1\tnoon\tpurchase\t1");
        set.event("u1\ti1\t1704100000\tpurchase\t1\ttoo much");
        set.event("u1\ti1\t1704100000\tgazed\t1");
        set.event("u1\ti1\t1704100000\tpurchase\t1e12");

        // When
        Inspection inspection = set.inspect(folder);

        // Then
        assertThat(inspection.cleaning())
                .contains(
                        new Inspection.Fate("events", "kept", "accepted", 1800),
                        new Inspection.Fate("events", "rejected", "by the reader: user_id is missing", 2),
                        new Inspection.Fate("events", "rejected", "by the reader: timestamp is not a number", 1),
                        new Inspection.Fate(
                                "events",
                                "rejected",
                                "by the reader: row the number of columns is not that of the header",
                                1),
                        new Inspection.Fate("events", "rejected", "by cleaning: unknown-type/type", 1),
                        new Inspection.Fate("events", "rejected", "by cleaning: out-of-range/value", 1));
        assertThat(finding(inspection, "blank/events.tsv/user_id").count()).isEqualTo(2);
    }

    @Test
    void shouldCountBlankCells() throws IOException {
        // Given
        for (int i = 0; i < 7; i++) {
            set.event("u1\ti" + i + "\t" + (PlantedSet.START + 77) + "\tview\t");
        }

        // Then
        assertFound("blank/events.tsv/value", Severity.NOTE, 7);
    }

    @Test
    void shouldTellExactRepeatsFromRivals() throws IOException {
        // Given
        Path lines = Files.createDirectory(folder.resolve("lines"));
        String event =
                "{\"eventId\":\"%s\",\"userId\":\"anna\",\"itemId\":\"%s\",\"type\":\"view\",\"timestamp\":1704100000000}";
        Files.write(
                lines.resolve("events.ndjson"),
                List.of(
                        String.format(event, "e1", "a"),
                        String.format(event, "e1", "a"),
                        String.format(event, "e1", "b"),
                        String.format(event, "e2", "a")));

        // When
        Inspection inspection = PlantedSet.inspectFolder(lines, 1000);

        // Then
        assertThat(finding(inspection, "merged-rows").count()).isEqualTo(1);
        assertThat(finding(inspection, "rival-events").count()).isEqualTo(1);
        assertThat(finding(inspection, "repeats-kept-by-order").count()).isEqualTo(1);
        assertThat(inspection.overview()).containsEntry("events kept", 2L);
    }

    @Test
    void shouldCountRowsThatBecomeOne() throws IOException {
        // Given
        set.again().again().again();

        // Then
        assertFound("merged-rows", Severity.NOTE, 3);
    }

    @Test
    void shouldCountItemsGivenAgain() throws IOException {
        // Given
        set.item("i0\tProduct number aa\tIt is aa").item("i1\tAnother name\t").item("i2\tA third name\t");

        // Then
        Inspection inspection = assertFound("repeated-items", Severity.NOTE, 1);
        assertThat(finding(inspection, "rival-items").count()).isEqualTo(2);
    }

    @Test
    void shouldFindMixedUnitsOfTime() throws IOException {
        // Given
        for (int i = 0; i < 4; i++) {
            set.bought("u1", "i1", (PlantedSet.START + 1000 + i) * 1000, 1);
        }
        set.bought("u1", "i1", PlantedSet.NOW / 1000 + 3600, 1);
        set.bought("u1", "i1", 0, 1);
        for (int i = 0; i < 6; i++) {
            set.bought("u1", "i1", 1000 + i, 1);
        }
        for (int i = 0; i < 5; i++) {
            set.event("u2\ti1\t" + (PlantedSet.START + 5000 + i) / 1000.0 + "\tpurchase\t1");
        }

        // Then
        Inspection inspection = assertFound("milliseconds-as-seconds", Severity.PROBLEM, 4);
        assertThat(finding(inspection, "future").count()).isEqualTo(1);
        assertThat(finding(inspection, "zero-time").count()).isEqualTo(1);
        assertThat(finding(inspection, "before-1990").count()).isEqualTo(6);
        assertThat(finding(inspection, "seconds-as-milliseconds").count()).isEqualTo(5);
    }

    @Test
    void shouldFindStrayTimes() throws IOException {
        // Given
        for (int i = 0; i < 3; i++) {
            set.bought("u1", "i1", PlantedSet.START - 2000 * DAY + i, 1);
        }

        // Then
        assertFound("stray-times", Severity.WARNING, 3);
    }

    @Test
    void shouldFindMidnightsAmongTimesOfDay() throws IOException {
        // Given
        for (int i = 0; i < 40; i++) {
            set.bought("u" + i, "i1", PlantedSet.START + i * DAY, 1);
        }

        // Then
        assertFound("mixed-days", Severity.WARNING, 40);
    }

    @Test
    void shouldCountEqualTimesAndRowsOutOfOrder() throws IOException {
        // Given
        PlantedSet ordered = set;
        long before = finding(ordered.inspect(folder), "out-of-order").count();
        for (int i = 0; i < 10; i++) {
            set.bought("new", "i" + i, PlantedSet.START + 500 - i / 2, 1);
        }

        // Then
        Inspection inspection = set.inspect(folder);
        assertThat(finding(inspection, "out-of-order").count()).isEqualTo(before + 4);
        assertThat(finding(inspection, "equal-times").count()).isEqualTo(10);
    }

    @Test
    void shouldSeeThatTiesFollowTheIds() throws IOException {
        // Given: thirty users, each with five things on one day and three on another, in the order of ids
        for (int user = 0; user < 30; user++) {
            for (int i = 0; i < 8; i++) {
                set.bought("n" + user, "i" + (10 + 3 * i + user % 3), PlantedSet.START + (i < 5 ? 200 : 300), 1);
            }
        }

        // Then
        Inspection inspection = assertFound("tied-neighbours", Severity.WARNING, 30 * 6);
        assertThat(finding(inspection, "tied-neighbours").text())
                .contains("100.0 % of them ascend by item id", "it is not the order of choices");
        assertThat(finding(inspection, "tied-last").count()).isEqualTo(30);
        assertThat(inspection.ties().lastShare()).isCloseTo(30 / 90.0, within(1e-12));
        assertThat(inspection.grain()).isEqualTo(StampGrain.SECOND);
    }

    @Test
    void shouldNotBlameTiesThatFollowNoIds() throws IOException {
        // Given
        Random random = new Random(5);
        for (int user = 0; user < 60; user++) {
            for (int i = 0; i < 8; i++) {
                set.bought("n" + user, "i" + random.nextInt(50), PlantedSet.START + i / 4, 1 + i);
            }
        }

        // Then
        Inspection inspection = assertFound("tied-neighbours", Severity.NOTE, 60 * 6);
        assertThat(inspection.ties().verdict()).isEqualTo(TieCounts.Verdict.NOT_IDS);
    }

    @Test
    void shouldFindQuantitiesBeyondTheFences() throws IOException {
        // Given
        for (int i = 0; i < 3; i++) {
            set.bought("u" + i, "i1", PlantedSet.START + i * DAY + 33, 80_000 + i);
        }

        // Then
        Inspection inspection = assertFound("outlier/purchase/value", Severity.WARNING, 3);
        assertThat(finding(inspection, "outlier/purchase/value").evidence().get(0))
                .isEqualTo("purchase/value 80002, 1 times");
    }

    @Test
    void shouldFindAUserWithAnInhumanPace() throws IOException {
        // Given
        for (int i = 0; i < 120; i++) {
            set.bought("crawler", "i" + i % 50, PlantedSet.START + 40 * DAY + i + i / 7, 1);
        }
        for (int i = 0; i < 300; i++) {
            set.bought("basket", "i" + i % 50, PlantedSet.START + 41 * DAY + 60, 1 + i / 50);
        }

        // Then
        Inspection inspection = assertFound("bot-pace", Severity.WARNING, 1);
        assertThat(finding(inspection, "bot-pace").evidence().get(0)).startsWith("crawler: 120 acts, 5");
    }

    @Test
    void shouldFindAUserLikeClockwork() throws IOException {
        // Given
        Random random = new Random(5);
        long second = PlantedSet.START;
        for (int i = 0; i < 60; i++) {
            second += 3600 + random.nextInt(30);
            set.bought("timer", "i" + random.nextInt(50), second, 1);
        }

        // Then
        Inspection inspection = assertFound("bot-clockwork", Severity.WARNING, 1);
        assertThat(finding(inspection, "bot-clockwork").evidence().get(0)).startsWith("timer: 60 acts");
    }

    @Test
    void shouldFindAUserWhoTouchesEverythingOnce() throws IOException {
        // Given
        Random random = new Random(5);
        for (int i = 0; i < 600; i++) {
            set.item("x" + i + "\tThing " + (char) (0x100 + i) + "\t");
            set.bought("spider", "x" + i, PlantedSet.START + 1 + random.nextInt((int) (100 * DAY)) / 60 * 60, 1);
        }

        // Then
        Inspection inspection = assertFound("bot-breadth", Severity.NOTE, 1);
        assertThat(finding(inspection, "bot-breadth").evidence().get(0)).startsWith("spider: 600 items, 92.3 %");
        assertThat(finding(inspection, "heavy-users").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldFindADayWithFarMoreEvents() throws IOException {
        // Given
        Random random = new Random(5);
        for (int i = 0; i < 400; i++) {
            set.bought(
                    "u" + i % 60,
                    "i" + random.nextInt(50),
                    PlantedSet.START + 50 * DAY + 1 + random.nextInt(80_000),
                    1);
        }

        // Then
        Inspection inspection = assertFound("burst-day", Severity.WARNING, 1);
        assertThat(finding(inspection, "burst-day").evidence().get(0)).startsWith("2024-02-20: 4");
    }

    @Test
    void shouldFindAnItemThatBurstsAndADayOfOneUser() throws IOException {
        // Given
        for (int i = 0; i < 150; i++) {
            set.bought("fan", "i7", PlantedSet.START + 60 * DAY + 500 + i * i * 3, 1);
        }

        // Then
        Inspection inspection = assertFound("burst-item", Severity.NOTE, 1);
        assertThat(finding(inspection, "burst-item").evidence().get(0)).startsWith("i7 on 2024-03-01: 15");
        assertThat(finding(inspection, "burst-day-of-few").count()).isEqualTo(1);
    }

    @Test
    void shouldCountWhatIsCold() throws IOException {
        // Given
        set.item("i90\tNever bought\t");
        for (int i = 0; i < 3; i++) {
            set.bought("late", "i9" + (1 + i), PlantedSet.START + 99 * DAY + 40_000 + i * 7777, 1);
        }

        // Then
        Inspection inspection = assertFound("cold-users", Severity.NOTE, 1);
        assertThat(finding(inspection, "cold-items").count()).isEqualTo(3);
        assertThat(finding(inspection, "unknown-items").count()).isEqualTo(3);
        assertThat(finding(inspection, "unknown-items").severity()).isEqualTo(Severity.WARNING);
        assertThat(finding(inspection, "unused-items").count()).isEqualTo(1);
        assertThat(finding(inspection, "new-users-late").count()).isEqualTo(3);
        assertThat(finding(inspection, "new-items-late").count()).isEqualTo(3);
    }

    @Test
    void shouldCountRepeats() throws IOException {
        // Given
        long before = finding(set.inspect(folder), "repeats").count();
        for (int i = 0; i < 5; i++) {
            set.bought("again", "i1", PlantedSet.START + i * 9 * DAY + 4321, 1);
        }

        // Then
        assertFound("repeats", Severity.NOTE, before + 4);
    }

    @Test
    void shouldLookAtTexts() throws IOException {
        // Given
        set.item("n1\t\t").item("n2\t\tonly a text").item("s1\tTwins\t").item("s2\tTwins\t");
        for (int i = 0; i < 20; i++) {
            set.item("c" + i + "\t" + "遗忘的河流与兴趣".repeat(8) + i + "\t");
        }

        // Then
        Inspection inspection = assertFound("no-text", Severity.WARNING, 1);
        assertThat(finding(inspection, "no-title").count()).isEqualTo(2);
        assertThat(finding(inspection, "same-title").count()).isEqualTo(2);
        assertThat(finding(inspection, "cjk-letters").count()).isEqualTo(20 * 8 * 8);
        assertThat(finding(inspection, "cjk-letters").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void shouldSayWhatItDidNotLookAt() throws IOException {
        // Given
        set.inspect(folder);

        // When
        Inspection inspection = PlantedSet.inspectFolder(folder, 1000);

        // Then
        assertThat(finding(inspection, "not-looked-at").count()).isEqualTo(800);
        assertThat(inspection.overview()).containsEntry("rows of events", 1800L);
    }
}
