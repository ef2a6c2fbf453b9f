package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.Embedding;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.ChoiceScale;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExplorationTest {
    private final Shop shop = Shop.standard();
    private final Exploration exploration = new Exploration(shop.catalogue, RankingSettings.defaults());

    @Test
    void shouldFindWhatIsAlikeOrFollows() {
        // Given
        shop.follows("sail", 0, "soup", 1).goesWith("sail", 1, "soup", 2);

        // When
        List<Scored> similar =
                exploration.similar(Objects.requireNonNull(shop.catalogue.find("sail")), ItemFilter.ANYTHING, 3);

        // Then
        assertThat(ids(similar)).containsExactly("soup", "dive", "reef");
        assertThat(similar.get(0).score()).isCloseTo(3, within(1e-9));
    }

    @Test
    void shouldFindByMeaning() {
        // Given
        Meaning space = new Meaning(Embedding.normalized(new float[] {0, 1, 0, 0}), Shop.MODEL);

        // When
        List<Scored> found = exploration.search("cosmos", space, ItemFilter.ANYTHING, 2);

        // Then
        assertThat(ids(found)).containsExactly("mars", "moon");
    }

    @Test
    void shouldFindAWordInALongText() {
        // Given
        String filler = "nothing of the kind ".repeat(200);
        shop.item("long", "A book", filler + "about regattas", List.of(), Map.of(), true, 0, 0, 0, 1);
        Meaning sea = new Meaning(Embedding.normalized(new float[] {0.4f, 0.1f, 0, 0.9f}), Shop.MODEL);

        // When
        List<Scored> byWord = exploration.search("regattas", null, ItemFilter.ANYTHING, 5);
        List<Scored> byBoth = exploration.search("regattas", sea, ItemFilter.ANYTHING, 1);

        // Then
        assertThat(ids(byWord)).containsExactly("long");
        assertThat(ids(byBoth)).containsExactly("long");
    }

    @Test
    void shouldFindChineseWords() {
        // Given
        shop.item("zh1", "太空冒险的故事", List.of(), 0, 0, 0, 1).item("zh2", "家常菜谱大全", List.of(), 0, 0, 0, 1);

        // When
        List<Scored> found = exploration.search("太空冒险", null, ItemFilter.ANYTHING, 5);

        // Then
        assertThat(ids(found)).containsExactly("zh1");
        assertThat(found.get(0).score()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void shouldForgetTheWordsOfAnOldVersion() {
        // Given
        shop.item("sail", "Knitting", List.of("Wool"), 0, 0, 0, 1);

        // When
        List<Scored> old = exploration.search("coast", null, ItemFilter.ANYTHING, 5);
        List<Scored> fresh = exploration.search("knitting", null, ItemFilter.ANYTHING, 5);

        // Then
        assertThat(old).isEmpty();
        assertThat(ids(fresh)).containsExactly("sail");
    }

    @Test
    void shouldPredictRatings() {
        // Given
        shop.rated("sail", 5, Shop.NOW - 2 * Shop.HOUR).rated("bread", 1, Shop.NOW - Shop.HOUR);
        List<CatalogueItem> asked = List.of(
                Objects.requireNonNull(shop.catalogue.find("dive")),
                Objects.requireNonNull(shop.catalogue.find("soup")));

        // When
        List<Predictor.Prediction> predictions =
                new Predictor(shop.catalogue, RankingSettings.defaults()).predict(shop.state(), Shop.NOW, asked);

        // Then
        double mean = (5 + 1 + 7) / 4.0;
        double likeness = Math.pow(
                Objects.requireNonNull(shop.catalogue.of("dive"))
                        .cosine(Objects.requireNonNull(shop.catalogue.of("sail"))),
                3);
        assertThat(predictions.get(0).rating())
                .isCloseTo(mean + likeness * (5 - mean) / (likeness + 0.1), within(1e-9));
        assertThat(predictions.get(1).rating()).isLessThan(mean);
        assertThat(predictions.get(0).probability())
                .isGreaterThan(predictions.get(1).probability());
    }

    @Test
    void shouldPredictThatAHiddenItemIsNeitherLikelyNorLoved() {
        // Given
        shop.rated("sail", 5, Shop.NOW - 3 * Shop.HOUR).did("view", "sail", Shop.NOW - 2 * Shop.HOUR);
        List<CatalogueItem> asked = List.of(Objects.requireNonNull(shop.catalogue.find("dive")));
        Predictor predictor = new Predictor(shop.catalogue, RankingSettings.defaults());
        Predictor.Prediction before =
                predictor.predict(shop.state(), Shop.NOW, asked).get(0);

        // When
        shop.did("hide", "dive", Shop.NOW - Shop.HOUR);
        Predictor.Prediction after =
                predictor.predict(shop.state(), Shop.NOW, asked).get(0);

        // Then
        assertThat(after.probability())
                .isLessThanOrEqualTo(ChoiceScale.defaults().probability(0, 1.5))
                .isLessThan(before.probability());
        assertThat(after.rating()).isLessThan(2).isLessThan(before.rating());
    }

    @Test
    void shouldPredictNothingOfAUserOfWhomNothingIsKnown() {
        // Given
        List<CatalogueItem> asked = List.of(
                Objects.requireNonNull(shop.catalogue.find("dive")),
                Objects.requireNonNull(shop.catalogue.find("soup")));

        // When
        List<Predictor.Prediction> predictions =
                new Predictor(shop.catalogue, RankingSettings.defaults()).predict(shop.state(), Shop.NOW, asked);

        // Then
        assertThat(predictions).allSatisfy(one -> assertThat(one.probability()).isCloseTo(0.5, within(0.06)));
    }

    @Test
    void shouldPredictTheUsersOwnRatingOfAnItem() {
        // Given
        for (int i = 0; i < 5; i++) {
            shop.rated("sail", 5, Shop.NOW - (9 - i) * Shop.HOUR);
        }
        shop.rated("dive", 1, Shop.NOW - Shop.HOUR);

        // When
        List<Predictor.Prediction> predictions = new Predictor(shop.catalogue, RankingSettings.defaults())
                .predict(shop.state(), Shop.NOW, List.of(Objects.requireNonNull(shop.catalogue.find("dive"))));

        // Then
        assertThat(predictions.get(0).rating()).isBetween(1.0, 1.5);
    }

    private static List<String> ids(List<Scored> found) {
        return found.stream().map(scored -> scored.item().itemId()).toList();
    }
}
