package io.lethe.recommend.service.recommendation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Item;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.reason.Sentences;
import io.lethe.recommend.service.known.ItemTitles;
import io.lethe.recommend.service.known.Warnings.Warning;
import io.lethe.recommend.service.user.AsOf;
import io.lethe.recommend.service.user.EventAnswers.Event;
import io.lethe.recommend.service.user.InterestAnswers.Reading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recommendations as lists and in rows, and their reasons. Times are ISO-8601. */
public final class RecommendationAnswers {
    private RecommendationAnswers() {}

    /**
     * An addend of a score and its reasons; {@code share} is its part of all that speaks for the item, 0 to 1, 0 for
     * what speaks against it.
     *
     * @param together the part of {@code value} that comes from being chosen at the same time; null if none does
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Addend(
            String kind,
            String label,
            double value,
            double share,
            @Nullable Double together,
            List<Event> events,
            @Nullable String interestId) {
        static Addend of(Contribution contribution, Recommendation in, Language language, ItemTitles titles) {
            return new Addend(
                    contribution.kind().code(),
                    language.label(contribution),
                    contribution.value(),
                    in.share(contribution),
                    contribution.together() == 0 ? null : Double.valueOf(contribution.together()),
                    contribution.events().stream()
                            .map(event -> Event.of(event, titles))
                            .toList(),
                    contribution.interestId());
        }
    }

    /** Why an item is recommended: a sentence, and addends whose values sum to the score. */
    public record Explanation(String text, List<Addend> contributions) {
        public static Explanation of(Recommendation recommendation, Catalogue catalogue, Language language) {
            ItemTitles titles = new ItemTitles(catalogue);
            return new Explanation(
                    new Sentences(catalogue, language).of(recommendation),
                    recommendation.contributions().stream()
                            .map(one -> Addend.of(one, recommendation, language, titles))
                            .toList());
        }
    }

    /** Where an item stands by the settings in force, its rank counted from 1. */
    public record Standing(int rank, double score) {}

    /**
     * A recommended item; {@code inForce} where another kernel was asked for, and the item is in the list by the
     * settings in force too.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecommendedItem(
            String itemId,
            String title,
            List<String> categories,
            double score,
            @Nullable Standing inForce,
            List<String> sources,
            @Nullable Explanation explanation) {

        public static RecommendedItem of(
                Recommendation recommendation, @Nullable Explanation explanation, @Nullable Standing inForce) {
            Item item = recommendation.item().item();
            return new RecommendedItem(
                    item.itemId(),
                    item.title(),
                    item.categories(),
                    recommendation.score(),
                    inForce,
                    recommendation.sources().stream()
                            .map(Contribution.Kind::code)
                            .toList(),
                    explanation);
        }
    }

    /** An item of the list by the settings in force, where another kernel was asked for. */
    public record Listed(String itemId, String title, double score) {
        public static Listed of(Recommendation recommendation) {
            Item item = recommendation.item().item();
            return new Listed(item.itemId(), item.title(), recommendation.score());
        }
    }

    /** Recommendations for a user or a session; {@code note} says what could not be had. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Recommendations(
            @Nullable String userId,
            String at,
            String source,
            String version,
            boolean approximate,
            String settings,
            @Nullable Reading whatIf,
            @Nullable Reading inForce,
            Map<String, String> models,
            @Nullable String after,
            @Nullable AsOf asOf,
            @Nullable String note,
            List<RecommendedItem> items,
            @Nullable List<Listed> inForceItems,
            @Nullable List<Warning> warnings) {}

    /** Recommendations with one reason in common. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecommendedRow(
            String title,
            String kind,
            @Nullable String interestId,
            @Nullable String itemId,
            List<Event> events,
            List<RecommendedItem> items) {}

    /** A user's recommendations in rows. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RecommendedRows(
            String userId,
            String at,
            String source,
            String version,
            boolean approximate,
            String settings,
            @Nullable String after,
            @Nullable AsOf asOf,
            @Nullable String note,
            List<RecommendedRow> rows,
            @Nullable List<Warning> warnings) {}
}
