package io.lethe.recommend;

import static io.lethe.recommend.ContextShop.DESK;
import static io.lethe.recommend.ContextShop.HOME;
import static io.lethe.recommend.ContextShop.PHONE;
import static io.lethe.recommend.ContextShop.SEVEN;
import static io.lethe.recommend.ContextShop.chosen;
import static io.lethe.recommend.ContextShop.chosenBySeven;
import static io.lethe.recommend.ContextShop.lift;
import static io.lethe.recommend.ContextShop.lookups;
import static io.lethe.recommend.ContextShop.shop;
import static io.lethe.recommend.ContextShop.times;
import static io.lethe.recommend.ContextShop.town;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextCount;
import io.lethe.interest.signal.ContextKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.lethe.recommend.trend.ContextLift;
import io.lethe.recommend.trend.ContextTrends;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** How many times as often things are chosen in a circumstance. */
class ContextTrendsTest {
    private static final double EXACT = 1e-12;

    @Test
    void shouldSayHowManyTimesAsOftenByItemAndCategory() {
        // Given
        Shop shop = shop();
        double phone = 90 / 200.0;
        double sea = (70 + 10) / (90 * phone + 10);

        // Then
        assertThat(times(shop, "sail", PHONE)).isCloseTo((40 + 10 * sea) / (50 * phone + 10), within(EXACT));
        assertThat(times(shop, "dive", PHONE)).isCloseTo((30 + 10 * sea) / (40 * phone + 10), within(EXACT));
        assertThat(times(shop, "reef", PHONE)).isCloseTo(sea, within(EXACT));
        assertThat(times(shop, "moon", PHONE)).isEqualTo(1);
        assertThat(times(shop, "bread", PHONE)).isLessThan(0.5);
    }

    @Test
    void shouldSayLittleByFewChoicesInARareCircumstance() {
        // Given
        Shop shop = Shop.standard();
        chosenBySeven(shop, "soup", 1_000, 23_000);
        chosenBySeven(shop, "sail", 1, 0);
        chosenBySeven(shop, "mars", 2, 0);
        chosenBySeven(shop, "reef", 0, 20);

        // Then
        assertThat(times(shop, "sail", SEVEN)).isBetween(1.0, 1.2);
        assertThat(times(shop, "mars", SEVEN)).isBetween(1.2, 1.5);
        assertThat(times(shop, "reef", SEVEN)).isBetween(0.8, 1.0);
        assertThat(times(shop, "soup", SEVEN)).isCloseTo(1, within(0.01));
    }

    @Test
    void shouldNotCountAgainstAnItemWhatASignalDoesNotTellApart() {
        // Given
        Shop shop = shop();
        List<ContextCount> towns = new ArrayList<>();
        long day = ContextCount.dayOf(Shop.NOW) + 1;
        for (int town = 0; town < 40; town++) {
            towns.add(new ContextCount(town(town), "view", day, 100 - town));
        }
        HourCount hour = new HourCount(HourCount.hourOf(Shop.NOW), "view", 4_000);
        shop.catalogue.putTrend("moon", 0, TrendSignal.of(List.of(hour), towns));
        chosen(shop, "bread", 2, 30, town(39), 970, town(0), 1_000);
        chosen(shop, "mars", 0, 10, town(39), 0, town(0), 10);

        // Then
        double mars = times(shop, "mars", town(39));
        assertThat(times(shop, "moon", town(39))).isBetween(1.0, mars).isGreaterThan(1.01);
        assertThat(lift(shop, Shop.NOW, town(39)).isOwn(shop.catalogue.slotOf("moon")))
                .isFalse();
        assertThat(times(shop, "bread", town(39))).isCloseTo(1, within(0.3));
        assertThat(times(shop, "moon", town(31))).isGreaterThan(1);
    }

    @Test
    void shouldKeepWhatFollowsFromTheNewestHour() {
        // Given
        Shop shop = shop();
        shop.catalogue.putTrend("mars", 0, oldAndNew());
        int all = lookups(shop, Shop.NOW - 2 * Shop.HOUR, PHONE);
        int now = lookups(shop, Shop.NOW, PHONE);

        // Then
        assertThat(now).isPositive().isEqualTo(all);
        assertThat(lookups(shop, Shop.NOW + 1, PHONE)).isZero();
        assertThat(lookups(shop, Shop.NOW - 2 * Shop.HOUR, PHONE)).isEqualTo(all);
        assertThat(lookups(shop, Shop.NOW + 1, PHONE)).isZero();
        assertThat(lookups(shop, Shop.NOW, HOME)).isZero();
        shop.happened("soup", 3, "view", Shop.NOW, 1);
        shop.item("sail", "Sailing again", List.of("Sea"), 1, 0, 0, 0);
        assertThat(lookups(shop, Shop.NOW, PHONE)).isZero();
        chosen(shop, "soup", 3, 1, 0);
        assertThat(lookups(shop, Shop.NOW, PHONE)).isEqualTo(all);
    }

