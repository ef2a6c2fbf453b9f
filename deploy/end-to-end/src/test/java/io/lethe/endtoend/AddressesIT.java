package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever id intake accepts, every call reaches, and reaches nobody else. */
class AddressesIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SEED = 13;
    private static final String[] PARTS = {
        "a", "Z", "7", "/", "//", ";", ";x=1", ".", "..", "/../", "%", "%2F", "%2e", " ", "+", "?", "#", "&", "=", ",",
        ":", "@", "!", "*", "'", "(", "\"", "<", ">", "|", "\\", "^", "`", "{", "}", "[", "]", "~", "-", "_", "é", "海",
        "🛶", "$"
    };

    @Test
    void shouldReachEveryItemByItsAddress() {
        // Given
        TenantCalls calls = LETHE.tenant("addresses-items");
        Set<String> ids = ids(60);

        // When
        for (String id : ids) {
            HttpResponse<String> put = calls.put("/v1/items/" + encoded(id), "{\"title\":\"An item\"}");
            assertThat(TenantCalls.json(put).path("accepted").asInt())
                    .as(id + ": " + put.body())
                    .isEqualTo(1);
        }
        calls.accepted("/v1/items", "{\"itemId\":\"plain\",\"title\":\"A plain item\"}");
        awaitAnswer(() -> calls.get("/v1/items/plain").statusCode() == 200);

        // Then
        for (String id : ids) {
            String address = "/v1/items/" + encoded(id);
            awaitAnswer(() -> calls.get(address).statusCode() == 200);
            assertThat(calls.json(address).path("itemId").asText()).isEqualTo(id);
            assertThat(calls.json(address + "/similar?limit=1").path("itemId").asText())
                    .isEqualTo(id);
        }
        List<String> withdrawn = ids.stream().limit(20).toList();
        withdrawn.forEach(id -> calls.delete("/v1/items/" + encoded(id)));
        for (String id : withdrawn) {
            awaitAnswer(() ->
                    calls.json("/v1/items/" + encoded(id)).path("withdrawn").asBoolean());
        }
        assertThat(calls.json("/v1/items/plain").path("withdrawn").asBoolean()).isFalse();
    }

    @Test
    void shouldReachEveryUserByTheirAddress() {
        // Given
        TenantCalls calls = LETHE.tenant("addresses-users");
        Set<String> ids = ids(30);
        ArrayNode events = JSON.createArrayNode();
        ids.forEach(
                id -> events.addObject().put("userId", id).put("type", "view").put("itemId", "i of " + id));

        // When
        calls.accepted("/v1/events", events.toString());

        // Then
        for (String id : ids) {
            awaitAnswer(() -> !calls.json("/v1/users/" + encoded(id) + "/events")
                    .path("events")
                    .isEmpty());
            JsonNode seen = calls.json("/v1/users/" + encoded(id) + "/events");
            assertThat(seen.path("userId").asText()).isEqualTo(id);
            assertThat(seen.path("events").findValuesAsText("itemId")).containsExactly("i of " + id);
        }
        List<String> linked = ids.stream().limit(4).toList();
        for (String other : linked.subList(1, 4)) {
            String path = "/v1/users/" + encoded(linked.get(0)) + "/links/" + encoded(other);
            assertThat(calls.send("PUT", path, BodyPublishers.noBody()).statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(calls.delete(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void shouldEraseWhoIsNamedAndNobodyElse() {
        // Given
        TenantCalls calls = LETHE.tenant("addresses-erased");
        calls.accepted(
                "/v1/events",
                "[{\"userId\":\"semi\",\"type\":\"view\",\"itemId\":\"i\"},{\"userId\":\"semi;old\",\"type\":\"view\",\"itemId\":\"i\"},"
                        + "{\"userId\":\"a/b\",\"type\":\"view\",\"itemId\":\"i\"},{\"userId\":\"a\",\"type\":\"view\",\"itemId\":\"i\"}]");
        for (String id : List.of("semi", "semi;old", "a/b", "a")) {
            awaitAnswer(() -> calls.json("/v1/users/" + encoded(id) + "/events")
                            .path("events")
                            .size()
                    == 1);
        }

        // When
        JsonNode raw = TenantCalls.json(calls.delete("/v1/users/semi;old"));
        JsonNode slash = TenantCalls.json(calls.delete("/v1/users/a%2Fb"));

        // Then
        assertThat(raw.path("userId").asText()).isEqualTo("semi;old");
        assertThat(raw.path("events").asInt()).isEqualTo(1);
        assertThat(slash.path("events").asInt()).isEqualTo(1);
        assertThat(calls.json("/v1/users/semi/events").path("events")).hasSize(1);
        assertThat(calls.json("/v1/users/semi;old/events").path("events")).isEmpty();
        assertThat(calls.json("/v1/users/a/events").path("events")).hasSize(1);
    }

    @Test
    void shouldRefuseIdsThatNoAddressCanCarry() {
        // When
        HttpResponse<String> answer = LETHE.tenant("addresses-dots")
                .post(
                        "/v1/events",
                        "[{\"userId\":\"..\",\"type\":\"view\",\"itemId\":\"i\"},{\"userId\":\"u\",\"type\":\"view\",\"itemId\":\".\"},"
                                + "{\"userId\":\"...\",\"type\":\"view\",\"itemId\":\"..x\"}]");

        // Then
        JsonNode told = TenantCalls.json(answer);
        assertThat(told.path("accepted").asInt()).isEqualTo(1);
        assertThat(told.path("rejected").findValuesAsText("field")).containsExactly("userId", "itemId");
        assertThat(told.at("/rejected/0/reason").asText()).contains("no address could name it");
    }

    private static void awaitAnswer(Callable<Boolean> answer) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(answer);
    }

    private static Set<String> ids(int count) {
        System.out.println("Seed " + SEED);
        Random random = new Random(SEED);
        Set<String> ids = new LinkedHashSet<>(List.of("semi", "semi;old", "a/b", "...", "/", "?", "#", "100%", "a b"));
        while (ids.size() < count) {
            StringBuilder id = new StringBuilder();
            for (int i = random.nextInt(6); i >= 0; i--) {
                id.append(PARTS[random.nextInt(PARTS.length)]);
            }
            if (!id.toString().isBlank() && !id.toString().matches("\\.{1,2}")) {
                ids.add(id.toString());
            }
        }
        return ids;
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
