package io.lethe.recommend.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.recommend.Contribution;
import io.lethe.recommend.Labels;
import io.lethe.recommend.Predictor.Prediction;
import io.lethe.recommend.Recommendation;
import io.lethe.recommend.Scored;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the API answers, as JSON has it. Times are ISO-8601, ages and half-lives in seconds. */
final class Answers {
    private Answers() {}

    /** An event, how old it is, and what it adds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            @Nullable String eventId,
            String type,
            @Nullable String itemId,
            @Nullable Double value,
            @Nullable String text,
            String timestamp,
            double ageSeconds,
            @Nullable Integer position,
            long count,
            double weight,
            double contribution) {

        static Event of(Evidence evidence) {
            return new Event(
                    evidence.eventId(),
                    evidence.type(),
                    evidence.itemId(),
                    evidence.value(),
                    evidence.text(),
                    Parameters.text(evidence.timestamp()),
                    evidence.ageSeconds(),
                    evidence.position(),
                    evidence.count(),
                    evidence.weight(),
                    evidence.contribution());
        }

        static Event of(LedgerEntry entry, @Nullable Integer position, long at, InterestSettings settings) {
            Interaction interaction = entry.interaction();
            double age = (at - interaction.timestamp()) / 1000.0;
            double weight = settings.weights()
                    .of(interaction, settings.weights().shaping().stars().priorMean());
            return of(new Evidence(
                    interaction.eventId(),
                    interaction.itemId(),
                    interaction.type(),
                    interaction.value(),
                    interaction.text(),
                    interaction.timestamp(),
                    1,
                    position == null ? 0 : position,
                    age,
                    weight,
                    1,
                    1,
                    weight
                            * settings.kernel()
                                    .at(Math.max(0, age), position == null ? 0 : position, interaction.type())));
        }
    }

    /** An addend of a score and its reasons. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Addend(
            String kind,
            String label,
            double value,
            List<Event> events,
            @Nullable String interestId) {
        static Addend of(Contribution contribution) {
            return new Addend(
                    contribution.kind().code(),
                    contribution.label(),
                    contribution.value(),
                    contribution.events().stream().map(Event::of).toList(),
                    contribution.interestId());
        }
    }

    /** Why an item is recommended: a sentence, and addends whose values sum to the score. */
    record Explanation(String text, List<Addend> contributions) {}

    /** A recommended item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RecommendedItem(
            String itemId,
            String title,
            List<String> categories,
            double score,
            List<String> sources,
            @Nullable Explanation explanation) {

        static RecommendedItem of(Recommendation recommendation, @Nullable String sentence) {
            Item item = recommendation.item().item();
            Explanation explanation = sentence == null
                    ? null
                    : new Explanation(
                            sentence,
                            recommendation.contributions().stream()
                                    .map(Addend::of)
                                    .toList());
            return new RecommendedItem(
                    item.itemId(),
                    item.title(),
                    item.categories(),
                    recommendation.score(),
                    recommendation.sources().stream()
                            .map(Contribution.Kind::code)
                            .toList(),
                    explanation);
        }
    }

    /**
     * What a state of the past was read from: {@code state}, {@code ledger}, {@code history} or {@code log}.
     *
     * @param exact  whether it is exactly what the events up to the time say
     * @param events how many events that are
     * @param reason why it may not be exact
     * @param note   what in the answer is not of the past
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AsOf(
            String from,
            boolean exact,
            long events,
            @Nullable String reason,
            @Nullable String note) {
        private static final String TODAY =
                "The events are those up to this time; signals, catalogue, settings and models are today's.";

        /** The same for an answer that draws on more than the user's events; null if there is none. */
        static @Nullable AsOf withTodaysSignals(@Nullable AsOf asOf) {
            return asOf == null ? null : new AsOf(asOf.from, asOf.exact, asOf.events, asOf.reason, TODAY);
        }
    }

    /** Recommendations for a user or a session. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Recommendations(
            @Nullable String userId,
            String at,
            String source,
            String version,
            boolean approximate,
            String settings,
            Map<String, String> models,
            @Nullable String after,
            @Nullable AsOf asOf,
            List<RecommendedItem> items) {}

    /** An interest and the events whose contributions sum to its strength. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Interest(
            String interestId,
            String label,
            List<String> terms,
            double strength,
            double share,
            String trend,
            @Nullable Double halfLifeSeconds,
            String firstSeen,
            String lastSeen,
            @Nullable String revivedAt,
            @Nullable Double pauseSeconds,
            List<Event> events) {

        static Interest of(InterestPoint point, Labels labels) {
            Labels.Label label = labels.of(point);
            Long revivedAt = point.revivedAt();
            return new Interest(
                    point.interestId(),
                    label.text(),
                    label.terms(),
                    point.strength(),
                    point.share(),
                    point.trend().name().toLowerCase(Locale.ROOT),
                    point.halfLifeSeconds(),
                    Parameters.text(point.firstSeen()),
                    Parameters.text(point.lastSeen()),
                    revivedAt == null ? null : Parameters.text(revivedAt),
                    point.pauseSeconds(),
                    point.evidence().stream().map(Event::of).toList());
        }
    }

    /** A user's interests at a time. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Interests(
            String userId,
            String at,
            String version,
            boolean approximate,
            String source,
            String settings,
            String kernel,
            double halfLifeSeconds,
            @Nullable String after,
            @Nullable AsOf asOf,
            List<Interest> interests) {}

    /** A strength at a time. */
    record Strength(String at, double strength) {}

    /** How an interest fades if nothing happens. */
    record Fading(String interestId, String label, List<Strength> points) {}

    /** How all interests fade if nothing happens. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Forecast(
            String userId,
            String at,
            String until,
            String version,
            boolean approximate,
            String source,
            @Nullable AsOf asOf,
            List<Fading> interests) {}

    /** Some of a user's events, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Events(
            String userId,
            String at,
            List<Event> events,
            @Nullable String next) {}

    /** Accounts that are one person's. */
    record Linked(String userId, List<String> links, List<String> person) {}

    /** An item with a score. */
    record ScoredItem(String itemId, String title, List<String> categories, double score) {
        static ScoredItem of(Scored scored) {
            Item item = scored.item().item();
            return new ScoredItem(item.itemId(), item.title(), item.categories(), scored.score());
        }
    }

    /** Items like an item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Similar(String itemId, @Nullable String after, List<ScoredItem> items) {}

    /** What is popular. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Trending(String window, @Nullable String until, String settings, List<ScoredItem> items) {}

    /** What words find; {@code by} is {@code meaning} or, where the model does not answer, {@code words}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(String q, String by, @Nullable String after, List<ScoredItem> items) {}

    /** A prediction about an item. */
    record Predicted(String itemId, String title, double probability, double rating, double score) {
        static Predicted of(Prediction prediction) {
            Item item = prediction.item().item();
            return new Predicted(
                    item.itemId(), item.title(), prediction.probability(), prediction.rating(), prediction.score());
        }
    }

    /** Predictions about items, and which of those asked about are unknown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Predictions(
            String userId,
            String at,
            String source,
            String version,
            @Nullable String after,
            @Nullable AsOf asOf,
            List<Predicted> items,
            List<String> unknown) {}

    /** An item of the catalogue. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CatalogueEntry(
            String itemId,
            String tenant,
            String title,
            String text,
            List<String> categories,
            Map<String, Object> attributes,
            boolean available,
            boolean withdrawn,
            @Nullable String publishedAt,
            String model) {}
}