    @Test
    void shouldKeepTheCircumstancesOfManyValues() {
        // Given
        Shop shop = Shop.standard();
        for (int place = 0; place < 70; place++) {
            chosen(shop, "sail", place, 5, town(place), 5, HOME, 10);
        }
        for (int place = 0; place < 70; place++) {
            assertThat(lookups(shop, Shop.NOW, town(place))).isPositive();
        }

        // When
        int again = 0;
        for (int place = 0; place < 70; place++) {
            again += lookups(shop, Shop.NOW, town(place)) > 0 ? 1 : 0;
        }

        // Then
        assertThat(again).isLessThan(35);
    }

    /** Of which less is left by the end of the hour than at its beginning. */
    private static TrendSignal oldAndNew() {
        long day = ContextCount.dayOf(Shop.NOW);
        return TrendSignal.of(
                List.of(new HourCount(HourCount.hourOf(Shop.NOW), "view", 20)),
                List.of(new ContextCount(PHONE, "view", day - 40, 10), new ContextCount(DESK, "view", day - 3, 10)));
    }

    @Test
    void shouldGiveTheSameWhateverTheOrderOfArrival() {
        // Given
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ids.add("p" + i);
        }
        double[] forward = afterArrival(ids);
        Collections.reverse(ids);

        // Then
        assertThat(afterArrival(ids)).containsExactly(forward);
    }

    private static double[] afterArrival(List<String> ids) {
        Shop shop = new Shop();
        long day = ContextCount.dayOf(Shop.NOW);
        for (String id : ids) {
            int number = Integer.parseInt(id.substring(1));
            shop.item(id, id, List.of(number % 2 == 0 ? "Sea" : "Kitchen"), 1, 0, 0, 0);
            shop.catalogue.putTrend(
                    id,
                    0,
                    TrendSignal.of(
                            List.of(new HourCount(HourCount.hourOf(Shop.NOW), "view", 3 + number)),
                            List.of(
                                    new ContextCount(PHONE, "view", day - number, 1 + number % 7),
                                    new ContextCount(DESK, "like", day - 2L * number, 1 + number % 5))));
        }
        ContextLift lift = lift(shop, Shop.NOW, PHONE);
        return ids.stream()
                .sorted()
                .mapToDouble(id -> lift.of(shop.catalogue.slotOf(id)))
                .toArray();
    }

    @Test
    void shouldForgetAValueWithItsLastChoice() {
        // Given
        Shop shop = shop();
        chosen(shop, "mars", 1, 3, HOME, 0, DESK, 3);
        ContextTrends contexts = shop.catalogue.trends().contexts();
        boolean before = contexts.wasChosenIn(HOME);
        double times = times(shop, "mars", HOME);

        // When
        shop.catalogue.putTrend("mars", 1, null);

        // Then
        assertThat(before).isTrue();
        assertThat(times).isEqualTo(1);
        assertThat(contexts.wasChosenIn(HOME)).isFalse();
        assertThat(lift(shop, Shop.NOW, HOME).isIdle()).isTrue();
        assertThat(contexts.wasChosenIn(PHONE)).isTrue();
    }

    @Test
    void shouldNameValuesOfTenChoicesOfTwoItemsOnly() {
        // Given
        Shop shop = shop();
        chosen(shop, "mars", 0, 8, HOME, 20, new Circumstance(ContextKey.PLACE, "anna"), 28);
        ContextTrends contexts = shop.catalogue.trends().contexts();
        SortedSet<String> ofOne = contexts.values(ContextKey.PLACE);
        chosen(shop, "reef", 0, 1, HOME, 0, DESK, 1);
        SortedSet<String> ofNine = contexts.values(ContextKey.PLACE);
        chosen(shop, "reef", 0, 2, HOME, 0, DESK, 2);

        // Then
        assertThat(ofOne).isEmpty();
        assertThat(ofNine).isEmpty();
        assertThat(contexts.values(ContextKey.PLACE)).containsExactly("home");
        assertThat(contexts.values(ContextKey.DEVICE)).containsExactly("desk", "phone");
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
}
