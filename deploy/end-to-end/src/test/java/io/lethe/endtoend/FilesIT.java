package io.lethe.endtoend;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as one would wish, given to {@code lethe inspect} and {@code lethe import}. */
class FilesIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private final Path folder;

    FilesIT(@TempDir Path folder) {
        this.folder = folder;
    }

    private LetheProcess start(String... arguments) throws IOException {
        return LetheProcess.command(Files.createTempFile(folder, "out", ".log"), arguments);
    }

    private LetheProcess run(String... arguments) throws IOException {
        LetheProcess process = start(arguments);
        process.exitCode();
        return process;
    }

    @Test
    void shouldImportBothOfTwoOldSpreadsheetsWithTheirAccents() throws IOException {
        // Given
        TenantCalls calls = LETHE.tenant("files-sheets");
        Path set = Files.createDirectory(folder.resolve("sheets"));
        String header = ";Invoice;StockCode;Description;Quantity;InvoiceDate;Price;Customer ID;Country\n";
        Files.write(
                set.resolve("first.csv"),
                (header + "0;1;22960;Théière à 5 £;2;24/12/2010 8:26;2,55;7001.0;France\n")
                        .getBytes(Charset.forName("windows-1252")));
        Files.write(
                set.resolve("second.csv"),
                (header + "0;2;22961;Paper lamp;1;2011-01-05 08:26:00;2,55;7002;France\n")
                        .getBytes(StandardCharsets.UTF_8));

        // When
        LetheProcess imported =
                run("import", set.toString(), "--url", LETHE.lethe().url(), "--tenant", calls.tenant());

        // Then
        assertThat(imported.exitCode()).as(imported.printed()).isZero();
        assertThat(imported.printed())
                .contains(
                        "first.csv: is not UTF-8 and was read as Windows-1252",
                        "`Customer ID` was taken for `CustomerID`")
                .contains("has a column without a name", "writes the day before the month");
        assertThat(calls.json("/v1/items/22960").path("title").asText()).isEqualTo("Théière à 5 £");
        JsonNode event = calls.json("/v1/users/7001/events").path("events").path(0);
        assertThat(event.path("type").asText()).isEqualTo("purchase");
        assertThat(calls.json("/v1/users/7002/events").path("events")).hasSize(1);
    }

    @Test
    void shouldImportATableOfOnesOwnAndKeepWhatItsColumnsMean() throws IOException {
        // Given
        TenantCalls calls = LETHE.tenant("files-own");
        Path table = Files.writeString(folder.resolve("log.csv"), """
                visitor,product,what,at,title,section
                v1,p1,addtocart,1760000000,Folding kayak,Boats|Outdoors
                v1,p2,transaction,1760000100,Paddle,Boats
                v2,p1,pv,1760000200,Folding kayak,Boats|Outdoors
                """);
        Path kept = folder.resolve("kept.yaml");

        // When
        LetheProcess imported = run(
                "import",
                table.toString(),
                "--save-map",
                kept.toString(),
                "--yes",
                "--url",
                LETHE.lethe().url(),
                "--tenant",
                calls.tenant());
        LetheProcess again = run("import", table.toString(), "--map-file", kept.toString(), "--dry-run");

        // Then
        assertThat(imported.exitCode()).as(imported.printed()).isZero();
        assertThat(imported.printed()).contains("guessed", "\"type\":\"cart\"", "addtocart is cart");
        assertThat(Files.readString(kept)).contains("userId: visitor", "format: s");
        assertThat(again.printed()).contains("\"userId\":\"v1\"");
        assertThat(calls.json("/v1/items/p1").path("categories").toString()).isEqualTo("[\"Boats\",\"Outdoors\"]");
        assertThat(calls.json("/v1/users/v1/events").path("events")).hasSize(2);
    }

    @Test
    void shouldImportParquetLikeAnyTable() throws IOException {
        // Given
        TenantCalls calls = LETHE.tenant("files-parquet");
        Path table = folder.resolve("sales.parquet");
        try (InputStream sales = requireNonNull(FilesIT.class.getResourceAsStream("sales.parquet"))) {
            Files.copy(sales, table);
        }
        Path broken = Files.write(
                folder.resolve("broken.parquet"),
                Arrays.copyOf(Files.readAllBytes(table), (int) Files.size(table) / 2));

        // When
        LetheProcess imported = start(
                "import", table.toString(), "--yes", "--url", LETHE.lethe().url(), "--tenant", calls.tenant());
        LetheProcess damaged = run("inspect", broken.toString());

        // Then
        assertThat(imported.exitCode()).as(imported.printed()).isZero();
        assertThat(calls.json("/v1/items/p1").path("categories").toString()).isEqualTo("[\"Boats\",\"Outdoors\"]");
        assertThat(calls.json("/v1/users/mia/events").path("events").findValuesAsText("type"))
                .containsExactlyInAnyOrder("cart", "purchase");
        assertThat(calls.json("/v1/users/leo/events").at("/events/0/timestamp").asText())
                .isEqualTo("2025-03-09T14:30:05Z");
        assertThat(damaged.exitCode()).isEqualTo(2);
        assertThat(damaged.printed())
                .contains("broken.parquet is damaged Parquet")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldCountWhatWasLeftOutOfRecordsThatWereKept() throws IOException {
        // Given
        TenantCalls calls = LETHE.tenant("files-warned");
        Path set = Files.createDirectory(folder.resolve("warned"));
        Files.writeString(set.resolve("items.ndjson"), """
                {"itemId":"oar","title":"An oar","categories":["","Lakes"],"publishedAt":"soon"}
                {"itemId":"boot","title":"A boot","categories":["Boots"," "],"publishedAt":"later"}
                """);
        Files.writeString(set.resolve("events.ndjson"), """
                {"userId":"ann","type":"view","itemId":"oar","timestamp":1650000000000,"context":{"page":{"x":1}}}
                """);
        JsonNode before = LETHE.tenant("any").json("/v1/status").at("/events/warnings");

        // When
        LetheProcess imported =
                run("import", set.toString(), "--url", LETHE.lethe().url(), "--tenant", calls.tenant());

        // Then
        assertThat(imported.exitCode()).as(imported.printed()).isZero();
        assertThat(imported.printed())
                .containsPattern("warnings +5\n")
                .contains("2 items: categories is blank and is left out", "(first in items.ndjson:1)")
                .contains("1 event: context is an object and is left out");
        assertThat(calls.json("/v1/items/oar").path("categories").toString()).isEqualTo("[\"Lakes\"]");
        Awaitility.await("the counts of intake").untilAsserted(() -> {
            JsonNode now = LETHE.tenant("any").json("/v1/status").at("/events/warnings");
            assertThat(warnings(now, "item", "categories") - warnings(before, "item", "categories"))
                    .isGreaterThanOrEqualTo(2);
            assertThat(warnings(now, "event", "context") - warnings(before, "event", "context"))
                    .isGreaterThanOrEqualTo(1);
        });
    }

    private static long warnings(JsonNode all, String kind, String field) {
        for (JsonNode one : all) {
            if (one.path("kind").asText().equals(kind)
                    && one.path("field").asText().equals(field)) {
                return one.path("count").asLong();
            }
        }
        return 0;
    }

    @Test
    void shouldSayWhatLiesThereAndWhatIsNearest() throws IOException {
        // Given
        Path set = Files.createDirectory(folder.resolve("headless"));
        Files.writeString(set.resolve("events.tsv"), "u\tx\t1609459200\tview\t1\nw\ty\t1609459300\tview\t1\n");
        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.write(broken.resolve("ratings.csv.gz"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1});

        // When
        LetheProcess headless = start("inspect", set.toString());
        LetheProcess damaged =
                run("import", broken.toString(), "--url", LETHE.lethe().url());

        // Then
        assertThat(headless.exitCode()).isEqualTo(2);
        assertThat(headless.printed()).contains("without a header line", "Nearest is generic", "--map-file");
        assertThat(damaged.exitCode()).isEqualTo(1);
        assertThat(damaged.printed())
                .contains("ratings.csv.gz cannot be unpacked")
                .doesNotContain("\tat ");
    }
}
