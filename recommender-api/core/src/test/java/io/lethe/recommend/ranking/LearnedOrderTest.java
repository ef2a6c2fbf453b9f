package io.lethe.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.recommend.Recommender;
import io.lethe.recommend.Shop;
import io.lethe.recommend.TinyRankers;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankerSettings;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.reason.Sentences;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LearnedOrderTest {
    private static Shop shop() {
        return Shop.standard()
                .follows("sail", 0, "soup", 2, "mars", 1)
                .happened("bread", 0, "view", Shop.NOW - Shop.HOUR, 9)
                .did("view", "moon", Shop.NOW - 40 * Shop.HOUR)
                .did("purchase", "sail", Shop.NOW - 30 * Shop.HOUR);
    }

    private static List<Recommendation> recommended(Shop shop, Ranker ranker, double diversity) {
        RecommendationRequest request = new RecommendationRequest(10, ItemFilter.ANYTHING, Set.of(), diversity);
        return new Recommender(shop.catalogue, Shop.NEXT_CHOICE, ranker)
                .recommend(shop.state(), Shop.NOW, request)
                .items();
    }

    @Test
    void shouldPutFirstWhatTheRankerPrefers() {
        // Given
        Shop shop = shop();
        Ranker againstNeighbours = TinyRankers.split(Feature.NEIGHBOUR_SUM, 0.01, 2, -1);

        // When
        List<String> ids = Shop.ids(recommended(shop, againstNeighbours, 0));

        // Then
        assertThat(shop.recommended(RecommendationRequest.of(10)).get(0)).isEqualTo("soup");
        assertThat(ids).hasSize(6).endsWith("mars", "soup").doesNotContain("sail");
    }

    @ParameterizedTest
    @EnumSource(Feature.class)
    void shouldAddUpToTheOutputAboveTheLowest(Feature feature) {
        // Given
        Ranker ranker = TinyRankers.split(feature, 0.5, -3, 4);

        // When
        List<Recommendation> plain = recommended(shop(), ranker, 0);
        List<Recommendation> diverse = recommended(shop(), ranker, 0.5);

        // Then
        boolean split = plain.get(0).score() > 1;
        assertThat(plain)
                .allSatisfy(item -> assertThat(item.score()).isIn(split ? List.of(0.0, 7.0) : List.of(0.0)))
                .isSortedAccordingTo((left, right) -> Double.compare(right.score(), left.score()));
        assertThat(diverse).allSatisfy(item -> assertThat(item.score())
                .isCloseTo(
                        item.contributions().stream()
                                .mapToDouble(Contribution::value)
                                .sum(),
                        within(1e-12)));
        assertThat(plain).allSatisfy(item -> assertThat(item.contributions())
                .noneMatch(contribution -> contribution.value() == 0));
    }

    @Test
    void shouldKeepTheEventsBehindAKind() {
        // Given
        Ranker forNeighbours = TinyRankers.split(Feature.NEIGHBOUR_SUM, 0.01, -1, 3);

        // When
        Recommendation first = recommended(shop(), forNeighbours, 0).get(1);

        // Then
        assertThat(first.item().itemId()).isEqualTo("soup");
        assertThat(first.contributions())
                .filteredOn(contribution -> contribution.kind() == Kind.NEIGHBOUR)
                .singleElement()
                .satisfies(contribution -> {
                    assertThat(contribution.value()).isCloseTo(3, within(1e-12));
                    assertThat(contribution.events())
                            .extracting(event -> event.itemId())
                            .containsExactly("sail");
                });
        assertThat(first.score()).isCloseTo(4, within(1e-12));
        assertThat(new Sentences(shop().catalogue).of(first))
                .startsWith("People who chose “Sailing the coast”, like you,");
    }

    @Test
    void shouldSayWhatAKindThatIsNotThereDid() {
        // Given
        Ranker forNeighbours = TinyRankers.split(Feature.NEIGHBOUR_SUM, 0.01, -1, 3);

        // When
        List<Recommendation> items = recommended(shop(), forNeighbours, 0);

        // Then
        assertThat(items.get(5).contributions())
                .allMatch(contribution -> contribution.kind() == Kind.RANKER)
                .anyMatch(contribution -> contribution.label().endsWith("nothing of kind neighbour"));
    }

    @Test
    void shouldLeaveTheMixAloneBehindThePool() {
        // Given
        Shop shop = new Shop();
        for (int i = 0; i < 100; i++) {
            shop.item("i" + i, "Item " + i, List.of(), 1, i, 0, 0).happened("i" + i, 0, "view", Shop.NOW, 100 - i);
        }
        RankingSettings defaults = Shop.NEXT_CHOICE;
        RankingSettings small = new RankingSettings(
                defaults.interest(),
                defaults.mix(),
                0,
                defaults.horizons(),
                defaults.suppression(),
                RepeatRule.defaults(),
                defaults.fatigue(),
                defaults.context(),
                0,
                new RankerSettings(1),
                defaults.learning());
        Ranker againstTrend = TinyRankers.split(Feature.TREND_EVENTS, Math.log(51.5), 1, 0);

        // When
        List<String> ids = Shop.ids(new Recommender(shop.catalogue, small, againstTrend)
                .recommend(shop.state(), Shop.NOW, RecommendationRequest.of(3))
                .items());

        // Then
        assertThat(ids).containsExactly("i49", "i0", "i1");
    }

    @Test
    void shouldRefuseAModelOfOtherFeatures() {
        // When
        Ranker.Reading reading = Ranker.read(TinyRankers.text("neighbour.sun", 1, 0, 1));

        // Then
        assertThat(reading).isInstanceOfSatisfying(Ranker.Reading.Faulty.class, faulty -> {
            assertThat(faulty.line()).isEqualTo(5);
            assertThat(faulty.reason()).contains("feature neighbour.sun is not known here", "neighbour.sum");
        });
    }

    @Test
    void shouldBeCalledByItsContent() {
        // Given
        Ranker one = TinyRankers.split(Feature.MIX_SCORE, 1, 0, 1);
        Ranker same = TinyRankers.split(Feature.MIX_SCORE, 1, 0, 1);
        Ranker other = TinyRankers.split(Feature.MIX_SCORE, 1, 0, 2);

        // Then
        assertThat(one.version())
                .isEqualTo(same.version())
                .matches("[0-9a-f]{12}")
                .isNotEqualTo(other.version());
    }
}
