package io.lethe.evaluation.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.lethe.evaluation.dataset.file.FileFinding;
import io.lethe.evaluation.dataset.row.SequenceMode;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong or odd about files as files is said, once, before any of their rows. */
class FilesTest {
    private static final String EVENTS = "user_id\titem_id\ttimestamp\tevent_type\tvalue\n";
    private static final String ONE = EVENTS + "a\tx\t1609459200\tview\t\n";

    private final Path folder;

    FilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Detection look() throws IOException {
        return Detection.of(folder, ReadOptions.DEFAULT);
    }

    private List<String> found(String kind) throws IOException {
        Detection detection = look();
        assertThat(detection).isInstanceOf(Detection.Recognised.class);
        return detection.findings().stream()
                .filter(finding -> finding.kind().equals(kind))
                .map(finding -> finding.file() + " " + finding.text())
                .toList();
    }

    private String refusal() throws IOException {
        Detection detection = look();
        assertThat(detection).isInstanceOf(Detection.Unrecognised.class);
        return ((Detection.Unrecognised) detection).reason();
    }

    private void write(String name, String text) throws IOException {
        write(name, text, StandardCharsets.UTF_8);
    }

    private void write(String name, String text, Charset charset) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(charset));
    }

    @Test
    void shouldReadWesternLettersAndSayWhere() throws IOException {
        // Given
        write("events.tsv", ONE);
        write("items.tsv", "item_id\ttitle\nx\tCrème brûlée £5\n", Charset.forName("windows-1252"));

        // When
        List<String> encodings = found("encoding");

        // Then
        assertThat(Reading.of(folder, SequenceMode.AUTO).catalogue())
                .extracting(Item::title)
                .containsExactly("Crème brûlée £5");
        assertThat(encodings).singleElement().asString().contains("items.tsv", "Windows-1252", "line 2, byte 5", "è");
    }

    @Test
    void shouldRefuseOneBrokenLetterAmongSoundOnesWithItsPlace() throws IOException {
        // Given
        byte[] text = (ONE + "é\tx\t1609459200\tview\t\nü\tx\t1609459200\tview\t\nb\tx\t1609459200\tview\t\n")
                .getBytes(StandardCharsets.UTF_8);
        text[text.length - 21] = (byte) 0xE9;
        Files.write(folder.resolve("events.tsv"), text);

        // Then
        assertThat(refusal()).contains("events.tsv, line 5, byte 1", "0xE9", "not UTF-8");
    }

    @Test
    void shouldRefuseLettersOfNoWesternEncodingAndTakeTheOneThatIsNamed() throws IOException {
        // Given
        write("events.tsv", ONE);
        write("items.tsv", "item_id\ttitle\nx\t绿色的灯和杯子\n", Charset.forName("GB18030"));

        // When
        String refusal = refusal();
        Detection named = Detection.of(new DatasetFiles(List.of(folder), null, "GB18030"), ReadOptions.DEFAULT);

        // Then
        assertThat(refusal).contains("items.tsv, line 2", "--encoding");
        Detection.Recognised read = (Detection.Recognised) named;
        assertThat(Preview.of(read.reader(), 1).items())
                .singleElement()
                .asString()
                .contains("绿色的灯和杯子");
    }

    @Test
    void shouldReadUtf16WithAndWithoutAMark() throws IOException {
        // Given
        write("events.tsv", "\uFEFF" + ONE, StandardCharsets.UTF_16LE);
        write("items.tsv", "item_id\ttitle\nx\tLamp\n", StandardCharsets.UTF_16BE);

        // When
        List<String> encodings = found("encoding");

        // Then
        assertThat(Reading.of(folder, SequenceMode.AUTO).interactions()).hasSize(1);
        assertThat(encodings)
                .hasSize(2)
                .anyMatch(text -> text.contains("UTF-16LE"))
                .anyMatch(text -> text.contains("UTF-16BE"));
    }

    @Test
    void shouldNameACorruptGzip() throws IOException {
        // Given
        Reading.write(folder.resolve("events.tsv.gz"), ONE.repeat(200).split("\n"));
        byte[] whole = Files.readAllBytes(folder.resolve("events.tsv.gz"));
        Files.write(folder.resolve("events.tsv.gz"), Arrays.copyOf(whole, whole.length - 12));

        // Then
        assertThat(refusal()).contains("events.tsv.gz", "cannot be unpacked");
    }

    @Test
    void shouldReadZipAndZstd() throws IOException {
        // Given
        Path inside = Files.createDirectory(folder.resolve("packed"));
        Files.write(
                inside.resolve("items.tsv.zst"),
                Zstd.compress("item_id\ttitle\nx\tLamp\n".getBytes(StandardCharsets.UTF_8)));
        try (OutputStream out = Files.newOutputStream(inside.resolve("set.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("set/events.tsv"));
            zip.write(ONE.getBytes(StandardCharsets.UTF_8));
        }

        // When
        Reading reading = Reading.of(inside, SequenceMode.AUTO);

        // Then
        assertThat(reading.catalogue()).extracting(Item::title).containsExactly("Lamp");
        assertThat(reading.interactions()).extracting(Interaction::userId).containsExactly("a");
    }

    @Test
    void shouldTakeQuotesInTabSeparatedFilesForQuotesOnlyWhereTheyAre() throws IOException {
        // Given
        write("events.tsv", ONE);
        write("items.tsv", "item_id\ttitle\ttext\nx\t\"Lamp, the \"\"old\"\"\"\t\"two\nlines\"\ny\t6\" pan\tsteel\n");
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Files.writeString(plain.resolve("events.tsv"), ONE);
        Files.writeString(
                plain.resolve("items.tsv"), "item_id\ttitle\ttext\nx\t\"Heroes\" (live)\tsung\ny\t6\" pan\tsteel\n");

        // When
        List<Item> quoted = Reading.of(folder, SequenceMode.AUTO).catalogue();
        List<Item> unquoted = Reading.of(plain, SequenceMode.AUTO).catalogue();

        // Then
        assertThat(quoted).extracting(Item::title).containsExactly("Lamp, the \"old\"", "6\" pan");
        assertThat(quoted.get(0).text()).isEqualTo("two\nlines");
        assertThat(unquoted).extracting(Item::title).containsExactly("\"Heroes\" (live)", "6\" pan");
    }

    @Test
    void shouldReadBothFilesOfOneLayout() throws IOException {
        // Given
        String header = "Invoice;StockCode;Description;Quantity;InvoiceDate;Price;Customer ID;Country\n";
        write("a.csv", header + "1;22960;Lamp;2;13/12/2010 8:26;2.55;7;France\n");
        write("b.csv", header + "2;22961;Cup;1;2010-12-14 08:26:00;2.55;8.0;France\n");

        // When
        Reading reading = Reading.of(folder, SequenceMode.AUTO);

        // Then
        assertThat(reading.interactions())
                .extracting(Interaction::userId, Interaction::timestamp)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("7", 1_292_228_760_000L),
                        org.assertj.core.groups.Tuple.tuple("8", 1_292_315_160_000L));
        assertThat(found("column-name")).anyMatch(text -> text.contains("`Customer ID` was taken for `CustomerID`"));
        assertThat(found("day-or-month")).singleElement().asString().contains("a.csv", "day before the month");
    }

    @Test
    void shouldRefuseDatesWhoseOrderChanges() throws IOException {
        // Given
        write("sales.csv", "customer,sku,bought at\n1,a,13/12/2010\n1,b,12/13/2010\n");

        // Then
        assertThat(refusal()).contains("sales.csv", "13/12/2010", "12/13/2010", "day comes first");
    }

    @Test
    void shouldIgnoreAnUnnamedColumnAndSayWhatElseIsNotRead() throws IOException {
        // Given
        write("ratings.csv", ",userId,movieId,rating,timestamp,device\n0,1,7,4.0,1609459200,tv\n");
        write("movies.csv", "movieId,title,genres\n7,Lamp,Drama\n");
        write("users.csv", "userId,age\n1,30\n");

        // Then
        assertThat(found("unnamed-column")).singleElement().asString().contains("ratings.csv", "index");
        assertThat(found("unread-columns")).anyMatch(text -> text.contains("ratings.csv") && text.contains("device"));
        assertThat(found("unread-file")).singleElement().asString().contains("users.csv");
    }

    @Test
    void shouldNameTheHeaderThatIsMissingAndTheNearestLayout() throws IOException {
        // Given
        write("events.tsv", "a\tx\t1609459200\tview\t1\nb\ty\t1609459300\tview\t1\n");

        // Then
        assertThat(refusal())
                .contains("events.tsv", "without a header line", "a\tx\t1609459200\tview\t1", "user_id", "--map");
    }

    @Test
    void shouldFindTheSetInAFolderBelow() throws IOException {
        // Given
        Files.createDirectory(folder.resolve("set-1m"));
        write("set-1m/movies.dat", "7::Lamp (1987)::Drama\n");
        write("set-1m/ratings.dat", "1::7::5::978300760\n");

        // Then
        assertThat(found("sub-folder")).singleElement().asString().contains("set-1m", "MovieLens 1M");
    }

    @Test
    void shouldTellTheUnitOfTimesAndTheScaleOfRatings() throws IOException {
        // Given
        write(
                "events.csv",
                "user_id,item_id,timestamp,event_type,value\na,x,1609459200000,rating,9\nb,x,1609459200001,rating,3\nc,x,1609459200002,rating,10\n");

        // Then
        assertThat(found("time-unit")).singleElement().asString().contains("milliseconds", "2021-01-01");
        assertThat(found("scale")).singleElement().asString().contains("3 to 10");
        assertThat(look().findings())
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(FileFinding::severity).reversed());
    }

    @Test
    void shouldSayHowToConvertWhatIsNoText() throws IOException {
        // Given
        write("ratings.avro", "Obj\u0001\u0000\u0001");

        // Then
        assertThat(refusal()).contains("ratings.avro is Avro", "avro-tools");
    }

    @Test
    void shouldNameADamagedParquetFile() throws IOException {
        // Given
        write("ratings.parquet", "PAR1\u0000\u0001 and no more");

        // Then
        assertThat(refusal()).contains("ratings.parquet is damaged Parquet");
    }
}
