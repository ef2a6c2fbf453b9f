package io.lethe.recommend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.EmbeddedItem.Meaning;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Item;
import io.lethe.recommend.Shop;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiveCatalogueTest {
    private static final ModelId BEFORE = new ModelId("before");
    private static final ModelId AFTER = new ModelId("after");

    private final LiveCatalogue catalogue = new LiveCatalogue();

    @Test
    void shouldCountVectorsByTheirModelsWhileTheyChange() {
        // Given
        put("a", new float[] {1, 0}, BEFORE);
        put("b", new float[] {0, 1}, BEFORE);
        put("c", new float[] {1, 0, 0}, ModelId.GIVEN);
        put("d", new float[] {1, 0}, ModelId.GIVEN);
        catalogue.put(new EmbeddedItem(Item.of(Shop.TENANT, "e", "", ""), Embedding.NONE, ModelId.NONE));
        assertThat(catalogue.vectors()).isEqualTo(Map.of("before", 2, "given", 2));

        // When
        put("b", new float[] {0, 1}, AFTER);
        catalogue.markWithdrawn("a", true);

        // Then
        assertThat(catalogue.vectors()).isEqualTo(Map.of("after", 1, "before", 1, "given", 2));
        put("b", new float[] {0, 1}, BEFORE);
        catalogue.remove("a");
        assertThat(catalogue.vectors()).isEqualTo(Map.of("before", 1, "given", 2));
    }

    @Test
    void shouldNotCompareVectorsOfTwoModels() {
        // Given
        put("a", new float[] {1, 0}, BEFORE);
        put("b", new float[] {1, 0}, AFTER);

        // When
        double[] cosines =
                catalogue.cosines(Embedding.normalized(new float[] {1, 0}).quantized(), AFTER, 2);

        // Then
        assertThat(cosines[catalogue.slotOf("a")]).isZero();
        assertThat(cosines[catalogue.slotOf("b")]).isGreaterThan(0.99);
    }

    @Test
    void shouldGoToTheVectorsOfAnotherModelAndBack() {
        // Given
        putRead("a", new float[] {1, 0}, new float[] {0, 1});
        putRead("b", new float[] {0, 1}, new float[] {1, 0});
        put("c", new float[] {0, 1}, BEFORE);
        put("d", new float[] {1, 0}, ModelId.GIVEN);
        assertThat(catalogue.mainModel()).isEqualTo(BEFORE);
        assertThat(catalogue.vectors()).isEqualTo(Map.of("before", 3, "after", 2, "given", 1));
        assertThat(catalogue.readItems()).isEqualTo(3);
        assertThat(nearest(BEFORE)).isEqualTo("a");
        assertThat(nearest(AFTER)).isEqualTo("none");

        // When
        catalogue.use(AFTER);

        // Then
        assertThat(catalogue.mainModel()).isEqualTo(AFTER);
        assertThat(catalogue.vectors()).isEqualTo(Map.of("before", 3, "after", 2, "given", 1));
        assertThat(catalogue.readItems()).isEqualTo(3);
        assertThat(nearest(AFTER)).isEqualTo("b");
        assertThat(catalogue.of("a")).isEqualTo(quantized(0, 1));
        assertThat(catalogue.of("c")).as("read by the model before alone").isNull();
        assertThat(catalogue.of("d")).isEqualTo(quantized(1, 0));
        assertThat(catalogue.compares(BEFORE)).isFalse();

        // When
        catalogue.use(BEFORE);

        // Then
        assertThat(catalogue.mainModel()).isEqualTo(BEFORE);
        assertThat(nearest(BEFORE)).isEqualTo("a");
        assertThat(nearest(AFTER)).isEqualTo("none");
        assertThat(catalogue.of("c")).isEqualTo(quantized(0, 1));
    }

    @Test
    void shouldBeTheSameWhereverAModelIsNamed() {
        // Given
        LiveCatalogue other = new LiveCatalogue();
        other.use(new ModelId("third"));

        // When
        putRead("a", new float[] {1, 0}, new float[] {0, 1});
        catalogue.use(AFTER);
        putRead("b", new float[] {1, 0}, new float[] {0, 1});
        catalogue.use(new ModelId("third"));
        other.put(read("a", new float[] {1, 0}, new float[] {0, 1}));
        other.put(read("b", new float[] {1, 0}, new float[] {0, 1}));

        // Then
        assertThat(catalogue.find("a")).isEqualTo(other.find("a"));
        assertThat(catalogue.find("b")).isEqualTo(other.find("b"));
        assertThat(catalogue.mainModel()).isEqualTo(BEFORE);
        catalogue.remove("a");
        assertThat(catalogue.vectors()).isEqualTo(Map.of("before", 1, "after", 1));
    }

    private String nearest(ModelId model) {
        double[] cosines = catalogue.cosines(quantized(1, 0), model, catalogue.slots());
        for (int slot = 0; slot < cosines.length; slot++) {
            CatalogueItem item = catalogue.at(slot);
            if (item != null && cosines[slot] > 0.99) {
                return item.itemId();
            }
        }
        return "none";
    }

    private static QuantizedEmbedding quantized(float... vector) {
        return Embedding.normalized(vector).quantized();
    }

    private void putRead(String id, float[] before, float[] after) {
        catalogue.put(read(id, before, after));
    }

    private static EmbeddedItem read(String id, float[] before, float[] after) {
        return new EmbeddedItem(
                Item.of(Shop.TENANT, id, "A thing " + id, ""),
                Embedding.normalized(before),
                BEFORE,
                new Meaning(Embedding.normalized(after), AFTER));
    }

    private void put(String id, float[] vector, ModelId model) {
        catalogue.put(
                new EmbeddedItem(Item.of(Shop.TENANT, id, "A thing " + id, ""), Embedding.normalized(vector), model));
    }
}
