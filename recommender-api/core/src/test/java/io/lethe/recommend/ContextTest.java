package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextCount;
import io.lethe.interest.signal.ContextKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.ContextSettings;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.ranking.Feature;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.reason.Sentences;
import io.lethe.recommend.trend.ContextLift;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists in the context of a request: what is chosen on the phone comes first on the phone. */
class ContextTest {
    private static final Circumstance PHONE = new Circumstance(ContextKey.DEVICE, "phone");
    private static final Circumstance DESK = new Circumstance(ContextKey.DEVICE, "desk");
    private static final Circumstance HOME = new Circumstance(ContextKey.PLACE, "home");
    private static final UserState NOBODY = UserState.empty(new UserKey(Shop.TENANT, "nobody"));
    private static final double EXACT = 1e-12;

    /** Sea is for the phone and kitchen for the desk; of space nobody said on what it was chosen. */
    private static Shop shop() {
        Shop shop = Shop.standard();
        chosen(shop, "sail", 0, 40, 10);
        chosen(shop, "dive", 0, 30, 0);
        chosen(shop, "dive", 1, 0, 10);
        chosen(shop, "bread", 0, 10, 60);
        chosen(shop, "soup", 0, 10, 30);
        return shop.happened("moon", 0, "view", Shop.NOW, 50);
    }

    /** Chosen on a day whose middle is still to come, so that nothing has aged. */
    private static void chosen(Shop shop, String item, int partition, long onPhone, long atDesk) {
        long day = ContextCount.dayOf(Shop.NOW) + 1;
        List<ContextCount> counts = new ArrayList<>();
        if (onPhone > 0) {
            counts.add(new ContextCount(PHONE, "view", day, onPhone));
        }
        if (atDesk > 0) {
            counts.add(new ContextCount(DESK, "view", day, atDesk));
        }
        HourCount hour = new HourCount(HourCount.hourOf(Shop.NOW), "view", onPhone + atDesk);
        shop.catalogue.putTrend(item, partition, TrendSignal.of(List.of(hour), counts));
    }

    private static RecommendationRequest ten(Circumstance... context) {
        return new RecommendationRequest(10, ItemFilter.ANYTHING, Set.of(), 0).withContext(List.of(context));
    }

    private static List<Recommendation> list(
            Shop shop, RankingSettings settings, UserState state, Circumstance... context) {
        return new Recommender(shop.catalogue, settings)
                .recommend(state, Shop.NOW, ten(context))
                .items();
    }

    private static double times(Shop shop, String item, Circumstance... context) {
        ContextLift lift = shop.catalogue
                .trends()
                .lift(
                        RankingSettings.defaults(),
                        List.of(context),
                        Shop.NOW,
                        shop.catalogue.slots(),
                        shop.catalogue::category);
        return lift.of(shop.catalogue.slotOf(item));
    }

    @Test
    void shouldSayHowManyTimesAsOftenByItemAndCategory() {
        // Given
        Shop shop = shop();
        double phone = 90 / 200.0;
        double sea = (70 + 10 * phone) / (90 + 10);

        // Then
        assertThat(times(shop, "sail", PHONE)).isCloseTo((40 + 10 * sea) / 60 / phone, within(EXACT));
        assertThat(times(shop, "dive", PHONE)).isCloseTo((30 + 10 * sea) / 50 / phone, within(EXACT));
        assertThat(times(shop, "reef", PHONE)).isCloseTo(sea / phone, within(EXACT));
        assertThat(times(shop, "moon", PHONE)).isEqualTo(1);
        assertThat(times(shop, "bread", PHONE)).isLessThan(0.5);
    }

