package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.ChoiceTimes;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.rule.Rules;
import io.lethe.recommend.trend.Trends;
import java.util.ArrayList;
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
        double rate = RULE.rate(shop.state(), null, 0.02);
        double nothing = RULE.rate(UserState.empty(new UserKey("default", "new")), null, 0.3);
        double viewsToo = new RepeatRule(
                        RepeatPolicy.AUTO, new TreeMap<>(Map.of("view", RepeatPolicy.AUTO)), 0, 1, 0, 0)
                .rate(shop.state(), null, 0);

        // Then
        assertThat(rate).isCloseTo((1 + 0.02 * 10) / (2 + 10), within(1e-12));
        assertThat(nothing).isCloseTo(0.3, within(1e-12));
        assertThat(viewsToo).isCloseTo(1 / 4.0, within(1e-12));
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
        assertThat(Shop.ids(recommended(twice, null))).contains("bread");
    }

    @Test
    void shouldBringEachThingBackInItsOwnCycle() {
        // Given
        Shop shop = Shop.standard().did("purchase", "moon", Shop.NOW - 20 * WEEK);
        for (int bought = 0; bought < 6; bought++) {
            shop.did("purchase", "bread", Shop.NOW - bought * 7 * WEEK);
        }

        // When
        List<Recommendation> due = recommended(shop, Shop.NOW + 7 * WEEK);

        // Then
        assertThat(Shop.ids(recommended(shop, Shop.NOW + 4 * WEEK))).doesNotContain("bread", "moon");
        assertThat(Shop.ids(due)).startsWith("bread").doesNotContain("moon");
        assertThat(habit(due)).isGreaterThan(habit(recommended(shop, Shop.NOW + 6 * WEEK)));
        assertThat(habit(due)).isGreaterThan(habit(recommended(shop, Shop.NOW + 30 * WEEK)));
    }

    @Test
    void shouldNotWaitForACycleWhereEverybodyChoosesAgain() {
        // Given
        Shop shop = Shop.standard();
        for (int bought = 0; bought < 6; bought++) {
            shop.did("purchase", "bread", Shop.NOW - bought * 7 * WEEK);
        }

        // When
        happened(shop, 0, 600, 200);
        List<Recommendation> early = recommended(shop, Shop.NOW + WEEK);

        // Then
        double sum = 0;
        for (int bought = 0; bought < 6; bought++) {
            sum += 2 * Math.pow(2 + bought * 7, -0.25);
        }
        assertThat(habit(early)).isCloseTo(sum, within(1e-9));
    }

    @Test
    void shouldBringBackAtAnyTimeWhatIsChosenByNoCycle() {
        // Given
        Shop shop = Shop.standard();
        for (long day : new long[] {1, 2, 40, 41, 160, 162, 165}) {
            shop.did("purchase", "bread", Shop.NOW - day * 24 * Shop.HOUR);
        }

        // When
        List<Recommendation> items = recommended(shop, Shop.NOW);

        // Then
        double sum = 0;
        for (long day : new long[] {1, 2, 40, 41, 160, 162, 165}) {
            sum += 2 * Math.pow(1 + day / 7.0, -0.25);
        }
        assertThat(habit(items)).isCloseTo(sum, within(1e-9));
    }

    @Test
    void shouldBringBackWhatWasHadOnceIfMostThingsAreHadAgain() {
        // Given
        Shop shop = Shop.standard().did("purchase", "moon", Shop.NOW - 20 * WEEK);
        for (String thing : List.of("bread", "soup")) {
            shop.did("purchase", thing, Shop.NOW - 6 * WEEK);
            shop.did("purchase", thing, Shop.NOW - 3 * WEEK);
        }

        // Then
        assertThat(RULE.rate(shop.state(), null, 0.02)).isCloseTo((2 + 0.2) / (3 + 10), within(1e-12));
        assertThat(Shop.ids(recommended(shop, Shop.NOW))).contains("moon", "bread", "soup");
    }

    private static double habit(List<Recommendation> items) {
        return items.get(Shop.ids(items).indexOf("bread")).contributions().stream()
                .filter(one -> one.kind() == Kind.REPEAT)
                .mapToDouble(Contribution::value)
                .sum();
    }

    private static List<Recommendation> recommended(Shop shop, long at) {
        return shop.recommender()
                .recommend(shop.state(), at, RecommendationRequest.of(10))
                .items();
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
    void shouldBringBackWhatWasBoughtOnceOnlyAsFarAsThatIsLikely() {
        // Given
        Shop shop = Shop.standard().did("purchase", "sail", Shop.NOW - 9 * WEEK);
        for (int week = 12; week > 0; week--) {
            shop.did("purchase", "bread", Shop.NOW - week * WEEK);
        }
        shop.did("purchase", "soup", Shop.NOW - 8 * WEEK).did("purchase", "soup", Shop.NOW - 3 * WEEK);

        // When
        ChoiceTimes choices = RULE.choices(shop.state(), null, 0.02);
        ChoiceTimes everywhere = RULE.choices(shop.state(), null, 0.3);
        RepeatRule.Verdict verdict = RULE.judge(shop.state(), Shop.NOW, null, 0.02);
        double rate = (2 + 0.02 * 10) / (3 + 10);

        // Then
        assertThat(RULE.rate(shop.state(), null, 0.02)).isCloseTo(rate, within(1e-12));
        assertThat(choices.weight("bread", Shop.NOW)).isEqualTo(1);
        assertThat(choices.weight("sail", Shop.NOW)).isCloseTo(rate * 10 / 11, within(1e-12));
        assertThat(choices.weight("soup", Shop.NOW)).isCloseTo((1 + rate * 10) / 12, within(1e-12));
        assertThat(choices.weight("moon", Shop.NOW)).isEqualTo(1);
        assertThat(everywhere.weight("sail", Shop.NOW)).isEqualTo(1);
        assertThat(verdict.back()).containsExactlyInAnyOrder("bread", "sail", "soup");
        assertThat(verdict.regular()).containsExactly("bread");
        assertThat(RULE.judge(shop.state(), Shop.NOW, null, 0.3).regular())
                .containsExactlyInAnyOrder("bread", "sail", "soup");
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
        RepeatRule.Verdict early = rule.judge(shop.state(), Shop.NOW, null, 0.02);
        RepeatRule.Verdict late = rule.judge(shop.state(), Shop.NOW + WEEK, null, 0.02);
        RepeatRule.Verdict allowed = rule.judge(shop.state(), Shop.NOW, RepeatPolicy.ALLOW, 0.02);

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
        assertThat(RULE.rate(state, null, 0.02)).isCloseTo((2 + 0.2) / 12, within(1e-12));
        assertThat(never.judge(state, Shop.NOW, null, 0.02).out()).containsExactlyInAnyOrder("bread", "soup");
        assertThat(years.judge(state, Shop.NOW, null, 0.02).out()).containsExactly("soup");
        assertThat(more.judge(state, Shop.NOW, null, 0.02).out()).containsExactlyInAnyOrder("bread", "soup");
    }

    @Test
    void shouldTakeAShortHistoryForWhatEverybodyDoes() {
        // Given
        Shop shop = Shop.standard().did("purchase", "bread", Shop.NOW - WEEK);
        Shop busy = Shop.standard();
        for (int bought = 0; bought < 30; bought++) {
            busy.did("purchase", bought == 0 ? "bread" : "other " + bought, Shop.NOW - WEEK);
        }

        // When
        List<String> unknown = Shop.ids(recommended(shop, null));
        happened(shop, 0, 600, 200);
        happened(shop, 1, 400, 0);
        happened(busy, 0, 600, 200);
        List<String> repeated = Shop.ids(recommended(shop, null));
        double rate = shop.catalogue.trends().repeatRate(0.02, type -> true);
        happened(shop, 0, 600, 0);

        // Then
        assertThat(unknown).doesNotContain("bread");
        assertThat(repeated).contains("bread");
        assertThat(rate).isCloseTo((200 + 0.02 * 100) / (1000 + 100), within(1e-12));
        assertThat(Shop.ids(recommended(busy, null))).contains("bread");
        assertThat(Shop.ids(recommended(shop, null))).doesNotContain("bread");
        assertThat(shop.catalogue.trends().repeatRate(0.5, type -> false)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void shouldNotTakeOpinionsOfEverybodyForHabits() {
        // Given
        Shop shop = Shop.standard().did("purchase", "bread", Shop.NOW - WEEK);

        // When
        shop.catalogue.putTrend("soup", 0, signal("rating", 1000, 900));
        shop.catalogue.putTrend("sail", 0, signal("view", 1000, 900));

        // Then
        assertThat(Shop.ids(recommended(shop, null))).doesNotContain("bread");
    }

    @Test
    void shouldCountRepeatsForNothingElse() {
        // Given
        Shop with = Shop.standard();
        Shop without = Shop.standard();
        RankingSettings settings = RankingSettings.defaults();

        // When
        with.catalogue.putTrend("soup", 0, signal("purchase", 600, 200));
        without.catalogue.putTrend("soup", 0, signal("purchase", 600, 0));

        // Then
        int slot = with.catalogue.slotOf("soup");
        Trends one = with.catalogue.trends();
        Trends other = without.catalogue.trends();
        assertThat(one.popularity(slot)).isEqualTo(600);
        assertThat(one.newest()).isEqualTo(other.newest());
        assertThat(one.log(slot, settings)).isEqualTo(other.log(slot, settings));
        assertThat(one.shares(settings, 7, Shop.NOW - WEEK)).isEqualTo(other.shares(settings, 7, Shop.NOW - WEEK));
        with.catalogue.putTrend("soup", 0, null);
        assertThat(one.repeatRate(0.02, type -> true)).isCloseTo(0.02, within(1e-12));
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

    private static void happened(Shop shop, int partition, long events, long repeats) {
        shop.catalogue.putTrend("soup", partition, signal("purchase", events, repeats));
    }

    private static TrendSignal signal(String type, long events, long repeats) {
        List<HourCount> counts = new ArrayList<>();
        counts.add(new HourCount(HourCount.hourOf(Shop.NOW - WEEK), type, events));
        if (repeats > 0) {
            counts.add(new HourCount(0, type + "~again", repeats));
        }
        return new TrendSignal(counts);
    }

    private static List<Recommendation> recommended(Shop shop, @Nullable RepeatPolicy asked) {
        Rules rules = asked == null ? Rules.NONE : Rules.NONE.withRepeat(asked);
        return shop.recommender()
                .recommend(shop.state(), Shop.NOW, RecommendationRequest.of(10).withRules(rules))
                .items();
    }
}
