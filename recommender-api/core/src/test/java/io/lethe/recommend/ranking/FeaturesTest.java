package io.lethe.recommend.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.recommend.Shop;
import io.lethe.recommend.list.RecommendationRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final double DAY = 24;

    private static FeatureRow row(Shop shop, String item, long at) {
        return shop.recommender().judge(shop.state(), at).rowsAmong(RecommendationRequest.of(10), all -> true).stream()
                .filter(row -> row.item().itemId().equals(item))
                .findFirst()
                .orElseThrow();
    }

    private static Shop shop() {
        return Shop.standard()
                .follows("sail", 0, "soup", 3, "reef", 1)
                .goesWith("sail", 1, "soup", 2)
                .follows("dive", 0, "sail", 2)
                .happened("soup", 0, "view", Shop.NOW - Shop.HOUR, 9)
                .happened("mars", 0, "view", Shop.NOW - Shop.HOUR, 3)
                .did("view", "moon", Shop.NOW - 48 * Shop.HOUR)
                .did("view", "moon", Shop.NOW - 36 * Shop.HOUR)
                .did("purchase", "sail", Shop.NOW - 12 * Shop.HOUR);
    }

    @Test
    void shouldTellWhatIsKnownOfAnItem() {
        // When
        FeatureRow soup = row(shop(), "soup", Shop.NOW);
        FeatureRow dive = row(shop(), "dive", Shop.NOW);
        FeatureRow moon = row(shop(), "moon", Shop.NOW);
        FeatureRow bread = row(shop(), "bread", Shop.NOW);

        // Then
        assertThat(soup.at(Feature.MIX_PLACE)).isEqualTo(0);
        assertThat(soup.at(Feature.MIX_SHARE)).isEqualTo(1);
        assertThat(soup.at(Feature.NEIGHBOUR_AFTER)).isCloseTo((float) Math.log(4), within(1e-6f));
        assertThat(soup.at(Feature.NEIGHBOUR_TOGETHER)).isCloseTo((float) Math.log(3), within(1e-6f));
        assertThat(dive.at(Feature.NEIGHBOUR_TOGETHER)).isEqualTo(0);
        assertThat(soup.at(Feature.NEIGHBOUR_PLACE)).isEqualTo(0);
        assertThat(soup.at(Feature.TREND_EVENTS)).isCloseTo((float) Math.log(9), within(1e-6f));
        assertThat(soup.at(Feature.TREND_BEHIND)).isEqualTo(0);
        assertThat(soup.at(Feature.REPEAT_DAYS)).isNaN();
        assertThat(dive.at(Feature.NEIGHBOUR_BEFORE)).isCloseTo((float) Math.log(3), within(1e-6f));
        assertThat(dive.at(Feature.TEXT_CATEGORIES)).isEqualTo(1);
        assertThat(dive.at(Feature.INTEREST_CATEGORIES)).isEqualTo(0.5f);
        assertThat(dive.at(Feature.TEXT_COSINE)).isCloseTo(0.99f, within(0.01f));
        assertThat(moon.at(Feature.REPEAT_EVENTS)).isEqualTo(2);
        assertThat(moon.at(Feature.REPEAT_DAYS)).isCloseTo((float) (36 / DAY), within(1e-6f));
        assertThat(moon.at(Feature.USER_EVENTS)).isEqualTo(3);
        assertThat(moon.at(Feature.USER_ITEMS)).isEqualTo(2);
        assertThat(moon.at(Feature.USER_DAYS)).isEqualTo(0.5f);
        assertThat(moon.at(Feature.ITEM_DAYS)).isNaN();
        assertThat(bread.at(Feature.NEIGHBOUR_SUM)).isEqualTo(0);
        assertThat(bread.at(Feature.NEIGHBOUR_PLACE)).isNaN();
        assertThat(bread.at(Feature.TREND_BEHIND)).isNaN();
    }

    @Test
    void shouldLookAtAllItemsOfTheNewestBasket() {
        // Given
        Shop shop = shop().did("purchase", "dive", Shop.NOW - 12 * Shop.HOUR)
                .did("view", "bread", Shop.NOW - 12 * Shop.HOUR)
                .did("hide", "mars", Shop.NOW - Shop.HOUR);

        // When
        FeatureRow soup = row(shop, "soup", Shop.NOW);
        FeatureRow sail = row(shop, "sail", Shop.NOW);

        // Then
        assertThat(soup.at(Feature.NEIGHBOUR_AFTER)).isCloseTo((float) Math.log(4), within(1e-6f));
        assertThat(soup.at(Feature.NEIGHBOUR_PLACE)).isEqualTo(1);
        assertThat(soup.at(Feature.TEXT_CATEGORIES)).isCloseTo(1 / 3f, within(1e-6f));
        assertThat(soup.at(Feature.INTEREST_CATEGORIES)).isEqualTo(1 / 4f);
        assertThat(soup.at(Feature.TEXT_HIGHEST)).isCloseTo(0.99f, within(0.01f));
        assertThat(soup.at(Feature.TEXT_COSINE)).isCloseTo(0.34f, within(0.01f));
        assertThat(sail.at(Feature.NEIGHBOUR_AFTER)).isCloseTo((float) Math.log(3), within(1e-6f));
    }

    @Test
    void shouldNotKnowWhatComesLater() {
        // Given
        Shop less =
                Shop.standard().follows("sail", 0, "soup", 3, "reef", 1).did("view", "moon", Shop.NOW - 48 * Shop.HOUR);
        Shop more = Shop.standard()
                .follows("sail", 0, "soup", 3, "reef", 1)
                .did("view", "moon", Shop.NOW - 48 * Shop.HOUR)
                .did("purchase", "sail", Shop.NOW - 12 * Shop.HOUR);
        long before = Shop.NOW - 40 * Shop.HOUR;

        // Then
        for (String item : List.of("soup", "moon", "sail", "dive")) {
            FeatureRow expected = row(less, item, before);
            FeatureRow actual = row(more, item, before);
            for (Feature feature : Feature.values()) {
                assertThat(actual.at(feature))
                        .as(item + " " + feature.code())
                        .isEqualTo(Float.valueOf(expected.at(feature)));
            }
        }
    }
}
