package io.lethe.recommend.parameter;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.Shop;
import io.lethe.recommend.list.RecommendationRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final RecommendationRequest ALL = RecommendationRequest.of(20);

    /**
     * With a half-life of 180 days and a threshold of ½, a weight of w hides an item for {@code 180 · log2(2w)} days.
     */
    @ParameterizedTest
    @CsvSource({"hide,540", "dislike,540", "skip,180", "return,597.9"})
    void shouldKeepAnItemAwayUntilWhatSpeaksAgainstItHasFaded(String type, double days) {
        // Given
        Shop shop = Shop.standard().did(type, "sail", Shop.NOW);
        long back = Shop.NOW + Math.round(days * DAY);

        // When
        List<String> before = at(shop, back - DAY);
        List<String> after = at(shop, back + DAY);

        // Then
        assertThat(before).doesNotContain("sail").hasSize(6);
        assertThat(after).contains("sail").hasSize(7);
    }

    @Test
    void shouldAddUpAndNotLookAhead() {
        // Given
        Shop shop = Shop.standard().did("skip", "sail", Shop.NOW).did("skip", "sail", Shop.NOW + 100 * DAY);

        // When
        List<String> twice = at(shop, Shop.NOW + 200 * DAY);
        List<String> early = at(shop, Shop.NOW - DAY);

        // Then
        assertThat(twice).doesNotContain("sail");
        assertThat(early).contains("sail");
    }

    @Test
    void shouldNeverBringBackWhatWasConsumed() {
        // Given
        Shop shop = Shop.standard().did("purchase", "sail", Shop.NOW).did("return", "sail", Shop.NOW + 1);

        // When
        List<String> late = at(shop, Shop.NOW + 10_000 * DAY);

        // Then
        assertThat(late).doesNotContain("sail");
    }

    @Test
    void shouldCountWhatIsOlderThanTheWindow() {
        // Given
        Shop shop = Shop.standard().did("hide", "sail", Shop.NOW - 100 * DAY);
        for (int i = 0; i < 200; i++) {
            shop.did("view", "mars", Shop.NOW + i);
        }
        UserState state = shop.state();

        // When
        Suppression rule = Suppression.defaults();

        // Then
        assertThat(state.window()).noneMatch(entry -> entry.interaction().type().equals("hide"));
        assertThat(rule.items(state, Shop.NOW, EventWeights.defaults())).containsExactly("sail");
        assertThat(rule.items(state, Shop.NOW + 430 * DAY, EventWeights.defaults()))
                .containsExactly("sail");
        assertThat(rule.items(state, Shop.NOW + 450 * DAY, EventWeights.defaults()))
                .isEmpty();
        assertThat(rule.items(state, Shop.NOW - 108 * DAY, EventWeights.defaults()))
                .isEmpty();
    }

    @Test
    void shouldFollowItsSettings() {
        // Given
        Shop shop = Shop.standard().did("hide", "sail", Shop.NOW);
        RankingSettings mild = RankingSettings.defaults().withSuppression(new Suppression(2, 86_400));

        // When
        List<String> after = Shop.ids(new Recommender(shop.catalogue, mild)
                .recommend(shop.state(), Shop.NOW + DAY + 1, ALL)
                .items());

        // Then
        assertThat(after).contains("sail");
    }

    private static List<String> at(Shop shop, long time) {
        return Shop.ids(shop.recommender().recommend(shop.state(), time, ALL).items());
    }
}
