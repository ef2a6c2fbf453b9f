package io.lethe.recommend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.event.Item;
import io.lethe.recommend.Shop;
import io.lethe.recommend.catalogue.ItemFilter.AttributeIs;
import io.lethe.recommend.catalogue.ItemFilter.InCategory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FacetsTest {
    private static final List<String> CATEGORIES = List.of("Sea", "SEA", "Space", "Kitchen");
    private static final List<Object> VALUES = List.of(
            "20", "20.0", " 2e1 ", "Acme", 20.0, 0.0, -0.0, "-0", true, "true", List.of("red", "20"), List.of("Acme"));
    private static final List<String> ASKED =
            List.of("20", "20.0", "2e1", "Acme", "acme", "0", "-0.0", "true", "false", "red", "blue", "1e400");

    private final LiveCatalogue catalogue = new LiveCatalogue();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldSayWhatLookingAtEveryItemSays(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 400; step++) {
            // When
            String id = "i" + random.nextInt(6);
            switch (random.nextInt(5)) {
                case 0 -> catalogue.remove(id);
                case 1 -> catalogue.markWithdrawn(id, true);
                case 2 -> catalogue.markWithdrawn(id, false);
                default -> put(random, id);
            }

            // Then
            Facets facets = catalogue.facets();
            String what = "seed " + seed + ", step " + step;
            assertThat(facets.isEmpty()).as(what).isEqualTo(!isAny(item -> true));
            for (String category : CATEGORIES) {
                assertThat(facets.hasCategory(category)).as(what).isEqualTo(isAny(new InCategory(category)::accepts));
                assertThat(facets.categories().contains(category)).as(what).isEqualTo(isAny(item -> item.categories()
                        .contains(category)));
            }
            for (String name : List.of("brand", "price", "maker")) {
                assertThat(facets.hasAttribute(name)).as(what).isEqualTo(isAny(item -> item.attributes()
                        .containsKey(name)));
                assertThat(facets.attributes().contains(name)).as(what).isEqualTo(facets.hasAttribute(name));
                assertThat(facets.hasNumber(name))
                        .as(what)
                        .isEqualTo(isAny(item -> item.attributes().get(name) instanceof Double));
                for (String value : ASKED) {
                    AttributeIs filter = new AttributeIs(name, value);
                    assertThat(facets.hasValue(filter)).as(what + " " + filter).isEqualTo(isAny(filter::accepts));
                }
            }
        }
    }

    @Test
    void shouldAdmitThatItDoesNotKnowTooManyValues() {
        // Given
        for (int i = 0; i <= Facets.MOST_VALUES; i++) {
            put("i" + i, List.of(), Map.of("code", "c" + i));
        }
        AttributeIs first = new AttributeIs("code", "c0");

        // When
        Facets facets = catalogue.facets();

        // Then
        assertThat(facets.hasAttribute("code")).isTrue();
        assertThat(facets.hasValue(first)).isNull();
        assertThat(facets.values("code")).isEmpty();

        // When
        for (int i = 0; i <= Facets.MOST_VALUES; i++) {
            catalogue.remove("i" + i);
        }
        put("i0", List.of(), Map.of("code", "c0"));

        // Then
        assertThat(facets.hasValue(first)).isTrue();
        assertThat(facets.values("code")).containsExactly("c0");
    }

    private void put(Random random, String id) {
        Map<String, Object> attributes = new TreeMap<>();
        for (String name : List.of("brand", "price")) {
            if (random.nextBoolean()) {
                attributes.put(name, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        put(id, CATEGORIES.subList(0, random.nextInt(CATEGORIES.size())), attributes);
    }

    private void put(String id, List<String> categories, Map<String, Object> attributes) {
        Item item = new Item(Shop.TENANT, id, id, "", categories, new TreeMap<>(attributes), true, null, null);
        catalogue.put(new EmbeddedItem(item, Embedding.normalized(new float[] {1, 0, 0, 0}), Shop.MODEL));
    }

    private boolean isAny(Predicate<Item> wanted) {
        return IntStream.range(0, catalogue.slots())
                .mapToObj(catalogue::at)
                .filter(Objects::nonNull)
                .anyMatch(item -> !item.withdrawn() && wanted.test(item.item()));
    }
}
