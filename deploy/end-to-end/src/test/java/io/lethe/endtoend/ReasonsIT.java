package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sentences name what carries an item, in the order of its weight, in English and in Chinese. */
class ReasonsIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final double LEAST = 0.1;
    private static final Pattern QUOTED = Pattern.compile("“([^”]+)”");
    private static final List<String> TOPICS = List.of("sailing", "baking", "stars", "gardens");

    @Test
    void shouldNameWhatCarriesAnItem() {
        // Given
        TenantCalls shop = shop("reasons");
        Map<String, Integer> sentences = new HashMap<>();

        // When
        for (int user = 0; user < 12; user++) {
            JsonNode items = shop.json("/v1/users/u" + user + "/recommendations?explain=true&limit=20")
                    .path("items");

            // Then
            assertThat(items).isNotEmpty();
            for (JsonNode item : items) {
                check(item);
                sentences.merge(item.at("/explanation/text").asText(), 1, Integer::sum);
            }
        }
        assertThat(sentences.size()).isGreaterThan(20);
    }

    @Test
    void shouldGiveRowsWhoseTitlesAreTrue() {
        // Given
        TenantCalls shop = shop("reasons-rows");

        // When
        JsonNode rows = shop.json("/v1/users/u3/rows?explain=true&rows=8").path("rows");

        // Then
        assertThat(rows).isNotEmpty();
        for (JsonNode row : rows) {
            String named = row.path("itemId").asText();
            for (JsonNode item : row.path("items")) {
                if (!named.isEmpty()) {
                    assertThat(item.at("/explanation/contributions")).anyMatch(one -> cites(one, named));
                }
            }
        }
        assertThat(shop.json("/v1/users/u3/rows?language=zh")
                        .at("/rows/0/title")
                        .asText())
                .startsWith("因为你");
    }

    @Test
    void shouldSayItInChinese() {
        // Given
        TenantCalls shop = shop("reasons-zh");

        // When
        JsonNode asked = shop.json("/v1/users/u1/recommendations?explain=true&language=zh");
        JsonNode preferred = TenantCalls.json(shop.send(
                "GET",
                "/v1/users/u1/recommendations?explain=true",
                BodyPublishers.noBody(),
                "Accept-Language",
                "zh-CN,zh;q=0.9"));
        JsonNode interests = shop.json("/v1/users/u1/interests?language=zh");
        JsonNode session = TenantCalls.json(
                shop.post(
                        "/v1/recommendations",
                        "{\"events\": [{\"type\": \"like\", \"itemId\": \"sailing-1\"}], \"explain\": true, \"language\": \"zh\"}"));

        // Then
        assertThat(preferred.at("/items/0/explanation/text").asText()).endsWith("。");
        for (JsonNode item : asked.path("items")) {
            assertThat(item.at("/explanation/text").asText().replaceAll("“[^”]*”", ""))
                    .endsWith("。")
                    .doesNotContainPattern("[a-zA-Z;]");
        }
        assertThat(session.at("/items/0/explanation/text").asText()).endsWith("。");
        assertThat(interests.at("/interests/0/explanation").asText()).contains("减半");
        assertThat(shop.get("/v1/users/u1/interests?language=fr").statusCode()).isEqualTo(400);
    }

    private static void check(JsonNode item) {
        String text = item.at("/explanation/text").asText();
        Map<String, Double> shares = new HashMap<>();
        double all = 0;
        double most = 0;
        String due = "";
        for (JsonNode contribution : item.at("/explanation/contributions")) {
            double share = contribution.path("share").asDouble();
            assertThat(share).isBetween(0.0, 1.0);
            all += share;
            most = Math.max(most, share);
            shares.merge(contribution.path("label").asText(), share, Math::max);
            if (contribution.path("kind").asText().equals("proportion") && contribution.hasNonNull("interestId")) {
                assertThat(share).isZero();
                due = contribution.path("label").asText();
            }
            String title = contribution.at("/events/0/itemId").asText();
            shares.merge("A book on " + title.replace("-", ", part "), share, Math::max);
        }
        assertThat(all).as(item.toString()).isCloseTo(1, within(1e-9));
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            String named = quoted.group(1);
            boolean word = text.contains("in common")
                    && shares.keySet().stream().anyMatch(label -> label.startsWith("words: ") && label.contains(named));
            assertThat(word || named.equals(due) || shares.getOrDefault(named, 0.0) >= LEAST)
                    .as(text + " names " + named + ": " + shares)
                    .isTrue();
        }
        if (item.path("sources").size() == 1
                && item.path("sources").get(0).asText().equals("trend")) {
            assertThat(text).isEqualTo("It is popular with everybody now.");
        }
    }

    /** Books of four topics, and twelve people who like some of one and a few of another. */
    private static TenantCalls shop(String tenant) {
        TenantCalls shop = LETHE.tenant(tenant);
        List<String> items = new ArrayList<>();
        for (String topic : TOPICS) {
            for (int part = 1; part <= 12; part++) {
                items.add("{\"itemId\": \"%s-%d\", \"title\": \"A book on %s, part %d\", \"categories\": [\"%s\"]}"
                        .formatted(topic, part, topic, part, topic));
            }
        }
        shop.accepted("/v1/items", items.toString());
        List<String> events = new ArrayList<>();
        for (int user = 0; user < 12; user++) {
            String main = TOPICS.get(user % TOPICS.size());
            String other = TOPICS.get((user + 1) % TOPICS.size());
            for (int i = 0; i < 2 + user; i++) {
                events.add(event(
                        user, i % 3 == 0 ? "purchase" : "like", i % 4 == 3 ? other : main, 1 + (user + 5 * i) % 12, i));
            }
        }
        shop.accepted("/v1/events", events.toString());
        LETHE.awaitSettled();
        return shop;
    }

    private static boolean cites(JsonNode contribution, String itemId) {
        List<String> cited = contribution.path("events").findValuesAsText("itemId");
        String kind = contribution.path("kind").asText();
        return kind.equals("interest") || cited.contains(itemId);
    }

    private static String event(int user, String type, String topic, int part, int day) {
        return "{\"userId\": \"u%d\", \"type\": \"%s\", \"itemId\": \"%s-%d\", \"timestamp\": \"2026-03-%02dT10:00:00Z\"}"
                .formatted(user, type, topic, part, 1 + day);
    }
}
