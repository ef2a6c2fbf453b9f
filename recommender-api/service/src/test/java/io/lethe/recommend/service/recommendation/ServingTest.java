package io.lethe.recommend.service.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.feed.LogWithoutBroker;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Listed;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Recommendations;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.RecommendedItem;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.RecommendedRows;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Standing;
import io.lethe.recommend.service.recommendation.Serving.Question;
import io.lethe.recommend.service.remote.KnownState;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServingTest {
    private final Catalogues catalogues = new Catalogues();
    private final ModelBook models = new ModelBook();
    private final Serving serving = new Serving(catalogues, models, LogWithoutBroker.of(catalogues, models));
    private final KnownState anna = SmallShop.anna(
            SmallShop.event("e1", "view", "bread", SmallShop.NOW - 40 * SmallShop.DAY),
            SmallShop.event("e2", "view", "bread", SmallShop.NOW - 40 * SmallShop.DAY + 1000),
            SmallShop.event("e3", "view", "sail", SmallShop.NOW - 1000));

    @BeforeEach
    void fill() {
        SmallShop.fill(catalogues.toFill("default"));
    }

    @Test
    void shouldSayThatItemsMayBeMissingUntilTheTopicsHaveBeenRead() {
        // When
        Recommendations today = serving.recommend(question(null, false, new ListParameters()), anna);
        Recommendations alone = serving.recommend(
                question(null, false, new ListParameters()), KnownState.given(anna.state(), "No words."));

        // Then
        assertThat(today.note()).startsWith("The catalogue is still being read");
        assertThat(alone.note()).startsWith("No words. The catalogue is still being read");
    }

    @Test
    void shouldExplainOnlyWhereItIsAskedFor() {
        // When
        Recommendations plain = serving.recommend(question(null, false, new ListParameters()), anna);
        Recommendations explained = serving.recommend(question(null, true, new ListParameters()), anna);

        // Then
        assertThat(plain.items())
                .isNotEmpty()
                .extracting(RecommendedItem::explanation)
                .containsOnlyNulls();
        assertThat(explained.items()).allSatisfy(item -> assertThat(
                        Objects.requireNonNull(item.explanation()).text())
                .isNotBlank());
        assertThat(explained.items()).extracting(RecommendedItem::itemId).isEqualTo(ids(plain));
    }

    @Test
    void shouldSetAnotherKernelBesideTheSettingsInForce() {
        // Given
        Recommendations inForce = serving.recommend(question(null, false, new ListParameters()), anna);

        // When
        Recommendations whatIf = serving.recommend(question("exponential(1h)", false, new ListParameters()), anna);

        // Then
        assertThat(inForce.inForceItems()).isNull();
        assertThat(inForce.items()).extracting(RecommendedItem::inForce).containsOnlyNulls();
        assertThat(whatIf.inForceItems()).extracting(Listed::itemId).isEqualTo(ids(inForce));
        assertThat(whatIf.settings()).isEqualTo(inForce.settings());
        for (int rank = 1; rank <= inForce.items().size(); rank++) {
            RecommendedItem before = inForce.items().get(rank - 1);
            Standing standing = new Standing(rank, before.score());
            assertThat(whatIf.items())
                    .filteredOn(item -> item.itemId().equals(before.itemId()))
                    .extracting(RecommendedItem::inForce)
                    .containsExactly(standing);
        }
    }

    @Test
    void shouldNameTheModelThatTheItemsBelongTo() {
        assertThat(serving.recommend(question(null, false, new ListParameters()), anna)
                        .models())
                .isEqualTo(Map.of("embedding", "by-hand"));
    }

    @Test
    void shouldWarnOnlyWhoAskedForAList() {
        // Given
        ListParameters list = new ListParameters();
        list.category = List.of("Sae");
        Question nobodys = new Question(
                "default",
                "anna",
                SmallShop.NOW,
                list.request(SmallShop.defaults().settings()),
                SmallShop.whatIf(null),
                false,
                Language.ENGLISH);

        // When / Then
        assertThat(serving.recommend(question(null, false, list), anna).warnings())
                .hasSize(1);
        assertThat(serving.recommend(nobodys, anna).warnings()).isNull();
    }

    @Test
    void shouldKeepTenantsApart() {
        // Given
        Question elsewhere = new Question(
                "elsewhere",
                "anna",
                SmallShop.NOW,
                new ListParameters().request(SmallShop.defaults().settings()),
                SmallShop.whatIf(null),
                false,
                Language.ENGLISH);

        // When / Then
        assertThat(serving.recommend(elsewhere, anna).items()).isEmpty();
    }

    @Test
    void shouldTellRowsThatHaveSomethingInCommon() {
        // When
        RecommendedRows rows = serving.rows(question(null, true, new ListParameters()), anna, 2);

        // Then
        assertThat(rows.rows()).isNotEmpty().hasSizeLessThanOrEqualTo(2).allSatisfy(row -> {
            assertThat(row.title()).isNotBlank();
            assertThat(row.items()).isNotEmpty();
        });
        assertThat(rows.userId()).isEqualTo("anna");
        assertThat(rows.source()).isEqualTo("live");
    }

    private static List<String> ids(Recommendations recommendations) {
        return recommendations.items().stream().map(RecommendedItem::itemId).toList();
    }

    private static Question question(@Nullable String kernel, boolean explain, ListParameters list) {
        return new Question(
                "default",
                "anna",
                SmallShop.NOW,
                list.request(SmallShop.defaults().settings()),
                SmallShop.whatIf(kernel),
                explain,
                list,
                Language.ENGLISH);
    }
}
