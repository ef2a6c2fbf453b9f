package io.lethe.endtoend;

import static io.lethe.endtoend.Uploads.created;
import static io.lethe.endtoend.Uploads.imported;
import static io.lethe.endtoend.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms of files that can be uploaded: encodings, separators, spreadsheets, layouts, folders and archives. */
class UploadedFilesIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    /** Files as programs and people write them, each with what is found in them. */
    static Stream<Arguments> oddFiles() {
        String tsv = "user_id\titem_id\ttimestamp\tevent_type\tvalue\nann\tpot\t1650000000\tview\t1\n";
        String retail = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n"
                + "570001,22310A,Crème bowl,2,2011-03-02 10:00:00,1.5,9001,France\n";
        return Stream.of(
                arguments("Windows-1252", "data.csv", retail, "windows-1252", "encoding", "Crème bowl"),
                arguments("UTF-16", "events.tsv", "\ufeff" + tsv, "UTF-16LE", "encoding", "pot"),
                arguments("capitals", "events.tsv", tsv.replace("user_id", "USER_ID"), "UTF-8", "column-name", "pot"),
                arguments("commas", "events.csv", tsv.replace('\t', ','), "UTF-8", "time-unit", "pot"),
                arguments(
                        "semicolons",
                        "ratings.csv",
                        "userId;movieId;rating;timestamp\n5;6;4.0;1650000000\n",
                        "UTF-8",
                        "",
                        "rating"),
                arguments(
                        "an index",
                        "data.csv",
                        retail.replaceFirst("^", ",").replace("\n5", "\n0,5"),
                        "UTF-8",
                        "unnamed-column",
                        "22310A"),
                arguments(
                        "other names",
                        "data.csv",
                        retail.replace("CustomerID", "Customer ID")
                                .replace("InvoiceNo", "Invoice")
                                .replace("UnitPrice", "Price"),
                        "UTF-8",
                        "column-name",
                        "9001"),
                arguments(
                        "camel case",
                        "events.tsv",
                        tsv.replace("user_id", "userId").replace("item_id", "itemId"),
                        "UTF-8",
                        "",
                        "pot"),
                arguments(
                        "RecBole",
                        "shop.inter",
                        "user_id:token\titem_id:token\trating:float\ttimestamp:float\n8\t9\t3\t1650000000\n",
                        "UTF-8",
                        "",
                        "rating"),
                arguments(
                        "RetailRocket",
                        "events.csv",
                        "timestamp,visitorid,event,itemid,transactionid\n1650000000123,71,addtocart,35,\n",
                        "UTF-8",
                        "",
                        "cart"),
                arguments("UTF-16 without a mark", "events.tsv", tsv, "UTF-16BE", "encoding", "pot"),
                arguments(
                        "a decimal comma",
                        "ratings.csv",
                        "userId;movieId;rating;timestamp\n5;6;4,5;1650000000\n",
                        "UTF-8",
                        "decimal-comma",
                        "4.5"),
                arguments(
                        "a spreadsheet's first line",
                        "events.csv",
                        "sep=;\r\n" + tsv.replace("\t", ";").replace("\n", "\r\n"),
                        "UTF-8",
                        "time-unit",
                        "pot"),
                arguments(
                        "a numbered index",
                        "items.csv",
                        "Unnamed: 0,user_id,item_id,when,title,price\n0,ann,pot,1650000000,Old pot,3\n1,bo,pan,1650000001,Pan,4\n",
                        "UTF-8",
                        "unread-columns",
                        "Old pot"),
                arguments(
                        "microseconds",
                        "events.tsv",
                        tsv.replace("1650000000", "1650000000000000"),
                        "UTF-8",
                        "time-unit",
                        "1650000000000}"),
                arguments(
                        "nanoseconds",
                        "events.tsv",
                        tsv.replace("1650000000", "1650000000000000000"),
                        "UTF-8",
                        "time-unit",
                        "1650000000000}"),
                arguments(
                        "a line break in quotes",
                        "events.csv",
                        "user_id,item_id,timestamp,event_type,text\nann,pot,1650000000,review,\"good,\nand old\"\n",
                        "UTF-8",
                        "",
                        "good,\\nand old"),
                arguments(
                        "a JSON array in seconds",
                        "clicks.json",
                        "[{\"user\":\"ann\",\"item\":\"pot\",\"ts\":1650000000,\"action\":\"buy\"}]",
                        "UTF-8",
                        "type-words",
                        "purchase"),
                arguments(
                        "the day first",
                        "data.csv",
                        retail.replace("2011-03-02 10:00:00", "13.03.2011 10:00"),
                        "UTF-8",
                        "",
                        "1300010400000"),
                arguments(
                        "JSON lines",
                        "events.jsonl",
                        "{\"userId\":\"ann\",\"type\":\"view\",\"itemId\":\"pot\",\"timestamp\":1650000000000}\n",
                        "UTF-8",
                        "",
                        "pot"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddFiles")
    void shouldReadFilesAsTheyAreAndSayHow(
            String what, String name, String rows, String encoding, String finding, String inPreview) {
        // When
        JsonNode seen = created(upload(LETHE.tenant("upload-odd"), name, rows.getBytes(Charset.forName(encoding))));

        // Then
        assertThat(seen.path("state").asText()).as(seen.toString()).isEqualTo("looked-at");
        assertThat(seen.path("preview").toString()).contains(inPreview);
        assertThat(seen.path("findings").findValuesAsText("kind").toString()).contains(finding);
    }

    @Test
    void shouldKnowMovieLensOfOldByItsTwoFiles() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-old");
        String id = created(upload(calls, "ratings.dat", "5::6::4::978300760\n".getBytes(StandardCharsets.UTF_8)))
                .path("importId")
                .asText();

        // When
        JsonNode seen = TenantCalls.json(calls.send(
                "POST",
                "/v1/imports/" + id + "/files?name=movies.dat",
                BodyPublishers.ofString("6::Se\u00f1or Lamp (1987)::Drama|War\n")));

        // Then
        assertThat(seen.path("layout").asText()).as(seen.toString()).isEqualTo("MovieLens 1M and 10M");
        assertThat(seen.at("/preview/events/0/timestamp").asLong()).isEqualTo(978_300_760_000L);
        assertThat(seen.at("/preview/items/0/title").asText()).isEqualTo("Señor Lamp (1987)");
    }

    @Test
    void shouldReadEveryFileOfAFolderAndSayWhatLiesThereWhereItIsNone() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-two");
        String header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
        byte[] first = (header + "570001,22310A,Old jar,1,2009-02-01 08:00:00,1.5,9071,Spain\n")
                .getBytes(StandardCharsets.UTF_8);
        String second = header + "570002,22311B,New jar,1,2010-02-01 08:00:00,1.5,9072,Spain\n";

        // When
        String id = created(upload(calls, "2009.csv", first)).path("importId").asText();
        JsonNode both = TenantCalls.json(calls.send(
                "POST",
                "/v1/imports/" + id + "/files?name=2010.csv",
                BodyPublishers.ofString(second),
                "Content-Type",
                "application/x-www-form-urlencoded"));
        JsonNode none =
                created(upload(calls, "events.tsv", "5\t7\t1650000000\tview\t1\n".getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(both.at("/preview/events").toString()).contains("9071").contains("9072");
        assertThat(none.path("state").asText()).isEqualTo("unrecognised");
        assertThat(none.path("reason").asText())
                .contains("events.tsv")
                .contains("header")
                .doesNotContain("/imports/");
        assertThat(none.path("mapping").asText()).contains("userId");
    }

    @Test
    void shouldReadAZipAndFurtherFilesAsOneSet() throws IOException {
        // Given
        TenantCalls calls = LETHE.tenant("upload-zip");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("set/ratings.csv"));
            zip.write("userId,movieId,rating,timestamp\n1,7,4.5,1600000000\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        // When
        String id = created(upload(calls, "set.zip", bytes.toByteArray()))
                .path("importId")
                .asText();
        HttpResponse<String> whole = calls.send(
                "POST",
                "/v1/imports/" + id + "/files?name=movies.csv",
                BodyPublishers.ofString("movieId,title,genres\n7,Harbour (1999),Drama\n"));

        // Then
        JsonNode seen = TenantCalls.json(whole);
        assertThat(seen.path("layout").asText()).as(whole.body()).contains("MovieLens");
        assertThat(seen.at("/preview/items/0/title").asText()).contains("Harbour");
        assertThat(imported(calls, id).at("/events/kept").asInt()).isEqualTo(1);
    }
}
