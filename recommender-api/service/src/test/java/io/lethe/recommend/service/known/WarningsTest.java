package io.lethe.recommend.service.known;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Item;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.service.known.Warnings.Warning;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WarningsTest {
    private final LiveCatalogue catalogue = new LiveCatalogue();

    @Test
    void shouldSayNothingOfNamesThatItemsHave() {
        // Given
        fill();

        // When / Then
        assertThat(Warnings.of(catalogue, List.of("Sea"), List.of("brand:Acme", "price<5")))
                .isNull();
    }

    @Test
    void shouldNameTheNearestThatThereIs() {
        // Given
        fill();

        // When
        List<Warning> found = Warnings.of(catalogue, List.of("Sae"), List.of("brnad:Acme", "brand:Acne", "brand<5"));

        // Then
        assertThat(found)
                .containsExactly(
                        new Warning("category", "No item has the category 'Sae'. Did you mean Sea?"),
                        new Warning("filter", "No item has an attribute 'brnad'. Did you mean brand?"),
                        new Warning("filter", "No item has 'Acne' as brand. Did you mean Acme?"),
                        new Warning("filter", "No item has a number as brand, so none can be compared with one."));
    }

    @Test
    void shouldSayTheSameThingOnce() {
        // Given
        fill();

        // When / Then
        assertThat(Warnings.of(catalogue, List.of("Moon", "Moon"), List.of())).hasSize(1);
    }

    @Test
    void shouldSayNothingWhileThereIsNoItem() {
        assertThat(Warnings.of(catalogue, List.of("Moon"), List.of("brand:Acme")))
                .isNull();
    }

    @Test
    void shouldLookAtIdsThatMayHaveBeenMeantAsSeveral() {
        // Given
        fill();
        Warnings warnings = new Warnings(catalogue);

        // When
        warnings.lookAtExcluded(Set.of("sail,mars", "unknown", "with,comma"));

        // Then
        assertThat(warnings.found())
                .containsExactly(new Warning(
                        "exclude",
                        "There is no item 'sail,mars'. A comma sets items apart only where it is not encoded."));
    }

    private void fill() {
        put("sail");
        put("with,comma");
    }

    private void put(String id) {
        Item item = new Item(
                "default",
                id,
                id,
                "",
                List.of("Sea"),
                new TreeMap<>(Map.of("brand", "Acme", "price", 3.5)),
                true,
                null,
                null);
        catalogue.put(new EmbeddedItem(item, Embedding.normalized(new float[] {1, 0}), new ModelId("by-hand")));
    }
}
