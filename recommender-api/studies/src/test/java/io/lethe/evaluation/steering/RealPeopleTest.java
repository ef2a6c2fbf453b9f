package io.lethe.evaluation.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.SmallShop;
import io.lethe.evaluation.world.BagOfWords;
import io.lethe.event.Item;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RealPeopleTest {
    private static final RankingSettings FIXED = RankingSettings.defaults().withoutLearning();

    private static Corpus crowd() {
        ShopItems items = new ShopItems(PlantedShop.ofName("village").orElseThrow(), new SplittableRandom(1));
        BagOfWords embedder = new BagOfWords();
        List<Embedding> vectors =
                embedder.embed(items.items().stream().map(Item::describe).toList());
        List<EmbeddedItem> embedded = new ArrayList<>();
        for (int item = 0; item < vectors.size(); item++) {
            embedded.add(new EmbeddedItem(items.items().get(item), vectors.get(item), embedder.model()));
        }
        return new Corpus("crowd", embedded, Crowd.of(items, new SplittableRandom(2)));
    }

    private static double divergence(List<RealPeople.Line> lines) {
        return lines.stream().mapToDouble(RealPeople.Line::list).average().orElseThrow();
    }

    @Test
    void shouldSeeThatListsFollowInterests() throws IOException {
        // Given
        RealPeople people = new RealPeople(crowd(), 40, 1);
        Mix interests = new Mix(0, 1, 0, 0, 0, 0, 0, 0.75, 0, 0, 1, 0, 2500, 0.25);
        Mix popularity = new Mix(0, 0, 0, 0, 0, 1, 0, 0.75, 0, 0, 1, 0, 2500, 0.25);

        // When
        List<RealPeople.Line> steered = people.run(FIXED.withMix(interests), (done, all) -> {});
        List<RealPeople.Line> popular = people.run(FIXED.withMix(popularity), (done, all) -> {});

        // Then
        assertThat(steered).hasSize(40).allMatch(line -> line.events() >= 2 && line.differ() >= 0);
        assertThat(divergence(steered)).isLessThan(0.6 * divergence(popular));
        assertThat(popular.stream().mapToDouble(RealPeople.Line::popular).average())
                .isEqualTo(
                        steered.stream().mapToDouble(RealPeople.Line::popular).average());
        assertThat(RealPeople.withManyEvents(steered)).isEmpty();
    }

    @Test
    void shouldNeedCategories() {
        assertThatThrownBy(() ->
                        new RealPeople(new SmallShop(5).bought("ann", 1, 1).corpus(), 10, 1))
                .isInstanceOf(IOException.class)
                .hasMessage("shop has items of 0 categories; calibration to categories needs two at least");
    }
}
