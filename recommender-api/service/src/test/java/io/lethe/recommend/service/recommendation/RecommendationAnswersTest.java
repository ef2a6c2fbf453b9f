package io.lethe.recommend.service.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Addend;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Explanation;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Listed;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.RecommendedItem;
import io.lethe.recommend.service.recommendation.RecommendationAnswers.Standing;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecommendationAnswersTest {
    private static final LiveCatalogue CATALOGUE = SmallShop.catalogue();
    private static final CatalogueItem SAIL = Objects.requireNonNull(CATALOGUE.find("sail"));
    private static final Recommendation MIXED = new Recommendation(
            SAIL,
            List.of(
                    new Contribution(Kind.TREND, "popular now", 0.25, List.of(), null),
                    new Contribution(Kind.INTEREST, "Sea", 0.75, List.of(), "i1"),
                    new Contribution(Kind.RULE, "novelty", -0.5, List.of(), null)));

    @Test
    void shouldExplainAScoreByAddendsThatSumToIt() {
        // When
        Explanation explanation = Explanation.of(MIXED, CATALOGUE, Language.ENGLISH);

        // Then
        assertThat(explanation.text()).isNotBlank();
        assertThat(explanation.contributions().stream()
                        .mapToDouble(Addend::value)
                        .sum())
                .isCloseTo(MIXED.score(), within(1e-12));
        assertThat(explanation.contributions()).extracting(Addend::share).containsExactly(0.25, 0.75, 0.0);
        assertThat(explanation.contributions()).extracting(Addend::interestId).containsExactly(null, "i1", null);
    }

    @Test
    void shouldSayWhatAnAddendIsInTheLanguageOfTheCaller() {
        assertThat(labels(Language.ENGLISH)).containsExactly("popular now", "Sea", "novelty");
        assertThat(labels(Language.CHINESE)).containsExactly("当前热门", "Sea", "新颖：不那么热门");
    }

    @Test
    void shouldNameTheSourcesThatSpeakForAnItemTheLargestFirst() {
        // When
        RecommendedItem item = RecommendedItem.of(MIXED, null, new Standing(2, 0.4));

        // Then
        assertThat(item.sources()).containsExactly("interest", "trend");
        assertThat(item.score()).isCloseTo(0.5, within(1e-12));
        assertThat(item.title()).isEqualTo("Sailing the coast");
        assertThat(item.categories()).containsExactly("Sea");
        assertThat(item.inForce()).isEqualTo(new Standing(2, 0.4));
        assertThat(Listed.of(MIXED)).isEqualTo(new Listed("sail", "Sailing the coast", item.score()));
    }

    private static List<String> labels(Language language) {
        return Explanation.of(MIXED, CATALOGUE, language).contributions().stream()
                .map(Addend::label)
                .toList();
    }
}
