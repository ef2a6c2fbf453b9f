package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A hide is about its item first, and about the interest as far as the settings say. */
class HideIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final List<String> BOOKS = List.of(
            "Sailing the coast", "Knots and sailing", "A sailing boat", "Sailing at night", "Sailing with children");

    @Test
    void shouldKeepAnInterestWhenOneBookOfItIsHidden() {
        // Given
        TenantCalls shop = shop("hide-one");
        double before = interest(shop, post(shop, "search", "", "like", "book0"), "eve")
                .path("strength")
                .asDouble();

        // When
        JsonNode after = interest(shop, post(shop, "hide", "book1"), "eve");

        // Then
        assertThat(before).isCloseTo(4, within(0.01));
        assertThat(after.path("strength").asDouble()).isGreaterThan(0.75 * before);
        assertThat(after.path("trend").asText()).isEqualTo("rising");
        assertThat(after.path("events").findValuesAsText("type")).contains("hide");
    }

    @Test
    void shouldLowerAnInterestWhenSeveralBooksOfItAreHidden() {
        // Given
        TenantCalls shop = shop("hide-many");
        double before = interest(shop, post(shop, "like", "book0"), "eve")
                .path("strength")
                .asDouble();

        // When
        double after = interest(
                        shop, post(shop, "hide", "book1", "hide", "book2", "hide", "book3", "hide", "book4"), "eve")
                .path("strength")
                .asDouble();
        shop.put("/v1/settings", "{\"reach\": {\"hide\": 0}}");
        double unreached = interest(shop, "", "eve").path("strength").asDouble();

        // Then
        assertThat(after).isLessThan(0.5 * before);
        assertThat(unreached).isCloseTo(before, within(0.01));
    }

    @Test
    void shouldMarkWhatWasHiddenAndLeaveItOut() {
        // Given
        TenantCalls shop = shop("hide-marked");

        // When
        String position = post(shop, "like", "book0", "hide", "book1");

        // Then
        assertThat(marked(shop.reached("/v1/search?q=sailing&user=eve", position)))
                .containsExactly("book1");
        assertThat(marked(shop.json("/v1/search?q=sailing"))).isEmpty();
        assertThat(marked(shop.json("/v1/items/book0/similar?user=eve"))).containsExactly("book1");
        assertThat(marked(shop.json("/v1/items/book0/similar"))).isEmpty();
        assertThat(shop.json("/v1/users/eve/recommendations").path("items").findValuesAsText("itemId"))
                .contains("book2")
                .doesNotContain("book1");
    }

    private static TenantCalls shop(String tenant) {
        TenantCalls shop = LETHE.tenant(tenant);
        String items = IntStream.range(0, BOOKS.size())
                .mapToObj(i ->
                        "{\"itemId\": \"book%d\", \"title\": \"%s\", \"text\": \"A book on sailing a boat at sea.\"}"
                                .formatted(i, BOOKS.get(i)))
                .collect(Collectors.joining(","));
        String position = shop.accepted(
                "/v1/items",
                "[" + items
                        + ",{\"itemId\": \"oven\", \"title\": \"A stone oven\", \"text\": \"Bakes bread at home.\"}]");
        shop.awaitItems(position);
        return shop;
    }

    /** Posts events of eve: types and items in turn, a search where the item is empty. */
    private static String post(TenantCalls shop, String... typesAndItems) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < typesAndItems.length; i += 2) {
            String object = typesAndItems[i + 1].isEmpty()
                    ? "\"text\": \"sailing boats\""
                    : "\"itemId\": \"" + typesAndItems[i + 1] + "\"";
            events.add("{\"userId\": \"eve\", \"type\": \"" + typesAndItems[i] + "\", " + object + "}");
        }
        return shop.accepted("/v1/events", events.toString());
    }

    /** The strongest interest, once what was posted has taken effect. */
    private static JsonNode interest(TenantCalls shop, String after, String user) {
        String path = "/v1/users/" + user + "/interests";
        JsonNode answer = after.isEmpty() ? shop.json(path) : shop.reached(path, after);
        return Objects.requireNonNull(answer.path("interests").get(0), answer.toString());
    }

    private static List<String> marked(JsonNode found) {
        return StreamSupport.stream(found.path("items").spliterator(), false)
                .filter(item -> item.path("hidden").asBoolean())
                .map(item -> item.path("itemId").asText())
                .toList();
    }
}