    @Test
    void shouldFollowSignalsAndCategoriesThatChange() {
        // Given
        Shop shop = shop();
        double before = times(shop, "reef", PHONE);

        // When
        shop.item("reef", "Life on the reef", List.of("Kitchen"), 0.8f, 0, 0.2f, 0);
        double moved = times(shop, "reef", PHONE);
        shop.catalogue.putTrend("bread", 0, null);
        shop.catalogue.putTrend("soup", 0, null);

        // Then
        assertThat(before).isGreaterThan(1.2);
        assertThat(moved).isLessThan(0.8);
        assertThat(times(shop, "reef", PHONE)).isEqualTo(1);
        assertThat(times(shop, "sail", PHONE)).isLessThan(1.1);
    }

    @Test
    void shouldBoundWhatFewChoicesOfOneKindSay() {
        // Given
        Shop shop = Shop.standard();
        chosen(shop, "sail", 0, 1_000, 0);
        chosen(shop, "bread", 0, 0, 100_000);

        // Then
        assertThat(times(shop, "sail", PHONE)).isEqualTo(4);
        assertThat(times(shop, "bread", PHONE)).isEqualTo(0.25);
        assertThat(times(shop, "sail", PHONE, HOME)).isEqualTo(4);
    }

    @Test
    void shouldLetOldChoicesFade() {
        // Given
        Shop shop = Shop.standard();
        long day = ContextCount.dayOf(Shop.NOW);
        for (String item : List.of("sail", "bread")) {
            boolean changed = item.equals("sail");
            shop.catalogue.putTrend(
                    item,
                    0,
                    TrendSignal.of(
                            List.of(new HourCount(HourCount.hourOf(Shop.NOW), "view", 200)),
                            List.of(
                                    new ContextCount(changed ? PHONE : DESK, "view", day - 2_000, 100),
                                    new ContextCount(changed ? DESK : PHONE, "view", day, 100))));
        }

        // Then
        assertThat(times(shop, "sail", PHONE)).isLessThan(0.3);
        assertThat(times(shop, "bread", PHONE)).isGreaterThan(1.7);
    }

    @Test
    void shouldChangeNothingWithoutContextOrWeightOrChoices() {
        // Given
        Shop shop = shop().did("view", "dive", Shop.NOW - Shop.HOUR).did("view", "soup", Shop.NOW - 2 * Shop.HOUR);
        RankingSettings settings = RankingSettings.defaults();
        RankingSettings off =
                settings.withContext(new ContextSettings(0, settings.context().keys()));
        List<Recommendation> plain = list(shop, settings, shop.state());

        // Then
        assertThat(list(shop, off, shop.state(), PHONE)).isEqualTo(plain);
        assertThat(list(shop, settings, shop.state(), HOME)).isEqualTo(plain);
        assertThat(list(shop, settings, shop.state(), new Circumstance(ContextKey.DEVICE, "telex")))
                .isEqualTo(plain);
        assertThat(list(shop, settings, shop.state(), PHONE)).isNotEqualTo(plain);
        assertThat(plain).noneMatch(one -> one.contributions().stream().anyMatch(part -> part.kind() == Kind.CONTEXT));
    }

    @Test
    void shouldPutFirstForANewcomerWhatIsPopularInTheContext() {
        // Given
        Shop shop = shop();
        RankingSettings settings = RankingSettings.defaults();

        // Then
        assertThat(Shop.ids(list(shop, settings, NOBODY)).get(0)).isEqualTo("bread");
        assertThat(Shop.ids(list(shop, settings, NOBODY, PHONE)).subList(0, 2)).containsExactly("sail", "dive");
        assertThat(Shop.ids(list(shop, settings, NOBODY, DESK)).subList(0, 2)).containsExactly("bread", "soup");
    }

