package io.lethe.recommend.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
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

    private void put(String id, float[] vector, ModelId model) {
        catalogue.put(
                new EmbeddedItem(Item.of(Shop.TENANT, id, "A thing " + id, ""), Embedding.normalized(vector), model));
    }
}
