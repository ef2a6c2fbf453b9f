package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as spreadsheets, pandas and people write them. */
class SpreadsheetsTest {
    private final Path folder;

    SpreadsheetsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Reading reading() throws IOException {
        return Reading.of(folder, SequenceMode.AUTO);
    }

    private List<String> found(String kind) throws IOException {
        return Detection.of(folder, ReadOptions.DEFAULT).findings().stream()
                .filter(finding -> finding.kind().equals(kind))
                .map(finding -> finding.file() + " " + finding.text())
                .toList();
    }

    @Test
    void shouldReadNumbersWithADecimalComma() throws IOException {
        // Given
        write("ratings.csv", "userId;movieId;rating;timestamp\n1;7;4,5;1609459200\n2;7;3;1609459300\n");
        write("movies.csv", "movieId;title;genres;price\n7;\"Lamp; the film\";Drama|Noir;1.234,50\n8;Cup;Drama;7,00\n");

        // When
        Reading reading = reading();

        // Then
        assertThat(reading.interactions()).extracting(Interaction::value).containsExactly(4.5, 3.0);
        assertThat(reading.catalogue())
                .extracting(Item::title, item -> item.attributes().get("price"))
                .containsExactly(tuple("Lamp; the film", 1234.5), tuple("Cup", 7.0));
        assertThat(found("decimal-comma"))
                .anyMatch(text -> text.contains("ratings.csv") && text.endsWith("in rating"))
                .anyMatch(text -> text.contains("movies.csv") && text.endsWith("in price"));
    }

    @Test
    void shouldNotTakeThousandsForDecimals() throws IOException {
        // Given
        write("movies.csv", "movieId,title,genres,votes\n7,Lamp,Drama,\"1,234\"\n8,Cup,Drama,\"12,500\"\n");
        write("ratings.csv", "userId,movieId,rating,timestamp\n1,7,4.5,1609459200\n");

        // Then
        assertThat(reading().catalogue())
                .extracting(item -> item.attributes().get("votes"))
                .containsExactly("1,234", "12,500");
    }

    @Test
    void shouldReadPastTheSeparatorThatASpreadsheetNames() throws IOException {
        // Given
        write("ratings.csv", "sep=;\r\nuserId;movieId;rating;timestamp\r\n1;7;4.5;1609459200\r\n1;7;x;1609459200\r\n");
        write("movies.csv", "sep=;\nmovieId;title;genres\n7;\"Lamp\";Drama\n");

        // When
        Reading reading = reading();

        // Then
        assertThat(reading.interactions()).hasSize(1);
        assertThat(reading.catalogue()).extracting(Item::title).containsExactly("Lamp");
        assertThat(reading.places()).containsExactly("ratings.csv:4");
    }

