package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ItemPatchIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LAMP =
            "{\"itemId\":\"lamp\",\"title\":\"Green lamp\",\"text\":\"It lights a desk\",\"categories\":[\"Home\",\"Light\"],"
                    + "\"attributes\":{\"price\":30,\"stock\":4}}";

    @Test
    void shouldChangeOneFieldAndKeepTheOthers() {
        // Given
        TenantCalls calls = LETHE.tenant("patched");
        calls.accepted("/v1/items", LAMP);

        // When
        HttpResponse<String> answer =
                calls.patch("/v1/items/lamp", "{\"available\":false,\"attributes\":{\"stock\":0,\"price\":null}}");

        // Then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        calls.awaitItems(TenantCalls.json(answer).path("position").asText());
        JsonNode lamp = calls.json("/v1/items/lamp");
        assertThat(lamp.path("title").asText()).isEqualTo("Green lamp");
        assertThat(lamp.path("text").asText()).isEqualTo("It lights a desk");
        assertThat(lamp.path("categories")).hasSize(2);
        assertThat(lamp.path("available").asBoolean(true)).isFalse();
        assertThat(lamp.at("/attributes/stock").asDouble(-1)).isZero();
        assertThat(lamp.at("/attributes").has("price")).isFalse();
        String again = TenantCalls.json(calls.patch("/v1/items/lamp", "{\"available\":null,\"title\":\"Grey lamp\"}"))
                .path("position")
                .asText();
        calls.awaitItems(again);
        JsonNode grey = calls.json("/v1/items/lamp");
        assertThat(grey.path("available").asBoolean()).isTrue();
        assertThat(grey.path("title").asText()).isEqualTo("Grey lamp");
        assertThat(grey.at("/attributes/stock").asDouble(-1)).isZero();
    }

    @Test
    void shouldFindNothingToChange() {
        // Given
        TenantCalls calls = LETHE.tenant("patched-nothing");

        // When
        HttpResponse<String> unknown = calls.patch("/v1/items/nowhere", "{\"available\":false}");
        HttpResponse<String> empty = calls.patch("/v1/items/nowhere", "{}");
        HttpResponse<String> wrong = calls.patch("/v1/items/nowhere", "{\"available\":\"no\"}");
        HttpResponse<String> bulk =
                calls.post("/v1/items", "[{\"itemId\":\"nowhere\",\"patch\":true,\"available\":false}," + LAMP + "]");

        // Then
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(TenantCalls.json(wrong).at("/rejected/0/field").asText()).isEqualTo("available");
        assertThat(bulk.statusCode()).isEqualTo(202);
        assertThat(TenantCalls.json(bulk).at("/rejected/0/field").asText()).isEqualTo("itemId");
    }

    @Test
    void shouldFollowAFeedOfTheStock() {
        // Given
        TenantCalls calls = LETHE.tenant("stock");
        String tenant = "Lethe-Tenant";

        // When
        try (PublicRecords kafka = new PublicRecords(LETHE.kafka())) {
            kafka.item("lamp", LAMP, tenant, "stock");
            for (int left = 3; left >= 0; left--) {
                kafka.item(
                        "lamp",
                        "{\"itemId\":\"lamp\",\"patch\":true,\"available\":" + (left > 0)
                                + ",\"attributes\":{\"stock\":" + left + "}}",
                        tenant,
                        "stock");
            }
            kafka.item("gone", "{\"itemId\":\"gone\",\"patch\":true,\"available\":true}", tenant, "stock");
        }

        // Then
        await(calls, "lamp", item -> item.at("/attributes/stock").asDouble(-1) == 0);
        JsonNode lamp = calls.json("/v1/items/lamp");
        assertThat(lamp.path("title").asText()).isEqualTo("Green lamp");
        assertThat(lamp.path("available").asBoolean(true)).isFalse();
        assertThat(lamp.at("/attributes/price").asDouble()).isEqualTo(30);
        Awaitility.await("the letter").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        calls.json("/v1/dead-letters").path("deadLetters").findValuesAsText("reason"))
                .anyMatch(reason -> reason.contains("names no item that is there")));
    }

    @Test
    void shouldWithdrawTheItemThatATombstoneNames() {
        // Given
        TenantCalls calls = LETHE.tenant("tombstones");
        String position = calls.accepted("/v1/items", LAMP);
        calls.awaitItems(position);
        assertThat(calls.json("/v1/items/lamp").path("withdrawn").asBoolean()).isFalse();

        // When
        try (PublicRecords kafka = new PublicRecords(LETHE.kafka())) {
            kafka.item("lamp", null, "Lethe-Tenant", "tombstones");
            kafka.item(" ", null, "Lethe-Tenant", "tombstones");
        }

        // Then
        await(calls, "lamp", item -> item.path("withdrawn").asBoolean());
        Awaitility.await("the letter").atMost(PATIENCE).untilAsserted(() -> assertThat(
                        calls.json("/v1/dead-letters").path("deadLetters").findValuesAsText("field"))
                .contains("itemId"));
        String patched = TenantCalls.json(calls.patch("/v1/items/lamp", "{\"attributes\":{\"stock\":9}}"))
                .path("position")
                .asText();
        calls.awaitItems(patched);
        JsonNode lamp = calls.json("/v1/items/lamp");
        assertThat(lamp.path("withdrawn").asBoolean()).isTrue();
        assertThat(lamp.at("/attributes/stock").asDouble()).isEqualTo(9);
    }

    private static void await(TenantCalls calls, String item, Predicate<JsonNode> wanted) {
        Awaitility.await(item).atMost(PATIENCE).until(() -> {
            HttpResponse<String> answer = calls.get("/v1/items/" + item);
            return answer.statusCode() == 200 && wanted.test(TenantCalls.json(answer));
        });
    }
}
