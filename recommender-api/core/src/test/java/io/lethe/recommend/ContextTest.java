package io.lethe.recommend;

import static io.lethe.recommend.ContextShop.DESK;
import static io.lethe.recommend.ContextShop.HOME;
import static io.lethe.recommend.ContextShop.PHONE;
import static io.lethe.recommend.ContextShop.chosen;
import static io.lethe.recommend.ContextShop.shop;
import static io.lethe.recommend.ContextShop.times;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextKey;
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
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists in the context of a request: what is chosen on the phone comes first on the phone. */
class ContextTest {
    private static final UserState NOBODY = UserState.empty(new UserKey(Shop.TENANT, "nobody"));
    private static final double EXACT = 1e-12;

    private static RecommendationRequest ten(Circumstance... context) {
        return new RecommendationRequest(10, ItemFilter.ANYTHING, Set.of(), 0).withContext(List.of(context));
    }

    private static List<Recommendation> list(
            Shop shop, RankingSettings settings, UserState state, Circumstance... context) {
        return new Recommender(shop.catalogue, settings)
                .recommend(state, Shop.NOW, ten(context))
                .items();
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
        Shop unsaid =
                shop(false).did("view", "dive", Shop.NOW - Shop.HOUR).did("view", "soup", Shop.NOW - 2 * Shop.HOUR);
        assertThat(list(unsaid, settings, unsaid.state(), PHONE).toString()).isEqualTo(plain.toString());
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
        RankingSettings whole =
                settings.withContext(new ContextSettings(1, settings.context().keys()));
        assertThat(Shop.ids(list(shop, settings, NOBODY, DESK)).get(0)).isEqualTo("bread");
        assertThat(Shop.ids(list(shop, whole, NOBODY, DESK)).subList(0, 2)).containsExactly("bread", "soup");
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
        assertThat(onPhone.get(0).score())
                .isCloseTo(of("sail", plain).score() * Math.sqrt(times(shop, "sail", PHONE)), within(EXACT));
    }

    @Test
    void shouldShowALearnedRankerTheOrderWithoutContext() {
        // Given
        Shop shop = shop().did("view", "sail", Shop.NOW - Shop.HOUR);
        Ranker byPlace = TinyRankers.split(Feature.MIX_PLACE, 0.5, 2, 1);
        Recommender recommender = new Recommender(shop.catalogue, Shop.NEXT_CHOICE, byPlace);

        // When
        Scoring plain = recommender.judge(shop.state(), Shop.NOW);
        Scoring onPhone = recommender.judge(shop.state(), Shop.NOW, List.of(PHONE));
        Scoring atDesk = recommender.judge(shop.state(), Shop.NOW, List.of(DESK));

        // Then
        assertThat(rows(onPhone)).isNotEmpty().isEqualTo(rows(plain));
        assertThat(rows(atDesk)).isEqualTo(rows(plain));
        String first = plain.list(ten()).items().get(0).item().itemId();
        for (Scoring asked : List.of(onPhone, atDesk)) {
            Recommendation same = asked.list(ten()).items().get(0);
            assertThat(same.item().itemId()).isEqualTo(first);
            double factor = Math.sqrt(times(shop, first, asked == onPhone ? PHONE : DESK));
            assertThat(same.score()).isCloseTo(factor, within(EXACT));
        }
    }

    private static List<String> rows(Scoring scoring) {
        return scoring.rows(ten()).stream()
                .map(row -> row.item().itemId()
                        + Stream.of(Feature.values()).map(row::at).toList())
                .toList();
    }

    @Test
    void shouldSayHowMuchMoreOftenInWords() {
        // Given
        Shop shop = shop();
        Recommendation first = list(shop, Shop.NEXT_CHOICE, NOBODY, PHONE).get(0);
        Contribution part = inContext(first);

        // Then
        assertThat(part.label()).isEqualTo("about 1.7 times as often in device:phone");
        assertThat(new Sentences(shop.catalogue).of(first))
                .contains("n the “phone” it is chosen about 1.7 times as often");
        assertThat(new Sentences(shop.catalogue, Language.CHINESE).of(first))
                .contains("设备为“phone”时，它被选择的次数约是平时的 1.7 倍");
        assertThat(Language.CHINESE.label(part)).isEqualTo("设备为“phone”：约 1.7 倍");
    }

    @Test
    void shouldNotSayOfAnItemWhatIsKnownOfItsCategory() {
        // Given
        Shop shop = shop().happened("reef", 0, "view", Shop.NOW, 60);
        Recommendation reef = of("reef", list(shop, Shop.NEXT_CHOICE, NOBODY, PHONE));
        Contribution part = inContext(reef);

        // Then
        assertThat(part.label()).isEqualTo("it, or its category, about 1.6 times as often in device:phone");
        assertThat(new Sentences(shop.catalogue).of(reef))
                .contains("n the “phone” it, or its category, is chosen more often");
        assertThat(new Sentences(shop.catalogue, Language.CHINESE).of(reef)).contains("设备为“phone”时，它或它所属的类别被选得更多");
        assertThat(Language.CHINESE.label(part)).isEqualTo("设备为“phone”：它或它所属的类别约 1.6 倍");
    }

    @Test
    void shouldKeepQuietOfWhatHardlyDiffers() {
        // Given
        Shop shop = Shop.standard();
        chosen(shop, "sail", 0, 51, 49);
        chosen(shop, "mars", 0, 49, 51);
        RankingSettings strong = Shop.NEXT_CHOICE.withContext(
                new ContextSettings(10, Shop.NEXT_CHOICE.context().keys()));
        Recommendation sail = of("sail", list(shop, strong, NOBODY, PHONE));

        // Then
        assertThat(sail.share(inContext(sail))).isGreaterThan(0.1);
        assertThat(new Sentences(shop.catalogue).of(sail)).isEqualTo("It is popular with everybody now.");
    }

    private static Recommendation of(String itemId, List<Recommendation> list) {
        return list.stream()
                .filter(one -> one.item().itemId().equals(itemId))
                .findFirst()
                .orElseThrow();
    }

    private static Contribution inContext(Recommendation one) {
        return one.contributions().stream()
                .filter(part -> part.kind() == Kind.CONTEXT)
                .findFirst()
                .orElseThrow();
    }
}
