package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What items are called and mean: by their words alone, without HTML, and not at all where there are none. */
class WordsIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final String MARKUP = "<div class='teaser'><p>%s</p><style>p { margin: 0 }</style></div>";

    @Test
    void shouldReadPastHtml() {
        // Given
        TenantCalls shop = LETHE.tenant("words-html");
        String items = shop.accepted("/v1/items", """
                [{"itemId": "pot", "title": "Th&eacute;i&egrave;re &amp; tea pot", "text": "%s", "categories": ["Tea &amp; coffee"]},
                 {"itemId": "drill", "title": "Cordless drill", "text": "%s", "categories": ["Tools"]},
                 {"itemId": "saw", "title": "A saw <vector> for I <3 wood", "text": "a < b", "categories": ["Tools"]},
                 {"itemId": "kettle", "title": "A kettle for tea", "text": "Boils water.", "categories": ["Tea & coffee"]}]
                """.formatted(MARKUP.formatted("Green"), MARKUP.formatted("Strong")));
        shop.awaitItems(items);

        // When
        String position = shop.accepted(
                "/v1/events",
                "[{\"userId\": \"h\", \"type\": \"like\", \"itemId\": \"pot\"},"
                        + " {\"userId\": \"r\", \"type\": \"review\", \"itemId\": \"pot\", \"text\": \"<b>Lovely</b> &amp; round\"}]");
        JsonNode interests = shop.reached("/v1/users/h/interests", position);
        LETHE.awaitSettled();
        JsonNode pot = shop.json("/v1/items/pot");

        // Then
        assertThat(pot.path("title").asText()).isEqualTo("Théière & tea pot");
        assertThat(pot.path("text").asText()).isEqualTo("Green");
        assertThat(pot.path("categories").get(0).asText()).isEqualTo("Tea & coffee");
        assertThat(shop.json("/v1/items/saw").path("title").asText()).isEqualTo("A saw <vector> for I <3 wood");
        assertThat(shop.json("/v1/items/saw").path("text").asText()).isEqualTo("a < b");
        assertThat(interests.at("/interests/0/label").asText()).isEqualTo("Théière & tea pot");
        assertThat(interests.toString().toLowerCase(Locale.ROOT)).doesNotContain("eacute", "amp;", "teaser");
        assertThat(shop.json("/v1/users/h/recommendations")
                        .at("/items/0/itemId")
                        .asText())
                .isEqualTo("kettle");
        assertThat(shop.json("/v1/users/r/events").at("/events/0/text").asText())
                .isEqualTo("Lovely & round");
    }

    @Test
    void shouldSeeNoMeaningInIds() {
        // Given
        TenantCalls shop = LETHE.tenant("words-ids");
        String items = shop.accepted("/v1/items", """
                [{"itemId": "77120"}, {"itemId": "77121", "title": "77121"}, {"itemId": "77122", "text": "<br>"}, {"itemId": "oak-9"},
                 {"itemId": "oak-10", "title": "🪑"}, {"itemId": "55001", "categories": ["Chairs"]}, {"itemId": "55002", "categories": ["Chairs"]},
                 {"itemId": "lamp", "title": "A reading lamp"}]
                """);
        shop.awaitItems(items);

        // When
        String position = shop.accepted("/v1/events", """
                [{"userId": "nt", "type": "like", "itemId": "77120"}, {"userId": "oak", "type": "like", "itemId": "oak-9"},
                 {"userId": "cat", "type": "like", "itemId": "55001"},
                 {"userId": "two", "type": "purchase", "itemId": "77120"}, {"userId": "two", "type": "purchase", "itemId": "lamp"}]
                """);
        JsonNode of = shop.reached("/v1/users/nt/interests", position);
        LETHE.awaitSettled();

        // Then
        assertThat(of.path("interests")).isEmpty();
        assertThat(shop.json("/v1/items/77120").path("title").asText()).isEqualTo("77120");
        assertThat(shop.json("/v1/items/77120").path("model").asText()).isEqualTo("none");
        assertThat(reasons(shop, "nt")).doesNotContain("interest", "text");
        assertThat(reasons(shop, "oak")).doesNotContain("interest", "text");
        assertThat(shop.json("/v1/users/cat/interests").at("/interests/0/label").asText())
                .isEqualTo("Chairs");
        assertThat(shop.json("/v1/users/cat/recommendations")
                        .at("/items/0/itemId")
                        .asText())
                .isEqualTo("55002");
        assertThat(shop.json("/v1/items/77120/similar").path("items").findValuesAsText("itemId"))
                .doesNotContain("77121", "77122", "oak-9");
        assertThat(shop.json("/v1/search?q=77121").at("/items/0/itemId").asText())
                .isEqualTo("77121");
    }

    private static List<String> reasons(TenantCalls shop, String user) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode item :
                shop.json("/v1/users/" + user + "/recommendations?explain=true").path("items")) {
            kinds.addAll(item.at("/explanation/contributions").findValuesAsText("kind"));
        }
        return kinds;
    }
}
