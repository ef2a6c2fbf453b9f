package io.lethe.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.embedding.Embedding;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.reason.Sentences;
import io.lethe.recommend.rule.Rules;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final long WEEK = 7 * 24 * Shop.HOUR;

    @Test
    void shouldGiveEachKindOfReasonARowAndNoItemTwoRows() {
        // Given
        Shop shop = Shop.standard()
                .item("rope", "Ropes", List.of("Shop", "Sea"), 0.7f, 0, 0, 0.3f)
                .item("net", "Nets", List.of("Shop", "Sea"), 0.6f, 0, 0, 0.4f)
                .item("boat", "Boats", List.of("Sea"), 0.5f, 0, 0, 0.5f)
                .item("pan", "Pans", List.of("Kitchen"), 0, 0, 0.8f, 0.2f)
                .happened("net", 0, "view", Shop.NOW, 3)
                .happened("rope", 0, "view", Shop.NOW, 4)
                .happened("reef", 0, "view", Shop.NOW, 4)
                .happened("mars", 0, "view", Shop.NOW, 9)
                .typed("rockets", Shop.NOW - 2 * Shop.HOUR, 0, 1, 0, 0)
                .did("view", "soup", Shop.NOW - Shop.HOUR);
        for (int week = 6; week > 0; week--) {
            shop.did("purchase", "sail", Shop.NOW - week * WEEK);
            shop.did("purchase", "dive", Shop.NOW - week * WEEK + 1);
        }

        // When
        List<Row> rows = rows(shop, shop.state(), RecommendationRequest.of(2), 9);
        List<Row> two = rows(shop, shop.state(), RecommendationRequest.of(1), 2);

        // Then
        assertThat(rows.stream().map(Row::kind).limit(5))
                .containsExactly(Row.Kind.INTEREST, Row.Kind.ITEM, Row.Kind.WORDS, Row.Kind.REPEAT, Row.Kind.TREND);
        assertThat(rows.get(0).title()).isEqualTo("Because you are into Sea");
        assertThat(rows.get(0).interestId()).isNotNull();
        assertThat(rows.get(1).title()).isEqualTo("Because you looked at “A pot of soup”");
        assertThat(rows.get(1).itemId()).isEqualTo("soup");
        assertThat(rows.get(1).events()).hasSize(1);
        assertThat(rows.get(2).title()).isEqualTo("Because you searched for “rockets”");
        assertThat(Shop.ids(rows.get(2).items())).isEqualTo(List.of("mars", "moon"));
        assertThat(rows.get(3).title()).isEqualTo("You keep coming back to these");
        assertThat(rows.get(4).title()).isEqualTo("Trending in Sea");
        assertThat(Shop.ids(rows.get(4).items())).containsExactly("net");
        assertThat(rows.stream().flatMap(row -> Shop.ids(row.items()).stream())).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.items()).hasSizeBetween(1, 2));
        assertThat(two).hasSize(2);
    }

    @Test
    void shouldKeepTheRulesOfTheRequestInEachRow() {
        // Given
        Shop shop = Shop.standard();
        for (int week = 6; week > 0; week--) {
            shop.did("purchase", "sail", Shop.NOW - week * WEEK);
        }
        RecommendationRequest never = RecommendationRequest.of(10).withRules(Rules.NONE.withRepeat(RepeatPolicy.NEVER));

        // When
        List<Row> usual = rows(shop, shop.state(), RecommendationRequest.of(10), 9);
        List<Row> once = rows(shop, shop.state(), never, 9);

        // Then
        assertThat(usual.stream().flatMap(row -> Shop.ids(row.items()).stream()))
                .contains("sail");
        assertThat(once).isNotEmpty();
        assertThat(once.stream().flatMap(row -> Shop.ids(row.items()).stream())).doesNotContain("sail");
    }

    @Test
    void shouldGiveColdUsersWhatIsPopular() {
        // Given
        Shop shop = Shop.standard().happened("mars", 0, "view", Shop.NOW, 9).happened("soup", 0, "view", Shop.NOW, 3);

        // When
        List<Row> rows = rows(shop, UserState.empty(new UserKey("default", "new")), RecommendationRequest.of(10), 5);

        // Then
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).title()).isEqualTo("Popular now");
        assertThat(Shop.ids(rows.get(0).items())).containsExactly("mars", "soup");
    }

    @Test
    void shouldSearchForSomebody() {
        // Given
        Shop shop = Shop.standard()
                .item("pot", "A pot for the galley", List.of("Sea"), 0.6f, 0, 0.8f, 0)
                .item("oven", "A pot for the oven", List.of("Kitchen"), 0, 0.6f, 0.8f, 0)
                .did("purchase", "sail", Shop.NOW);
        Meaning cooking = new Meaning(Embedding.normalized(new float[] {0, 0, 1, 0}), Shop.MODEL);
        Scoring anna = shop.recommender().judge(shop.state(), Shop.NOW);

        // When
        List<Recommendation> plain =
                new PersonalSearch(shop.catalogue, null, 0.5).search("pot", cooking, ItemFilter.ANYTHING, 10);
        List<Recommendation> own =
                new PersonalSearch(shop.catalogue, anna, 0.5).search("pot", cooking, ItemFilter.ANYTHING, 10);
        List<Scored> known = new Exploration(shop.catalogue, RankingSettings.defaults())
                .search("pot", cooking, ItemFilter.ANYTHING, 10);

        // Then
        assertThat(Shop.ids(plain))
                .isEqualTo(known.stream().map(scored -> scored.item().itemId()).toList());
        assertThat(plain.get(0).score()).isCloseTo(known.get(0).score(), within(1e-12));
        assertThat(Shop.ids(own).indexOf("pot")).isLessThan(Shop.ids(own).indexOf("oven"));
        assertThat(Shop.ids(own)).containsExactlyInAnyOrderElementsOf(Shop.ids(plain));
        Recommendation pot = own.get(Shop.ids(own).indexOf("pot"));
        double highest = Shop.ids(own).stream()
                .mapToDouble(id -> anna.relevance(shop.catalogue.slotOf(id)))
                .max()
                .orElse(0);
        assertThat(pot.score())
                .isCloseTo(
                        Objects.requireNonNull(shop.catalogue.of("pot"))
                                        .cosine(Objects.requireNonNull(shop.catalogue.of("bread")))
                                + 0.5
                                + 0.5 * anna.relevance(shop.catalogue.slotOf("pot")) / highest,
                        within(1e-9));
        assertThat(pot.contributions()).extracting(Contribution::kind).contains(Kind.TEXT, Kind.INTEREST);
        assertThat(new Sentences(shop.catalogue).of(pot)).startsWith("It fits the meaning of “pot”");
    }

    private static List<Row> rows(Shop shop, UserState state, RecommendationRequest request, int most) {
        RankingSettings settings = RankingSettings.defaults();
        return new Rows(shop.catalogue, settings, state, shop.recommender().judge(state, Shop.NOW)).rows(most, request);
    }
}
