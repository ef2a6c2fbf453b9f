package io.lethe.recommend.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lethe.recommend.Recommender;
import io.lethe.recommend.Shop;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.rule.Rules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FatigueTest {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final Fatigue RULE = Fatigue.defaults();

    @Test
    void shouldTireByTheWrittenFormula() {
        // Given
        Shop shop = Shop.standard()
                .did("impression", "sail", Shop.NOW - 28 * DAY)
                .did("impression", "sail", Shop.NOW - 14 * DAY)
                .did("impression", "sail", Shop.NOW)
                .did("impression", "mars", Shop.NOW);

        // When
        Map<String, Fatigue.Shown> shown = RULE.of(shop.state(), Shop.NOW);

        // Then
        assertThat(shown.keySet()).containsExactlyInAnyOrder("sail", "mars");
        assertThat(kept(shown, "sail")).isCloseTo(1 / (1 + Math.pow(1.75 / 3, 3)), within(1e-12));
        assertThat(kept(shown, "mars")).isCloseTo(1 / (1 + Math.pow(1 / 3.0, 3)), within(1e-12));
        assertThat(shown.get("sail")).extracting(Fatigue.Shown::count).isEqualTo(3L);
    }

    @Test
    void shouldHalveAfterSoManyImpressionsAndRecover() {
        // Given
        Shop shop = shown(Shop.standard(), "sail", 3);

        // Then
        assertThat(kept(RULE.of(shop.state(), Shop.NOW), "sail")).isCloseTo(0.5, within(1e-12));
        assertThat(kept(RULE.of(shop.state(), Shop.NOW + 42 * DAY), "sail")).isGreaterThan(0.99);
        assertThat(RULE.of(shop.state(), Shop.NOW + 200 * DAY)).isEmpty();
    }

    @Test
    void shouldForgetWhatCameBeforeAClick() {
        // Given
        Shop shop = shown(Shop.standard(), "sail", 9).did("click", "sail", Shop.NOW + 1);
        Shop again = shown(Shop.standard(), "sail", 9)
                .did("click", "sail", Shop.NOW + 1)
                .did("impression", "sail", Shop.NOW + 2);

        // Then
        assertThat(RULE.of(shop.state(), Shop.NOW + DAY)).isEmpty();
        assertThat(RULE.of(again.state(), Shop.NOW + DAY).get("sail"))
                .extracting(Fatigue.Shown::count)
                .isEqualTo(1L);
    }

    @Test
    void shouldNotLookAheadAndCountNothingWhenOff() {
        // Given
        Shop shop = shown(Shop.standard(), "sail", 9);

        // Then
        assertThat(RULE.of(shop.state(), Shop.NOW - DAY)).isEmpty();
        assertThat(new Fatigue(0, 1).of(shop.state(), Shop.NOW)).isEmpty();
        assertThatThrownBy(() -> new Fatigue(-1, 1)).hasMessageContaining("impressions is at least 0");
        assertThatThrownBy(() -> new Fatigue(1, 0)).hasMessageContaining("halfLife is above 0");
    }

    @Test
    void shouldCountWhatIsOlderThanTheWindow() {
        // Given
        Shop shop = shown(Shop.standard(), "sail", 9).did("click", "dive", Shop.NOW - 1);
        shown(shop, "dive", 9);
        for (int i = 0; i < 130; i++) {
            shop.did("view", "mars", Shop.NOW + 7 * DAY + i);
        }

        // When
        Map<String, Fatigue.Shown> shown = RULE.of(shop.state(), Shop.NOW + 8 * DAY);

        // Then
        assertThat(shown.keySet()).containsExactly("sail");
        assertThat(shown.get("sail")).extracting(Fatigue.Shown::count).isEqualTo(9L);
        assertThat(kept(shown, "sail")).isBetween(0.03, 0.2);
    }

    @Test
    void shouldLowerWhatWasShownAndSayHowOften() {
        // Given
        Shop fresh = Shop.standard().did("view", "sail", Shop.NOW - DAY);
        Shop tired = shown(Shop.standard().did("view", "sail", Shop.NOW - DAY), "dive", 30);
        shown(tired, "reef", 1);

        // When
        List<Recommendation> before = recommended(fresh, Rules.NONE);
        List<Recommendation> after = recommended(tired, Rules.NONE);

        // Then
        assertThat(Shop.ids(before)).startsWith("dive");
        assertThat(Shop.ids(after)).startsWith("reef");
        assertThat(reasons(after, "dive")).containsExactly("shown 30 times without a click");
        assertThat(reasons(after, "reef")).containsExactly("shown once without a click");
        for (Recommendation one : after) {
            double sum = one.contributions().stream()
                    .mapToDouble(Contribution::value)
                    .sum();
            assertThat(one.score()).isCloseTo(sum, within(1e-12));
        }
        assertThat(recommended(tired, Rules.NONE.withSeen(SeenPolicy.ALLOW)))
                .allSatisfy(one -> assertThat(one.contributions())
                        .noneMatch(reason -> reason.label().startsWith("shown")));
    }

    private static List<String> reasons(List<Recommendation> items, String itemId) {
        return items.get(Shop.ids(items).indexOf(itemId)).contributions().stream()
                .filter(one -> one.kind() == Kind.REPEAT)
                .map(Contribution::label)
                .toList();
    }

    private static double kept(Map<String, Fatigue.Shown> shown, String itemId) {
        return shown.getOrDefault(itemId, new Fatigue.Shown(0, 1)).kept();
    }

    private static Shop shown(Shop shop, String itemId, int times) {
        for (int i = 0; i < times; i++) {
            shop.did("impression", itemId, Shop.NOW);
        }
        return shop;
    }

    private static List<Recommendation> recommended(Shop shop, Rules rules) {
        return new Recommender(shop.catalogue, RankingSettings.defaults())
                .recommend(shop.state(), Shop.NOW, RecommendationRequest.of(10).withRules(rules))
                .items();
    }
}
