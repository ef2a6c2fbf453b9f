package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files by REST, as the page sends them: whatever their columns are called, seen before anything is sent, and imported.
 */
class UploadIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final String[] THINGS = {"Oak table", "Pine shelf", "Desk lamp", "Wool rug", "Linen curtain"};

    @Test
    void shouldShowWhatWouldBeSentAndImportIt() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-shown");

        // When
        JsonNode first = created(upload(calls, "events.tsv", orders(20).getBytes(StandardCharsets.UTF_8)));
        String id = first.path("importId").asText();
        JsonNode seen = TenantCalls.json(calls.send(
                "POST",
                "/v1/imports/" + id + "/files?name=items.tsv",
                BodyPublishers.ofString("item_id\ttitle\ttext\nt0\tOak table\t\nt1\tPine shelf\t\nt2\tDesk lamp\t\n")));

        // Then
        assertThat(seen.path("state").asText()).as(seen.toString()).isEqualTo("looked-at");
        assertThat(seen.at("/preview/events")).hasSize(5);
        assertThat(seen.at("/preview/events/0/userId").asText()).isEqualTo("b0");
        assertThat(seen.at("/preview/items/1/title").asText()).isEqualTo("Pine shelf");
        assertThat(calls.json("/v1/users?limit=5").path("users")).isEmpty();

        // When
        JsonNode done = imported(calls, id);

        // Then
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.at("/events/kept").asInt()).isEqualTo(20);
        assertThat(done.at("/items/kept").asInt()).isEqualTo(3);
        assertThat(done.path("progress").asDouble()).isEqualTo(1);
        assertThat(done.path("rejected").asInt()).isZero();
        assertThat(calls.json("/v1/users/b1/recommendations?limit=3").path("items"))
                .isNotEmpty();
        assertThat(calls.json("/v1/imports").path("imports")).hasSize(1);
    }

    @Test
    void shouldRecommendFromTwentyRowsWithColumnsOfSomebodysOwn() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-own");

        // When
        JsonNode seen = created(upload(calls, "orders.csv", ownOrders().getBytes(StandardCharsets.UTF_8)));

        // Then
        assertThat(seen.path("state").asText()).as(seen.toString()).isEqualTo("looked-at");
        assertThat(seen.path("guessed").asBoolean()).isTrue();
        assertThat(seen.path("mapping").asText()).contains("buyer").contains("bought_at");
        assertThat(seen.at("/columns/0/columns")).hasSize(4);
        assertThat(seen.at("/preview/events")).hasSize(5);
        assertThat(seen.at("/preview/events/0/userId").asText()).isEqualTo("b0");
        assertThat(seen.at("/preview/events/0/timestamp").asLong()).isEqualTo(1_760_000_000_000L);
        assertThat(seen.at("/preview/items/1/title").asText()).isEqualTo("Pine shelf");
        assertThat(seen.path("findings").findValuesAsText("kind")).contains("time-unit", "guessed");
        assertThat(calls.json("/v1/users?limit=5").path("users")).isEmpty();

        // When
        JsonNode done = imported(calls, seen.path("importId").asText());

        // Then
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.at("/events/kept").asInt()).isEqualTo(20);
        assertThat(done.at("/items/kept").asInt()).isEqualTo(THINGS.length);
        assertThat(done.path("progress").asDouble()).isEqualTo(1);
        assertThat(done.path("rejected").asInt()).isZero();
        assertThat(calls.json("/v1/users/b1/recommendations?limit=3").path("items"))
                .isNotEmpty();
    }

    @Test
    void shouldTakeAMappingWhereNamesSayNothing() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-mapped");
        String rows = "a;b;c;d\nann;t1;bought;1760000000\nbo;t2;looked;1760000100\nann;t2;buyed;1760000200\n";

        // When
        JsonNode seen = created(upload(calls, "x.csv", rows.getBytes(StandardCharsets.UTF_8)));
        String importId = seen.path("importId").asText();

        // Then
        assertThat(seen.path("state").asText()).isEqualTo("unrecognised");
        assertThat(seen.path("reason").asText()).isNotBlank();
        assertThat(calls.post("/v1/imports/" + importId + "/start", "").statusCode())
                .isEqualTo(409);

        // When
        HttpResponse<String> mapped = calls.put(
                "/v1/imports/" + importId + "/mapping",
                "{\"map\":\"user=a,item=b,type=c,time=d:s,bought=purchase,looked=view\"}");

        // Then
        assertThat(TenantCalls.json(mapped).path("state").asText())
                .as(mapped.body())
                .isEqualTo("looked-at");
        assertThat(TenantCalls.json(mapped).at("/preview/events/0/type").asText())
                .isEqualTo("purchase");

        // When
        JsonNode done = imported(calls, importId);

        // Then
        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.at("/events/kept").asInt()).isEqualTo(2);
        assertThat(done.path("rejected").asInt()).isEqualTo(1);
        assertThat(done.at("/refused/0/field").asText()).isEqualTo("type");
        assertThat(done.path("refused").toString()).contains("buyed");
    }

    @Test
    void shouldSetTheScaleOfRatingsBeforeTheyAreSent() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-scale");
        StringBuilder rows = new StringBuilder("customer,book,score,rated_at\n");
        for (int i = 0; i < 12; i++) {
            rows.append("r%d,k%d,%d,%d\n".formatted(i % 3, i % 5, i % 10 + 1, 1_700_000_000 + i));
        }

        // When
        JsonNode done = imported(
                calls,
                created(upload(calls, "scores.csv", rows.toString().getBytes(StandardCharsets.UTF_8)))
                        .path("importId")
                        .asText());

        // Then
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.at("/events/kept").asInt()).as(done.toString()).isEqualTo(12);
        assertThat(calls.json("/v1/settings").at("/rating/highest").asDouble()).isEqualTo(10);
        assertThat(done.path("findings").toString()).contains("rating.highest");
    }

    @Test
    void shouldRecommendWhereNobodyDescribedAnItem() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-bare");
        String rows = ownOrders()
                .lines()
                .map(line -> line.replaceFirst("^([^,]*),([^,]*),[^,]*,", "$1,$2,"))
                .collect(Collectors.joining("\n", "", "\n"));

        // When
        JsonNode done = imported(
                calls,
                created(upload(calls, "orders.csv", rows.getBytes(StandardCharsets.UTF_8)))
                        .path("importId")
                        .asText());

        // Then
        assertThat(done.path("state").asText()).as(done.toString()).isEqualTo("done");
        assertThat(done.at("/items/kept").asInt()).isEqualTo(THINGS.length);
        assertThat(calls.json("/v1/users/b1/recommendations?limit=3").path("items"))
                .isNotEmpty();
    }

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
    void shouldFailWhereNoEventWasKept() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-none");
        String rows = "user_id\titem_id\ttimestamp\tevent_type\tvalue\nann\tlamp\t1600000000\tglanced\t\n";

        // When
        JsonNode done = imported(
                calls,
                created(upload(calls, "events.tsv", rows.getBytes(StandardCharsets.UTF_8)))
                        .path("importId")
                        .asText());

        // Then
        assertThat(done.path("state").asText()).isEqualTo("failed");
        assertThat(done.path("reason").asText()).contains("Nothing was kept");
        assertThat(done.path("refused").toString()).contains("glanced");
    }

    @Test
    void shouldKeepATenantsUploadsToItself() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-mine");
        String id = created(upload(calls, "events.tsv", orders(5).getBytes(StandardCharsets.UTF_8)))
                .path("importId")
                .asText();
        TenantCalls other = LETHE.tenant("upload-theirs");

        // Then
        assertThat(other.get("/v1/imports/" + id).statusCode()).isEqualTo(404);
        assertThat(other.delete("/v1/imports/" + id).statusCode()).isEqualTo(404);
        assertThat(other.json("/v1/imports").path("imports")).isEmpty();
        assertThat(calls.delete("/v1/imports/" + id).statusCode()).isEqualTo(204);
        assertThat(calls.get("/v1/imports/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldRunOneImportAtATimeAndStopWhereItIsCancelled() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-cancelled");
        byte[] large = orders(60_000).getBytes(StandardCharsets.UTF_8);
        String first =
                created(upload(calls, "events.tsv", large)).path("importId").asText();
        String second =
                created(upload(calls, "events.tsv", large)).path("importId").asText();

        // When
        HttpResponse<String> started = calls.post("/v1/imports/" + first + "/start", "");
        HttpResponse<String> refused = calls.post("/v1/imports/" + second + "/start", "");
        HttpResponse<String> cancelled = calls.delete("/v1/imports/" + first);

        // Then
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(cancelled.statusCode()).isEqualTo(202);
        assertThat(ended(calls, first).path("state").asText()).isEqualTo("cancelled");
        assertThat(calls.delete("/v1/imports/" + second).statusCode()).isEqualTo(204);
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

    @Test
    void shouldRefuseWhatIsNoUpload() {
        TenantCalls calls = LETHE.tenant("upload-refused");
        assertThat(calls.send("POST", "/v1/imports", BodyPublishers.ofString("a,b\n"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(upload(calls, "..", new byte[] {1}).statusCode()).isEqualTo(400);
        assertThat(upload(calls, "set.zip", "no zip".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(calls.get("/v1/imports/none").statusCode()).isEqualTo(404);
        assertThat(calls.json("/v1/imports").path("imports")).isEmpty();
    }

    /** Twenty rows with columns of their writer's own naming, times in seconds. */
    private static String ownOrders() {
        StringBuilder rows = new StringBuilder("buyer,article,article_name,bought_at\n");
        for (int i = 0; i < 20; i++) {
            int thing = (i + i / 5) % THINGS.length;
            rows.append("b%d,t%d,%s,%d\n".formatted(i % 4, thing, THINGS[thing], 1_760_000_000L + i * 5_000L));
        }
        return rows.toString();
    }

    private static String orders(int rows) {
        StringBuilder orders = new StringBuilder("user_id\titem_id\ttimestamp\tevent_type\tvalue\n");
        for (int i = 0; i < rows; i++) {
            orders.append("b%d\tt%d\t%d\tview\t\n".formatted(i % 4, i % 4 == 1 ? 0 : i % 3, 1_600_000_000L + i * 500L));
        }
        return orders.toString();
    }

    static HttpResponse<String> upload(TenantCalls calls, String name, byte[] file) {
        return calls.send(
                "POST",
                "/v1/imports?name=" + name,
                BodyPublishers.ofByteArray(file),
                "Content-Type",
                "application/octet-stream");
    }

    static JsonNode created(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return TenantCalls.json(response);
    }

    private static JsonNode imported(TenantCalls calls, String importId) {
        HttpResponse<String> started = calls.post("/v1/imports/" + importId + "/start", "");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return ended(calls, importId);
    }

    private static JsonNode ended(TenantCalls calls, String importId) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> calls.json("/v1/imports/" + importId),
                        one -> !one.path("state").asText().equals("running"));
    }
}
