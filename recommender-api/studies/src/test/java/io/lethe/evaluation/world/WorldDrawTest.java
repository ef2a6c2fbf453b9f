package io.lethe.evaluation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorldDrawTest {
    private static final int EVENTS = 2_000;

    @TempDir
    private Path folder = Path.of(".");

    private record Event(String user, String item, long second) {}

    private static World world(String name) {
        return Worlds.ofName(name).orElseThrow();
    }

    private List<Event> events(String name) throws IOException {
        WorldStudy.firstDraw(world(name), EVENTS, 1).write(folder.resolve(name));
        return Files.readAllLines(folder.resolve(name).resolve("events.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .map(cells -> new Event(cells[0], cells[1], Long.parseLong(cells[3])))
                .toList();
    }

    /** The items of each user and stamp, in the order of the file. */
    private static Map<List<Object>, List<String>> baskets(List<Event> events) {
        Map<List<Object>, List<String>> baskets = new HashMap<>();
        events.forEach(event -> baskets.computeIfAbsent(List.of(event.user(), event.second()), key -> new ArrayList<>())
                .add(event.item()));
        return baskets;
    }

    private static double repeated(List<Event> events) {
        Set<List<String>> seen = new HashSet<>();
        return events.stream()
                        .filter(event -> !seen.add(List.of(event.user(), event.item())))
                        .count()
                / (double) events.size();
    }

    @ParameterizedTest
    @MethodSource("io.lethe.evaluation.world.Worlds#names")
    void shouldWriteTheSameBytesForTheSameSeed(String name) throws IOException {
        // When
        WorldStudy.firstDraw(world(name), 500, 7).write(folder.resolve("a"));
        WorldStudy.firstDraw(world(name), 500, 7).write(folder.resolve("b"));
        WorldStudy.firstDraw(world(name), 500, 8).write(folder.resolve("c"));

        // Then
        for (String file : List.of("events.tsv", "items.tsv")) {
            Path path = folder.resolve("a").resolve(file);
            assertThat(path).hasSameBinaryContentAs(folder.resolve("b").resolve(file));
            assertThat(Files.readString(path))
                    .isNotEqualTo(Files.readString(folder.resolve("c").resolve(file)));
        }
        assertThat(folder.resolve("a").resolve("events.tsv")).content().hasLineCount(501);
        assertThat(folder.resolve("a").resolve("items.tsv"))
                .content()
                .hasLineCount(world(name).items() + 1);
    }

    @Test
    void shouldRepeatOnlyWhereRepeatsArePlanted() throws IOException {
        // Then
        assertThat(repeated(events("base"))).isZero();
        assertThat(repeated(events("repeats"))).isBetween(0.25, 0.4);
    }

    @Test
    void shouldStampBasketsWithOneDayOrMonthInTheOrderOfTheirIds() throws IOException {
        // When
        List<Event> days = events("days");
        List<Event> months = events("months");

        // Then
        assertThat(days).allMatch(event -> event.second() % 86_400 == 0);
        assertThat(months)
                .allMatch(event -> Instant.ofEpochSecond(event.second())
                                .atOffset(ZoneOffset.UTC)
                                .getDayOfMonth()
                        == 1);
        assertThat(baskets(months).values()).anyMatch(basket -> basket.size() == 1);
        assertThat(baskets(months).values()).anyMatch(basket -> basket.size() > 40);
        assertThat(baskets(months).values()).allMatch(basket -> {
            List<String> sorted = new ArrayList<>(basket);
            Collections.sort(sorted);
            return sorted.equals(basket);
        });
        assertThat(baskets(days).values().stream()
                        .mapToInt(List::size)
                        .average()
                        .orElseThrow())
                .isBetween(3.0, 5.0);
    }

    @Test
    void shouldWriteOneContextForEachVisitWhereThereAreAny() throws IOException {
        // When
        events("context");
        List<String[]> lines = Files.readAllLines(folder.resolve("context").resolve("events.tsv")).stream()
                .map(line -> line.split("\t"))
                .toList();
        List<Event> base = events("base");

        // Then
        assertThat(lines.get(0)).endsWith("device", "daypart");
        assertThat(lines.stream().skip(1).map(cells -> cells[4] + " " + cells[5]))
                .contains("phone morning", "desk morning", "phone evening", "desk evening")
                .allMatch(one -> one.matches("(phone|desk) (morning|evening)"));
        assertThat(base).hasSize(EVENTS);
        assertThat(folder.resolve("base").resolve("events.tsv")).content().doesNotContain("device");
    }

    @Test
    void shouldGiveEachEventATimeOfItsOwnWhereStampsAreSeconds() throws IOException {
        // Then
        assertThat(baskets(events("base")).values()).allMatch(basket -> basket.size() == 1);
    }
}
