package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code lethe import} into the Lethe that people started. */
class ImportIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final String HEADER = "user_id\titem_id\ttimestamp\tevent_type\tvalue\n";
    private static final String ITEMS = "item_id\ttitle\ttext\n"
            + "mug\tBlue mug\tA mug of blue clay\nbowl\tWooden bowl\tA bowl of beech wood\njug\tGlass jug\tA jug of glass\n";

    private final Path folder;

    ImportIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldEndUnderTrafficAndCountItsOwnRecordsAlone() throws IOException {
        // Given
        TenantCalls calls = LETHE.tenant("import-traffic");
        StringBuilder rows = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            rows.append("p%d\t%s\t%d\t%s\t\n"
                    .formatted(
                            i % 40, i % 2 == 0 ? "mug" : "bowl", 1_600_000_000 + i, i % 100 == 0 ? "bought" : "view"));
        }
        AtomicInteger posts = new AtomicInteger();
        ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
        try {
            others.scheduleWithFixedDelay(() -> post(calls, posts), 0, 50, TimeUnit.MILLISECONDS);

            // When
            LetheProcess program = importing(calls, set(ITEMS, rows.toString()));
            int exitCode = program.exitCode();

            // Then
            assertThat(program.printed())
                    .contains(line("rows read", "2,003"))
                    .contains(line("rejected by cleaning", "20"))
                    .contains("20 events: type is 'bought', which is no known type; known: impression, view")
                    .contains(line("accepted", "1,983"))
                    .contains("3 items, 1,980 events");
            assertThat(exitCode).isZero();
            JsonNode events = calls.json("/v1/users/p1/events?limit=100");
            assertThat(events.path("events")).hasSize(50);
            assertThat(calls.json("/v1/items/jug").path("title").asText()).isEqualTo("Glass jug");
            assertThat(posts.get()).isPositive();
        } finally {
            others.shutdownNow();
        }
    }

    @Test
    void shouldFailWhereNoEventWasKept() throws IOException {
        // Given
        TenantCalls calls = LETHE.tenant("import-none");

        // When
        LetheProcess unknown = importing(
                calls,
                set(ITEMS, HEADER + "ann\tmug\t1600000000\tput_in_basket\t1\nbo\tjug\t1600000001\tput_in_basket\t\n"));
        LetheProcess empty = importing(calls, set(ITEMS, HEADER));

        // Then
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.printed())
                .contains("No event was imported")
                .contains("2 events: type is 'put_in_basket', which is no known type")
                .contains("No event was kept")
                .doesNotContain("Imported in");
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.printed()).contains("No event was imported").contains("There was no event to read");
    }

    @Test
    void shouldImportAFileWithColumnsOfSomebodysOwn() throws IOException {
        // Given
        TenantCalls calls = LETHE.tenant("import-own");
        StringBuilder rows = new StringBuilder("who;thing;label;did;moment\n");
        for (int i = 0; i < 20; i++) {
            int thing = (i + i / 5) % 5;
            rows.append("w%d;t%d;Thing of kind %d;%s;2025-10-%02d 09:30:00\n"
                    .formatted(i % 4, thing, thing, i % 3 == 0 ? "ordered" : "looked", i + 1));
        }
        Path file = Files.writeString(folder.resolve("log.csv"), rows);
        Path mapping = folder.resolve("log.yaml");

        // When
        LetheProcess dry = importing(
                calls,
                file,
                "--map",
                "user=who,item=thing,title=label,type=did,time=moment,ordered=purchase,looked=view",
                "--zone",
                "Europe/Berlin",
                "--dry-run",
                "--save-map",
                mapping.toString());

        // Then
        assertThat(dry.exitCode()).as(dry.printed()).isZero();
        assertThat(dry.printed())
                .contains("\"userId\":\"w0\",\"itemId\":\"t0\",\"type\":\"purchase\"")
                .contains(String.valueOf(Instant.parse("2025-10-01T07:30:00Z").toEpochMilli()))
                .contains("Nothing was sent");
        assertThat(calls.json("/v1/users?limit=1").path("users")).isEmpty();

        // When
        LetheProcess sent = importing(calls, file, "--map-file", mapping.toString());

        // Then
        assertThat(sent.exitCode()).as(sent.printed()).isZero();
        assertThat(sent.printed()).contains("5 items, 20 events");
        assertThat(calls.json("/v1/users/w1/recommendations?limit=3").path("items"))
                .isNotEmpty();
        assertThat(calls.json("/v1/items/t1").path("title").asText()).isEqualTo("Thing of kind 1");
    }

    private static void post(TenantCalls calls, AtomicInteger posts) {
        int number = posts.incrementAndGet();
        calls.post("/v1/events", """
                [{"userId":"q%d","type":"view","itemId":"mug"},{"userId":"q","type":"bought","itemId":"mug"}]""".formatted(number % 20));
    }

    private LetheProcess importing(TenantCalls calls, Path files, String... options) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("import", files.toString(), "--url", LETHE.lethe().url(), "--tenant", calls.tenant()));
        command.addAll(List.of(options));
        return LetheProcess.command(Files.createTempFile(folder, "import", ".log"), command.toArray(String[]::new));
    }

    private Path set(String items, String events) throws IOException {
        Path set = Files.createTempDirectory(folder, "set");
        Files.writeString(set.resolve("items.tsv"), items);
        Files.writeString(set.resolve("events.tsv"), events);
        return set;
    }

    private static String line(String name, String count) {
        return "  %-27s %12s".formatted(name, count);
    }
}
