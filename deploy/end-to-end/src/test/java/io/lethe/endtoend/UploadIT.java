package io.lethe.endtoend;

import static io.lethe.endtoend.Uploads.created;
import static io.lethe.endtoend.Uploads.ended;
import static io.lethe.endtoend.Uploads.imported;
import static io.lethe.endtoend.Uploads.orders;
import static io.lethe.endtoend.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Imports by REST, as the page makes them: whatever the columns of a file are called, it is seen before anything is
 * sent, and imported.
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
}
