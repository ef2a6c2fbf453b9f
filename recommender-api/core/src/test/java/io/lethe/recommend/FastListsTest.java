package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.RankOrder;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.SeenPolicy;
import io.lethe.recommend.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists made the short way are those that explaining and sorting every item makes. */
class FastListsTest {
    private static final RankingSettings SETTINGS = RankingSettings.defaults();

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldListWhatSortingAllItemsLists(long seed) {
        // Given
        Random random = new Random(seed);
        Shop shop = RandomShop.of(random);
        UserState state = shop.state();
        RecommendationRequest request = request(random, 0);

        // When
        Scoring scoring = new Recommender(shop.catalogue, SETTINGS).judge(state, Shop.NOW);
        List<Recommendation> list = scoring.list(request).items();

        // Then
        assertThat(list).isEqualTo(plain(shop, state, scoring, request));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldGiveScoresThatAreTheSumsOfTheirReasons(long seed) {
        // Given
        Random random = new Random(seed);
        Shop shop = RandomShop.of(random);
        RecommendationRequest request = request(random, random.nextDouble());

        // When
        Scoring scoring = new Recommender(shop.catalogue, SETTINGS).judge(shop.state(), Shop.NOW);
        List<Recommendation> list = scoring.list(request).items();

        // Then
        for (Recommendation one : list) {
            double sum = 0;
            for (var contribution : one.contributions()) {
                sum += contribution.value();
            }
            assertThat(one.score()).isEqualTo(sum);
        }
        for (int slot = 0; slot < shop.catalogue.slots(); slot++) {
            CatalogueItem item = shop.catalogue.at(slot);
            if (item != null) {
                assertThat(scoring.relevance(slot))
                        .isCloseTo(scoring.recommendation(item).score(), within(1e-9));
            }
        }
    }

    private static RecommendationRequest request(Random random, double steering) {
        ItemFilter filter = random.nextInt(3) == 0 ? ItemFilter.parse("category:kind 2") : ItemFilter.ANYTHING;
        Set<String> exclude = random.nextBoolean() ? Set.of(RandomShop.id(1), RandomShop.id(5)) : Set.of();
        SeenPolicy seen = SeenPolicy.values()[random.nextInt(SeenPolicy.values().length)];
        Rules rules = Rules.NONE.withSteering(steering).withSeen(seen);
        return new RecommendationRequest(1 + random.nextInt(15), filter, exclude, 0, rules);
    }

    private static List<Recommendation> plain(
            Shop shop, UserState state, Scoring scoring, RecommendationRequest request) {
        Rules rules = request.rules();
        Seen seen = Seen.of(state, Shop.NOW, SETTINGS, rules.repeat(), rules.seen(), shop.catalogue.trends());
        List<Recommendation> all = new ArrayList<>();
        for (int slot = 0; slot < shop.catalogue.slots(); slot++) {
            CatalogueItem item = shop.catalogue.at(slot);
            if (item != null && scoring.eligible(request).test(item)) {
                all.add(new Recommendation(
                        item,
                        Scoring.contributions(item, scoring.recommendation(item).contributions(), seen, SETTINGS)));
            }
        }
        RankOrder order = new RankOrder(shop.catalogue.trends(), SETTINGS);
        all.sort((left, right) -> order.compare(left.score(), left.item(), right.score(), right.item()));
        return all.subList(0, Math.min(request.limit(), all.size()));
    }
}