    @Test
    void shouldReadATableThatIsSetWithBlanks() throws IOException {
        // Given
        write(
                "events.csv",
                "User ID, Item ID, Timestamp, Event Type, Text\n1, 10, 1609459200, view, \"old, but good\"\n");

        // Then
        assertThat(reading().interactions())
                .extracting(Interaction::itemId, Interaction::type, Interaction::text)
                .containsExactly(tuple("10", "view", "old, but good"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Unnamed: 0", "index", "level_0", "rownames", "#", "anything"})
    void shouldMakeNoAttributeOfTheNumberOfTheRow(String name) throws IOException {
        // Given
        write("items.csv", name + ",item_id,title,price\n0,10,Lamp,9.5\n1,11,Cup,3\n");
        write("events.csv", name + ",user_id,item_id,timestamp,event_type\n0,a,10,1609459200,view\n");

        // Then
        assertThat(reading().catalogue())
                .extracting(item -> item.attributes().keySet().toString())
                .containsOnly("[price]");
        assertThat(found("row-numbers")).singleElement().asString().contains("items.csv", name);
    }

    @Test
    void shouldKeepAColumnThatCountsNoRows() throws IOException {
        // Given
        write("items.csv", "index,item_id,title\n17,10,Lamp\n4,11,Cup\n");
        write("events.csv", "user_id,item_id,timestamp,event_type\na,10,1609459200,view\n");

        // Then
        assertThat(reading().catalogue())
                .extracting(item -> item.attributes().get("index"))
                .containsExactly(17.0, 4.0);
    }

    @ParameterizedTest
    @CsvSource({
        "1609459200, 2021-01-01T00:00:00Z",
        "1609459200000, 2021-01-01T00:00:00Z",
        "1609459200000000, 2021-01-01T00:00:00Z",
        "1609459200000000000, 2021-01-01T00:00:00Z",
        "2021-01-01, 2021-01-01T00:00:00Z",
        "2021-01-01T01:00:00+0100, 2021-01-01T00:00:00Z"
    })
    void shouldReadWhenAnItemWasPublished(String written, String meant) throws IOException {
        // Given
        write("items.csv", "item_id,title,published_at,available\n10,Lamp," + written + ",false\n");
        write("events.csv", "user_id,item_id,timestamp,event_type\na,10,1609459200,view\n");

        // Then
        assertThat(reading().catalogue())
                .extracting(Item::publishedAt, Item::available)
                .containsExactly(tuple(Instant.parse(meant).toEpochMilli(), false));
    }

    @Test
    void shouldLeaveAYearToTheAttributes() throws IOException {
        // Given
        write("items.csv", "item_id,title,published_at\n10,Lamp,1995\n11,Cup,2003\n");
        write("events.csv", "user_id,item_id,timestamp,event_type\na,10,1609459200,view\n");

        // Then
        assertThat(reading().catalogue())
                .extracting(Item::publishedAt, item -> item.attributes().get("published_at"))
                .containsExactly(tuple(null, 1995.0), tuple(null, 2003.0));
    }

    @Test
    void shouldRefuseATimeOfAnotherUnitThanItsColumn() throws IOException {
        // Given
        write(
                "events.csv",
                "user_id,item_id,timestamp,event_type\na,10,1609459200000,view\nb,10,1609459200,view\nc,10,1609459300000,view\n");

        // When
        Reading reading = reading();

        // Then
        assertThat(reading.interactions()).extracting(Interaction::userId).containsExactly("a", "c");
        assertThat(reading.rejections())
                .containsOnlyKeys("timestamp counts seconds, and the column as a whole does not");
    }

    @Test
    void shouldReadDatesWithDotsOfOnlineRetail() throws IOException {
        // Given
        write(
                "data.csv",
                "InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country\n"
                        + "536365;85124A;Lamp;2;01.12.2010 08:26;2,55;17850;France\n"
                        + "536366;85124A;Lamp;1;13.12.2010 08:26;2,55;17851;France\n");

        // Then
        assertThat(reading().interactions())
                .extracting(event -> Instant.ofEpochMilli(event.timestamp()).toString())
                .containsExactly("2010-12-01T08:26:00Z", "2010-12-13T08:26:00Z");
    }

    @Test
    void shouldCallAPurchaseWhatWasBoughtByTheNameOfItsTime() throws IOException {
        // Given
        write("o.csv", "customer;sku;bought at\nC1;P1;24.12.2025 18:30\nC2;P2;25.12.2025 18:30\n");

        // Then
        assertThat(reading().interactions()).extracting(Interaction::type).containsOnly("purchase");
    }

    @Test
    void shouldNameTheLayoutWhoseFileLacksItsHeader() throws IOException {
        // Given
        write("events.csv", "1,10,1609459200,view,1\n2,10,1609459300,view,1\n");
        write("items.csv", "item_id,title,text\n10,Lamp,an old lamp\n");

        // When
        Detection detection = Detection.of(folder, ReadOptions.DEFAULT);

        // Then
        assertThat(detection).isInstanceOfSatisfying(Detection.Unrecognised.class, no -> assertThat(no.reason())
                .contains(
                        "Nearest is generic TSV: events.csv has no header line, its first line is 1,10,1609459200,view,1")
                .contains("--map-file", "files: [events.csv]", "userId: \"1\""));
    }

    @Test
    void shouldSayThatJsonIsOfAnotherForm() throws IOException {
        // Given
        write("events.json", "{\n \"events\": [\n  {\n   \"userId\": \"a\"\n  }\n ]\n}\n");

        // Then
        assertThat(Detection.of(folder, ReadOptions.DEFAULT))
                .isInstanceOfSatisfying(Detection.Unrecognised.class, no -> assertThat(no.reason())
                        .contains("events.json, JSON, but neither one object a line nor an array of objects"));
    }

    @Test
    void shouldSayThatAFileIsEmpty() throws IOException {
        // Given
        write("events.csv", "");

        // Then
        assertThat(Detection.of(folder, ReadOptions.DEFAULT))
                .isInstanceOfSatisfying(Detection.Unrecognised.class, no -> assertThat(no.reason())
                        .contains("events.csv, which is empty", "Nearest is generic TSV: events.csv is empty"));
    }
}