    @Test
    void shouldMultiplyAPositiveScoreAndAddUp() {
        // Given
        Shop shop = shop().did("view", "dive", Shop.NOW - Shop.HOUR).did("view", "soup", Shop.NOW - 2 * Shop.HOUR);
        RankingSettings settings = Shop.NEXT_CHOICE.withContext(
                new ContextSettings(2, Shop.NEXT_CHOICE.context().keys()));

        // When
        Scoring plain = new Recommender(shop.catalogue, settings).judge(shop.state(), Shop.NOW);
        Scoring onPhone = new Recommender(shop.catalogue, settings).judge(shop.state(), Shop.NOW, List.of(PHONE));

        // Then
        for (String item : List.of("sail", "reef", "bread", "moon")) {
            int slot = shop.catalogue.slotOf(item);
            double times = times(shop, item, PHONE);
            assertThat(onPhone.relevance(slot))
                    .as(item)
                    .isCloseTo(plain.relevance(slot) * times * times, within(EXACT));
            Recommendation told = onPhone.recommendation(Objects.requireNonNull(shop.catalogue.find(item)));
            assertThat(told.score()).isCloseTo(onPhone.relevance(slot), within(EXACT));
            assertThat(told.contributions().stream().filter(part -> part.kind() == Kind.CONTEXT))
                    .hasSize(times == 1 ? 0 : 1);
        }
    }

    @Test
    void shouldGivePlacesToTheInterestOfTheContext() {
        // Given
        Shop shop = shop();
        for (int i = 0; i < 10; i++) {
            shop.item("sea" + i, "Sea " + i, List.of("Sea"), 1, 0.02f * i, 0, 0);
            shop.item("pot" + i, "Pot " + i, List.of("Kitchen"), 0, 0.02f * i, 1, 0);
        }
        shop.did("view", "sail", Shop.NOW - Shop.HOUR).did("view", "bread", Shop.NOW - 2 * Shop.HOUR);
        RankingSettings settings = RankingSettings.defaults();

        // Then
        assertThat(ofSea(list(shop, settings, shop.state(), PHONE)))
                .isGreaterThan(ofSea(list(shop, settings, shop.state())));
        assertThat(ofSea(list(shop, settings, shop.state(), DESK)))
                .isLessThan(ofSea(list(shop, settings, shop.state())));
    }

    private static long ofSea(List<Recommendation> list) {
        return list.stream()
                .filter(one -> one.item().item().categories().contains("Sea"))
                .count();
    }

    @Test
    void shouldWeighWhatALearnedRankerSaysToo() {
        // Given
        Shop shop = shop();
        Ranker byEvents = TinyRankers.split(Feature.TREND_EVENTS, Math.log(45), 1, 1.2);
        Recommender recommender = new Recommender(shop.catalogue, Shop.NEXT_CHOICE, byEvents);

        // When
        List<Recommendation> plain =
                recommender.recommend(NOBODY, Shop.NOW, ten()).items();
        List<Recommendation> onPhone =
                recommender.recommend(NOBODY, Shop.NOW, ten(PHONE)).items();

        // Then
        assertThat(onPhone.get(0).item().itemId()).isEqualTo("sail");
        Recommendation then = plain.stream()
                .filter(one -> one.item().itemId().equals("sail"))
                .findFirst()
                .orElseThrow();
        assertThat(onPhone.get(0).score()).isCloseTo(then.score() * times(shop, "sail", PHONE), within(EXACT));
    }

    @Test
    void shouldSayHowMuchMoreOftenInWords() {
        // Given
        Shop shop = shop();
        Recommendation first = list(shop, Shop.NEXT_CHOICE, NOBODY, PHONE).get(0);
        Contribution part = first.contributions().stream()
                .filter(one -> one.kind() == Kind.CONTEXT)
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(part.label()).isEqualTo("1.76 times as often in device:phone");
        assertThat(new Sentences(shop.catalogue).of(first)).contains("n the “phone” it is chosen 1.8 times as often");
        assertThat(new Sentences(shop.catalogue, Language.CHINESE).of(first)).contains("设备为“phone”时，它被选择的次数是平时的 1.8 倍");
        assertThat(Language.CHINESE.label(part)).isEqualTo("设备为“phone”：1.76 倍");
    }
}
