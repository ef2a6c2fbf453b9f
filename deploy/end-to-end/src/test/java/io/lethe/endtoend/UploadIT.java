package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files by REST, as the page sends them: whatever their columns are called, seen before anything is sent, and imported. */
class UploadIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    @Test
    void shouldShowWhatWouldBeSentAndImportIt() {
        // Given
        TenantCalls calls = LETHE.tenant("upload-own");

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
