package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MeaningIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int USERS = 20;

    @RegisterExtension
    static final Demo ENGLISH = Demo.english();

    @RegisterExtension
    static final Demo CHINESE = Demo.chinese();

    @Test
    void shouldFollowANewTasteAndReadALongTextToItsEnd() throws IOException {
        followNewTastes(ENGLISH.lethe());
        readToTheEnd(ENGLISH.lethe());
    }

    private static void followNewTastes(LetheProcess lethe) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            // Given
            String user = "taste-" + i;
            JsonNode before = firstAnswerAfter(lethe, user, position(lethe, burst(lethe, user, "bread from the oven")));

            // When
            String events = burst(lethe, user, "sailing boats at sea");
            long begin = System.nanoTime();
            JsonNode after = firstAnswerAfter(lethe, user, position(lethe, events));
            millis.add((System.nanoTime() - begin) / 1e6);

            // Then
            assertThat(before.path("version").asText()).startsWith("6-");
            assertThat(after.path("version").asText()).startsWith("12-");
            assertThat(after.findValuesAsText("itemId")).isNotEqualTo(before.findValuesAsText("itemId"));
            if (i == 0) {
                assertThat(firstCategory(before)).isEqualTo("Baking");
                assertThat(firstCategory(after)).isEqualTo("Sailing");
            }
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "A burst of six events of a new taste, posted and answered with its effect: median %.1f ms, longest %.1f ms, %d users%n",
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                USERS);
    }

    /** Six likes of the books that a search finds, as a request's body. */
    private static String burst(LetheProcess lethe, String user, String words) throws IOException {
        ArrayNode events = JSON.createArrayNode();
        for (JsonNode item : search(lethe, words, 6, "")) {
            events.addObject()
                    .put("userId", user)
                    .put("type", "like")
                    .put("itemId", item.path("itemId").asText());
        }
        return events.toString();
    }

    private static String position(LetheProcess lethe, String events) throws IOException {
        JsonNode answer = JSON.readTree(lethe.post("/v1/events", events).body());
        assertThat(answer.path("accepted").asInt()).isEqualTo(6);
        return answer.path("position").asText();
    }

    private static JsonNode firstAnswerAfter(LetheProcess lethe, String user, String position) throws IOException {
        JsonNode answer = new TenantCalls(lethe.url(), "default")
                .reached("/v1/users/" + user + "/recommendations?limit=5", position);
        assertThat(answer.path("source").asText()).isEqualTo("live");
        return answer;
    }

    private static String firstCategory(JsonNode answer) {
        return answer.at("/items/0/categories/0").asText();
    }

    private static void readToTheEnd(LetheProcess lethe) throws IOException {
        // Given
        List<String> words = new ArrayList<>();
        while (words.size() < 400) {
            words.addAll(Arrays.asList(
                    ("The committee reads the yearly budget line by line, compares what the town planned with what it spent on roads,"
                                    + " schools and street lamps, and asks the treasurer to explain each difference in writing.")
                            .split(" ")));
        }
        while (words.size() < 600) {
            words.addAll(Arrays.asList(
                    ("The skipper hoists the mainsail, trims the jib and tacks against the wind until the yacht clears the harbour wall.")
                            .split(" ")));
        }
        ArrayNode items = JSON.createArrayNode();
        items.add(minutes("whole-text", words.subList(0, 600)));
        items.add(minutes("its-beginning", words.subList(0, 400)));

        // When
        assertThat(lethe.post("/v1/items", items.toString()).statusCode()).isEqualTo(202);

        // Then
        Awaitility.await("the whole text ahead of its beginning, which says nothing of sailing")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(ids(search(lethe, "sailing", 2, "&filter=category:Minutes")))
                        .containsExactly("whole-text", "its-beginning"));
        assertThat(ids(search(lethe, "the budget of the town", 2, "&filter=category:Minutes")))
                .containsExactly("its-beginning", "whole-text");
        assertThat(ids(search(lethe, "sailing", 100, "")))
                .contains("whole-text")
                .doesNotContain("its-beginning");
        assertThat(ids(search(lethe, "jazz trumpet", 30, ""))).doesNotContain("whole-text");
    }

    private static ObjectNode minutes(String itemId, List<String> words) {
        return JSON.createObjectNode()
                .put("itemId", itemId)
                .put("title", "Minutes of an evening")
                .put("text", String.join(" ", words))
                .set("categories", JSON.createArrayNode().add("Minutes"));
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("itemId").asText()).toList();
    }

    @Test
    @Tag("long")
    void shouldUnderstandChinese() throws IOException {
        // Given
        TenantCalls calls = new TenantCalls(CHINESE.lethe().url(), "meaning");
        ArrayNode items = JSON.createArrayNode();
        for (int i = 0; i < ChineseTexts.ALL.size(); i++) {
            items.addObject()
                    .put("itemId", "zh-" + i)
                    .put("title", "第" + (i + 1) + "本书")
                    .put("text", ChineseTexts.ALL.get(i));
        }

        // When
        calls.awaitItems(calls.accepted("/v1/items", items.toString()));

        // Then
        String query = URLEncoder.encode("太空冒险", StandardCharsets.UTF_8);
        assertThat(calls.json("/v1/search?q=" + query + "&limit=1")
                        .at("/items/0/itemId")
                        .asText())
                .isEqualTo("zh-" + ChineseTexts.ABOUT_SPACE);
    }

    private static List<JsonNode> search(LetheProcess lethe, String words, int limit, String more) throws IOException {
        String query = URLEncoder.encode(words, StandardCharsets.UTF_8);
        List<JsonNode> items = new ArrayList<>();
        json(lethe, "/v1/search?q=" + query + "&limit=" + limit + more)
                .path("items")
                .forEach(items::add);
        return items;
    }

    private static JsonNode json(LetheProcess lethe, String path) throws IOException {
        return JSON.readTree(lethe.get(path).body());
    }
}
