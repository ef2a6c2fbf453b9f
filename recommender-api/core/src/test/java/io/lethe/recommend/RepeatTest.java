package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Contribution.Kind;
import io.lethe.recommend.rule.RepeatPolicy;
import io.lethe.recommend.rule.RepeatRule;
import io.lethe.recommend.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepeatTest {
    private static final long WEEK = 7 * 24 * Shop.HOUR;
    private static final RepeatRule RULE = RepeatRule.defaults();

    @Test
    void shouldRateHabitByTheWrittenFormula() {
        // Given
        Shop shop = Shop.standard()
                .did("purchase", "bread", Shop.NOW - 3 * WEEK)
                .did("purchase", "bread", Shop.NOW - 2 * WEEK)
                .did("purchase", "soup", Shop.NOW - 2 * WEEK)
                .did("purchase", "bread", Shop.NOW - WEEK)
                .did("cart", "bread", Shop.NOW - WEEK)
                .did("view", "sail", Shop.NOW - WEEK)
                .did("view", "sail", Shop.NOW - WEEK + 1);

        // When
        double rate = RULE.rate(shop.state(), null);
        double nothing = RULE.rate(UserState.empty(new UserKey("default", "new")), null);
        double viewsToo = new RepeatRule(
                        RepeatPolicy.AUTO, new TreeMap<>(Map.of("view", RepeatPolicy.AUTO)), 0, 1, 0, 0)
                .rate(shop.state(), null);

        // Then
        assertThat(rate).isCloseTo((5 - 3 + 0.02 * 10) / (5 + 10), within(1e-12));
        assertThat(nothing).isCloseTo(0.02, within(1e-12));
        assertThat(viewsToo).isCloseTo((7 - 4) / 8.0, within(1e-12));
    }

    @Test
    void shouldBringBackWhatSomebodyKeepsComingBackToWithoutAPenalty() {
        // Given
        Shop weekly = Shop.standard();
        for (int week = 4; week > 0; week--) {
            weekly.did("purchase", "bread", Shop.NOW - week * WEEK);
        }
        Shop once = Shop.standard().did("purchase", "bread", Shop.NOW - WEEK);
        Shop twice =
                Shop.standard().did("purchase", "bread", Shop.NOW - 2 * WEEK).did("purchase", "bread", Shop.NOW - WEEK);

        // When
        List<Recommendation> items = recommended(weekly, null);

        // Then
        assertThat(Shop.ids(items)).contains("bread");
        assertThat(items.get(Shop.ids(items).indexOf("bread")).contributions())
                .filteredOn(one -> one.kind() == Kind.REPEAT)
                .singleElement()
                .satisfies(repeat -> assertThat(repeat.value()).isPositive());
        assertThat(Shop.ids(recommended(once, null))).doesNotContain("bread");
        assertThat(Shop.ids(recommended(twice, null))).doesNotContain("bread");
    }

    @Test
    void shouldNotBringBackWhatWasJustBought() {
        // Given
        Shop shop = Shop.standard();
        for (int week = 4; week > 0; week--) {
            shop.did("purchase", "bread", Shop.NOW - week * WEEK);
            shop.did("purchase", "soup", Shop.NOW - week * WEEK);
        }
        shop.did("purchase", "bread", Shop.NOW - Shop.HOUR);

        // Then
        assertThat(Shop.ids(recommended(shop, null))).contains("soup").doesNotContain("bread");
        assertThat(Shop.ids(recommended(shop, RepeatPolicy.ALLOW))).contains("soup", "bread");
        assertThat(Shop.ids(recommended(shop, RepeatPolicy.NEVER))).doesNotContain("soup", "bread");
    }

    @Test
    void shouldFollowThePolicyOfEachType() {
        // Given
        Shop shop = Shop.standard()
                .did("purchase", "bread", Shop.NOW - 2 * WEEK)
                .did("play", "sail", Shop.NOW - 1)
                .did("rating", "mars", Shop.NOW - 5 * WEEK)
                .did("view", "moon", Shop.NOW - WEEK);
        RepeatRule rule = new RepeatRule(
                RepeatPolicy.NEVER,
                new TreeMap<>(Map.of(
                        "purchase",
                        new RepeatPolicy.After(15 * 86_400),
                        "play",
                        RepeatPolicy.ALLOW,
                        "view",
                        RepeatPolicy.NEVER)),
                0.02,
                10,
                0.1,
                0);

        // When
        RepeatRule.Verdict early = rule.judge(shop.state(), Shop.NOW, null);
        RepeatRule.Verdict late = rule.judge(shop.state(), Shop.NOW + WEEK, null);
        RepeatRule.Verdict allowed = rule.judge(shop.state(), Shop.NOW, RepeatPolicy.ALLOW);

        // Then
        assertThat(early.out()).containsExactlyInAnyOrder("bread", "mars", "moon");
        assertThat(early.back()).containsExactly("sail");
        assertThat(late.out()).containsExactlyInAnyOrder("mars", "moon");
        assertThat(late.back()).containsExactlyInAnyOrder("sail", "bread");
        assertThat(allowed.out()).isEmpty();
        assertThat(allowed.back()).containsExactlyInAnyOrder("sail", "bread", "mars");
    }

    @Test
    void shouldKnowWhatIsOlderThanTheWindow() {
        // Given
        Shop shop = Shop.standard();
        for (int week = 150; week > 0; week--) {
            shop.did("purchase", week > 140 ? "bread" : "soup", Shop.NOW - week * WEEK);
        }

        // When
        UserState state = shop.state();
        RepeatRule never = new RepeatRule(RepeatPolicy.NEVER, new TreeMap<>(), 0, 1, 1, 0);
        RepeatRule years = new RepeatRule(new RepeatPolicy.After(139 * 7 * 86_400.0), new TreeMap<>(), 0, 1, 1, 0);
        RepeatRule more = new RepeatRule(new RepeatPolicy.After(143 * 7 * 86_400.0), new TreeMap<>(), 0, 1, 1, 0);

        // Then
        assertThat(state.isWhole()).isFalse();
        assertThat(RULE.rate(state, null)).isCloseTo((150 - 2 + 0.2) / 160, within(1e-12));
        assertThat(never.judge(state, Shop.NOW, null).out()).containsExactlyInAnyOrder("bread", "soup");
        assertThat(years.judge(state, Shop.NOW, null).out()).containsExactly("soup");
        assertThat(more.judge(state, Shop.NOW, null).out()).containsExactlyInAnyOrder("bread", "soup");
    }

    @Test
    void shouldKeepAwayWhatWasTurnedDownWhateverThePolicy() {
        // Given
        Shop shop = Shop.standard();
        for (int week = 4; week > 0; week--) {
            shop.did("purchase", "bread", Shop.NOW - week * WEEK);
        }
        shop.did("hide", "bread", Shop.NOW - WEEK + Shop.HOUR);

        // Then
        assertThat(Shop.ids(recommended(shop, RepeatPolicy.ALLOW))).doesNotContain("bread");
        assertThat(Shop.ids(recommended(shop, null))).doesNotContain("bread");
    }

    private static List<Recommendation> recommended(Shop shop, @Nullable RepeatPolicy asked) {
        Rules rules = asked == null ? Rules.NONE : Rules.NONE.withRepeat(asked);
        return shop.recommender()
                .recommend(shop.state(), Shop.NOW, RecommendationRequest.of(10).withRules(rules))
                .items();
    }
}
