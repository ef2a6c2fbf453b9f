package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.reason.Sentences;
import io.lethe.recommend.rule.Rules;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommenderTest {
    private static final RecommendationRequest TEN = RecommendationRequest.of(10);

    @Test
    void shouldRecommendWhatLiesNearAnInterest() {
        // Given
        Shop shop = Shop.standard().did("purchase", "sail", Shop.NOW - Shop.HOUR);

        // When
        List<String> ids = shop.recommended(TEN);

        // Then
        assertThat(ids).startsWith("dive", "reef").doesNotContain("sail").hasSize(6);
    }

    @Test
    void shouldScoreByTheWrittenFormula() {
        // Given
        Shop shop = new Shop()
                .item("a", "A", List.of(), 1, 0, 0, 0)
                .item("b", "B", List.of(), 0.6f, 0.8f, 0, 0)
                .follows("a", 0, "b", 3)
                .follows("a", 2, "b", 1)
                .follows("b", 1, "a", 2)
                .happened("a", 0, "purchase", Shop.NOW, 16)
                .happened("b", 0, "purchase", Shop.NOW, 4)
                .did("purchase", "a", Shop.NOW);

        // When
        Recommendation b = shop.recommender()
                .recommend(shop.state(), Shop.NOW, TEN)
                .items()
                .get(0);

        // Then
        double cosine = 95 * 127 / Math.sqrt((95 * 95 + 127 * 127) * (127.0 * 127));
        double cube = Math.pow(95 * 127 / Math.sqrt((95 * 95 + 127 * 127) * (127.0 * 127)), 3);
        assertThat(cosine).isCloseTo(0.6, within(0.003));
        double neighbour = (4 + 0.25 * 2) / (Math.pow(16, 0.5) * Math.pow(4, 0.3));
        double relevance = neighbour + (0.1 + 0.2) * cube;
        Map<Kind, Double> expected = Map.of(
                Kind.INTEREST,
                0.1 * cube,
                Kind.NEIGHBOUR,
                neighbour,
                Kind.TEXT,
                0.2 * cube,
                Kind.TREND,
                relevance * (Math.pow(0.25 / 1e-4 + 1, 0.08) - 1) + 0.03 * 4 / 16);
        assertThat(b.contributions()).hasSize(4).allSatisfy(contribution -> assertThat(contribution.value())
                .isCloseTo(expected.getOrDefault(contribution.kind(), Double.NaN), within(1e-9)));
        assertThat(b.sources()).first().isEqualTo(Kind.NEIGHBOUR);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldAddUpStayInOrderAndLeaveOutWhatIsDoneWith(long seed) {
        // Given
        Shop shop = random(new Random(seed), seed);
        UserState state = shop.state();
        Set<String> done = new HashSet<>(state.itemsWith(RepeatRule.CONSUMING));
        done.addAll(state.itemsWith(Set.of("hide")));

        // When
        RecommendationRequest request = new RecommendationRequest(20, ItemFilter.ANYTHING, Set.of("i7"), 0.3)
                .withRules(Rules.NONE.withRepeat(RepeatPolicy.NEVER));
        List<Recommendation> items =
                shop.recommender().recommend(state, Shop.NOW, request).items();
        List<Recommendation> again =
                shop.recommender().recommend(state, Shop.NOW, request).items();

        // Then
        assertThat(items).hasSize(20).isEqualTo(again);
        assertThat(Shop.ids(items))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(done)
                .doesNotContain("i7");
        double last = Double.POSITIVE_INFINITY;
        for (Recommendation item : items) {
            double sum = item.contributions().stream()
                    .mapToDouble(Contribution::value)
                    .sum();
            assertThat(sum).isCloseTo(item.score(), within(1e-9));
            assertThat(item.score()).isLessThanOrEqualTo(last + 1e-12);
            assertThat(item.contributions())
                    .allSatisfy(one -> assertThat(one.label()).isNotBlank());
            assertThat(new Sentences(shop.catalogue).of(item)).endsWith(".");
            last = item.score();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldNotDependOnTheOrderInWhichTheCatalogueWasFilled(long seed) {
        // Given
        Shop forwards = new Shop();
        Shop backwards = new Shop();
        for (int i = 0; i < 40; i++) {
            put(forwards, i, seed);
            put(backwards, 39 - i, seed);
        }
        forwards.did("view", "i3", Shop.NOW - Shop.HOUR).did("rating", "i9", Shop.NOW);
        backwards.did("view", "i3", Shop.NOW - Shop.HOUR).did("rating", "i9", Shop.NOW);

        // When
        List<String> one = forwards.recommended(TEN);
        List<String> other = backwards.recommended(TEN);

        // Then
        assertThat(one).isEqualTo(other);
    }

    @Test
    void shouldReturnEverythingThatAFilterLeaves() {
        // Given
        Shop shop = random(new Random(5), 5);
        for (int i = 0; i < 12; i++) {
            shop.item("rare" + i, "Rare " + i, "", List.of("Rare"), Map.of("price", (double) i), true, 0, 0, 0, 1 + i);
        }

        // When
        RecommendationRequest rare = new RecommendationRequest(100, new ItemFilter.InCategory("rare"), Set.of(), 0.1);
        RecommendationRequest dear = new RecommendationRequest(100, ItemFilter.parse("price>=9"), Set.of(), 0.1);

        // Then
        assertThat(shop.recommended(rare)).hasSize(12);
        assertThat(shop.recommended(dear)).containsExactlyInAnyOrder("rare9", "rare10", "rare11");
    }

    @Test
    void shouldLeaveOutWhatIsNotOffered() {
        // Given
        Shop shop = Shop.standard().did("view", "sail", Shop.NOW);
        shop.item("dive", "Diving deep", "", List.of("Sea"), Map.of(), false, 0.9f, 0.1f, 0, 0);
        shop.catalogue.markWithdrawn("reef", true);

        // When
        List<String> ids = shop.recommended(TEN);
        shop.catalogue.markWithdrawn("reef", false);
        List<String> after = shop.recommended(TEN);

        // Then
        assertThat(ids).doesNotContain("dive", "reef");
        assertThat(after).contains("reef").doesNotContain("dive");
    }

    @Test
    void shouldBringBackWhatWasOnlySeenButForLess() {
        // Given
        Shop shop = Shop.standard().did("view", "sail", Shop.NOW);

        // When
        Recommendation sail = shop.recommender().recommend(shop.state(), Shop.NOW, TEN).items().stream()
                .filter(item -> item.item().itemId().equals("sail"))
                .findFirst()
                .orElseThrow();

        // Then
        assertThat(sail.score()).isCloseTo(0.25 * (0.1 + 0.2 + 0.25), within(1e-9));
        assertThat(sail.contributions()).last().satisfies(repeat -> assertThat(repeat.kind())
                .isEqualTo(Kind.REPEAT));
        assertThat(shop.recommended(TEN)).startsWith("dive");
    }

    @Test
    void shouldGiveColdUsersWhatIsPopularHoweverLongAgo() {
        // Given
        long longAgo = 1_200_000_000_000L;
        Shop shop = Shop.standard()
                .happened("bread", 0, "purchase", longAgo, 5)
                .happened("mars", 0, "view", longAgo, 5)
                .happened("moon", 0, "view", Shop.NOW, 1);

        // When
        List<Recommendation> items = shop.recommender()
                .recommend(UserState.empty(new UserKey("default", "new")), Shop.NOW, TEN)
                .items();

        // Then
        assertThat(Shop.ids(items)).startsWith("moon", "bread", "mars").hasSize(7);
        assertThat(items.get(0).score()).isCloseTo(0.03, within(1e-12));
    }

    @Test
    void shouldGiveColdUsersWhatTheyTyped() {
        // Given
        Shop shop = Shop.standard().happened("bread", 0, "purchase", Shop.NOW, 1000);

        // When
        shop.typed("rockets and planets", Shop.NOW, 0, 1, 0, 0);
        List<Recommendation> items =
                shop.recommender().recommend(shop.state(), Shop.NOW, TEN).items();

        // Then
        assertThat(Shop.ids(items)).startsWith("mars", "moon");
        assertThat(new Sentences(shop.catalogue).of(items.get(0)))
                .containsIgnoringCase("it matches your search “rockets and planets”");
        assertThat(items.get(0).contributions().get(0).label()).contains("rockets", "planets");
    }

    @Test
    void shouldLowerWhatIsLikeADislikedThing() {
        // Given
        Shop shop = Shop.standard().did("dislike", "sail", Shop.NOW).did("purchase", "bread", Shop.NOW);

        // When
        List<String> ids = shop.recommended(TEN);

        // Then
        assertThat(ids).startsWith("soup").endsWith("dive").doesNotContain("sail", "bread");
    }

    @Test
    void shouldSpreadAListWhenAskedTo() {
        // Given
        Shop shop =
                Shop.standard().did("purchase", "sail", Shop.NOW - Shop.HOUR).follows("sail", 0, "mars", 1);
        shop.item("reef", "Corals far down south", List.of("Sea"), 0.9f, 0.1f, 0, 0);
        RecommendationRequest alike = new RecommendationRequest(2, ItemFilter.ANYTHING, Set.of("moon"), 0);
        RecommendationRequest varied = new RecommendationRequest(2, ItemFilter.ANYTHING, Set.of("mars", "moon"), 1);

        // When
        List<String> near = shop.recommended(alike);
        List<String> wide = shop.recommended(varied);

        // Then
        assertThat(near).containsExactly("mars", "dive");
        assertThat(wide).first().isEqualTo("dive");
        assertThat(wide).last().isNotEqualTo("reef");
    }

    @Test
    void shouldUndoASignalThatIsTakenAway() {
        // Given
        Shop shop = Shop.standard()
                .follows("sail", 0, "soup", 3)
                .follows("sail", 1, "bread", 2)
                .did("purchase", "sail", Shop.NOW);

        // When
        shop.catalogue.putNeighbours("sail", 0, null);
        List<Recommendation> items =
                shop.recommender().recommend(shop.state(), Shop.NOW, TEN).items();

        // Then
        assertThat(items.get(0).item().itemId()).isEqualTo("bread");
        assertThat(items)
                .filteredOn(item -> item.sources().contains(Kind.NEIGHBOUR))
                .hasSize(1);
    }

    @Test
    @Tag("long")
    void shouldRankAHundredThousandItemsForAUserOfManyInterests() {
        // Given
        Random random = new Random(3);
        Shop shop = new Shop();
        for (int i = 0; i < 100_000; i++) {
            float[] vector = new float[384];
            for (int d = 0; d < vector.length; d++) {
                vector[d] = (float) random.nextGaussian();
            }
            shop.item("i" + i, "Title " + i, List.of("c" + i % 20), vector);
        }
        for (int i = 0; i < 30; i++) {
            shop.did("view", "i" + 997 * i, Shop.NOW - i * Shop.HOUR);
        }
        UserState state = shop.state();

        // When
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            List<Recommendation> items =
                    shop.recommender().recommend(state, Shop.NOW, TEN).items();
            best = Math.min(best, System.nanoTime() - start);
            assertThat(items).hasSize(10);
        }

        // Then
        System.out.printf("recommendations from 100,000 x 384 with 8 interests: %.1f ms%n", best / 1e6);
        assertThat(best).isLessThan(1_000_000_000L);
    }

    private static Shop random(Random random, long seed) {
        Shop shop = new Shop();
        for (int i = 0; i < 60; i++) {
            put(shop, i, seed);
            shop.follows("i" + i, i % 3, "i" + random.nextInt(60), 1 + random.nextInt(4));
            shop.happened("i" + i, i % 4, "view", Shop.NOW - random.nextInt(1000) * Shop.HOUR, 1 + random.nextInt(9));
        }
        List<String> types = List.of("view", "purchase", "click", "hide", "like");
        for (int i = 0; i < 15; i++) {
            shop.did(types.get(random.nextInt(5)), "i" + random.nextInt(60), Shop.NOW - (15 - i) * Shop.HOUR);
        }
        return shop;
    }

    private static void put(Shop shop, int i, long seed) {
        Random random = new Random(seed * 1000 + i);
        shop.item(
                "i" + i,
                "Title number " + i,
                List.of("c" + i % 5),
                (float) random.nextGaussian(),
                (float) random.nextGaussian(),
                (float) random.nextGaussian(),
                (float) random.nextGaussian());
    }
}
