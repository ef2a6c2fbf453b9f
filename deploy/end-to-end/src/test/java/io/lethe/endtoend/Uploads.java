package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Files that a tenant uploads, and what becomes of them. */
final class Uploads {
    private Uploads() {}

    /** Rows in the layout of {@code events.tsv}. */
    static String orders(int rows) {
        StringBuilder orders = new StringBuilder("user_id\titem_id\ttimestamp\tevent_type\tvalue\n");
        for (int i = 0; i < rows; i++) {
            orders.append("b%d\tt%d\t%d\tview\t\n".formatted(i % 4, i % 4 == 1 ? 0 : i % 3, 1_600_000_000L + i * 500L));
        }
        return orders.toString();
    }

    /** Sends the first file of an import. */
    static HttpResponse<String> upload(TenantCalls calls, String name, byte[] file) {
        return calls.send(
                "POST",
                "/v1/imports?name=" + name,
                BodyPublishers.ofByteArray(file),
                "Content-Type",
                "application/octet-stream");
    }

    /** The import that an answer says is made. */
    static JsonNode created(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return TenantCalls.json(response);
    }

    /** Starts an import, and returns when it has ended. */
    static JsonNode imported(TenantCalls calls, String importId) {
        HttpResponse<String> started = calls.post("/v1/imports/" + importId + "/start", "");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        return ended(calls, importId);
    }

    /** An import once it runs no longer. */
    static JsonNode ended(TenantCalls calls, String importId) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(250))
                .until(
                        () -> calls.json("/v1/imports/" + importId),
                        one -> !one.path("state").asText().equals("running"));
    }
}
