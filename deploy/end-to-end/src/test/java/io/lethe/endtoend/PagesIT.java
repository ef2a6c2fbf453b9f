package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lists that are too long for one answer go on page by page, each thing on one page alone, and can be searched. */
class PagesIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    @Test
    void shouldListAllUsersByTheirIds() {
        // Given
        TenantCalls calls = LETHE.tenant("pages-users");
        StringBuilder events = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            events.append("{\"userId\":\"user-%02d\",\"itemId\":\"p\",\"type\":\"view\"}\n".formatted(i));
        }
        events.append("{\"userId\":\"Zoë\",\"itemId\":\"p\",\"type\":\"view\"}\n");
        String position = calls.accepted("/v1/events", events.toString());
        for (int i = 0; i < 25; i++) {
            calls.reached("/v1/users/user-%02d/interests".formatted(i), position);
        }
        calls.reached("/v1/users/Zo%C3%AB/interests", position);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> calls.json("/v1/users?limit=1000").path("users").size() == 26);

        // When
        List<String> all = pages(calls, "/v1/users?order=id&limit=7", "after", "users", "userId");
        JsonNode found = calls.json("/v1/users?q=R-1&limit=5");
        JsonNode recent = calls.json("/v1/users?limit=1000");

        // Then
        List<String> expected = new ArrayList<>(List.of("Zoë"));
        IntStream.range(0, 25).forEach(i -> expected.add("user-%02d".formatted(i)));
        assertThat(all).containsExactlyElementsOf(expected);
        assertThat(found.path("users").findValuesAsText("userId"))
                .containsExactly("user-10", "user-11", "user-12", "user-13", "user-14");
        assertThat(found.at("/users/0/events").asInt()).isEqualTo(1);
        assertThat(pages(calls, "/v1/users?q=R-1&limit=5", "after", "users", "userId"))
                .hasSize(10);
        assertThat(recent.path("users").findValuesAsText("userId")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(recent.at("/users/0/changedAt").asText()).isNotBlank();
        assertThat(calls.get("/v1/users?order=name").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldListTheCatalogueByIds() {
        // Given
        TenantCalls calls = LETHE.tenant("pages-items");
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < 23; i++) {
            items.append(
                    "{\"itemId\":\"p-%02d\",\"title\":\"%s %d\"}\n".formatted(i, i % 2 == 0 ? "Kettle" : "Rope", i));
        }
        String position = calls.accepted("/v1/items", items.toString());
        calls.awaitItems(position);

        // When
        List<String> all = pages(calls, "/v1/items?limit=10", "after", "items", "itemId");
        JsonNode ropes = calls.json("/v1/items?q=rope&limit=3");

        // Then
        assertThat(all).hasSize(23).isSorted().doesNotHaveDuplicates();
        assertThat(ropes.path("total").asInt()).isEqualTo(11);
        assertThat(ropes.path("items").findValuesAsText("title")).containsExactly("Rope 1", "Rope 3", "Rope 5");
        assertThat(ropes.path("next").asText()).isEqualTo("p-05");
        assertThat(calls.get("/v1/items?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldListWhatWasRefusedAndFindTheField() {
        // Given
        TenantCalls calls = LETHE.tenant("pages-letters");
        Properties properties = new Properties();
        properties.put("bootstrap.servers", LETHE.kafka());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 12; i++) {
                String json = i % 3 == 0
                        ? "{\"tenant\":\"pages-letters\",\"userId\":\"u\",\"itemId\":\"lost-%d\"}".formatted(i)
                        : "{\"tenant\":\"pages-letters\",\"itemId\":\"p-%d\",\"type\":\"view\"}".formatted(i);
                producer.send(new ProducerRecord<>("lethe.events", json.getBytes(StandardCharsets.UTF_8)));
            }
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> calls.json("/v1/dead-letters?limit=100")
                                .path("deadLetters")
                                .size()
                        == 12);

        // When
        List<String> all = pages(calls, "/v1/dead-letters?limit=5", "before", "deadLetters", "excerpt");
        JsonNode types = calls.json("/v1/dead-letters?field=type");
        JsonNode lost = calls.json("/v1/dead-letters?q=LOST-9");

        // Then
        assertThat(all).hasSize(12).doesNotHaveDuplicates();
        assertThat(types.path("deadLetters")).hasSize(4);
        assertThat(lost.path("deadLetters")).hasSize(1);
        assertThat(calls.json("/v1/dead-letters?reason=no-such-reason").path("deadLetters"))
                .isEmpty();
    }

    /** What all pages of a list have, in order. */
    private static List<String> pages(TenantCalls calls, String path, String cursor, String list, String field) {
        List<String> all = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = calls.json(path + next);
            page.path(list).forEach(one -> all.add(one.path(field).asText()));
            next = page.has("next")
                    ? "&" + cursor + "=" + encoded(page.path("next").asText())
                    : "";
        } while (!next.isEmpty());
        return all;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
