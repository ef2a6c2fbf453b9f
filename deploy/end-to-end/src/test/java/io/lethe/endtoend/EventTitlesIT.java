package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Events come with the titles of their items, so that whoever shows them need not ask for each. */
class EventTitlesIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    @Test
    void shouldNameTheItemOfEveryEvent() {
        // Given
        TenantCalls calls = LETHE.tenant("event-titles");
        String items = calls.accepted("/v1/items", """
                [{"itemId": "oar", "title": "An oar of ash", "text": "Rowing, water, wood", "categories": ["Rowing"]},
                 {"itemId": "boat", "title": "A rowing boat", "text": "Rowing, water, boats", "categories": ["Rowing"]}]
                """);
        calls.awaitItems(items);
        String after = calls.accepted("/v1/events", """
                [{"userId": "rita", "type": "purchase", "itemId": "oar"}, {"userId": "rita", "type": "like", "itemId": "unheard-of"}]
                """);

        // When
        JsonNode interests = calls.reached("/v1/users/rita/interests", after);
        JsonNode listed = calls.reached("/v1/users/rita/recommendations?explain=true", after);
        JsonNode events = calls.json("/v1/users/rita/events");

        // Then
        assertThat(titles(interests)).containsOnly("An oar of ash");
        assertThat(titles(listed)).containsOnly("An oar of ash");
        assertThat(titles(events)).containsOnly("An oar of ash");
    }

    /**
     * The titles of the events about the oar, wherever they stand in an answer; those about what no catalogue knows
     * have none.
     */
    private static Stream<String> titles(JsonNode answer) {
        return answer.findParents("type").stream()
                .filter(event -> event.has("itemId"))
                .peek(event -> assertThat(event.has("title"))
                        .as(event.toString())
                        .isEqualTo(event.path("itemId").asText().equals("oar")))
                .filter(event -> event.has("title"))
                .map(event -> event.path("title").asText());
    }
}
