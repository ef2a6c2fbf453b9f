package io.lethe.recommend.service.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.interest.decay.ByType;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.recommend.Predictor.Prediction;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.reason.Sentences;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.known.ItemTitles;
import io.lethe.recommend.service.known.Warnings.Warning;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Response bodies of the API. Times are ISO-8601, ages and half-lives in seconds. */
public final class Answers {
    private Answers() {}

    static String trend(InterestPoint point) {
        return point.trend().name().toLowerCase(Locale.ROOT);
    }

    /**
     * An event, how old it is, and what it adds:
     * {@code weight · boost · kernel(ageSeconds / stretch, position, type)}.
     *
     * @param title what the item is called; null if the catalogue does not know it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Event(
            @Nullable String eventId,
            String type,
            @Nullable String itemId,
            @Nullable String title,
            @Nullable Double value,
            @Nullable String text,
            @Nullable Double progress,
            @Nullable Long dwellMs,
            String timestamp,
            double ageSeconds,
            @Nullable Integer position,
            long count,
            double weight,
            double boost,
            double stretch,
            double contribution) {

        public static Event of(Evidence evidence, ItemTitles titles) {
            return of(evidence, null, titles);
        }

        /** @param told the event itself, if it is known in every detail */
        public static Event of(Evidence evidence, @Nullable Interaction told, ItemTitles titles) {
            return new Event(
                    evidence.eventId(),
                    evidence.type(),
                    evidence.itemId(),
                    titles.of(evidence.itemId()),
                    evidence.value(),
                    evidence.text(),
                    told == null ? null : told.progress(),
                    told == null ? null : told.dwellMs(),
                    Parameters.text(evidence.timestamp()),
                    evidence.ageSeconds(),
                    evidence.position(),
                    evidence.count(),
                    evidence.weight(),
                    evidence.boost(),
                    evidence.stretch(),
                    evidence.contribution());
        }
    }

    /**
     * An addend of a score and its reasons; {@code share} is its part of all that speaks for the item, 0 to 1, 0 for
     * what speaks against it.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Addend(
            String kind,
            String label,
            double value,
            double share,
            List<Event> events,
            @Nullable String interestId) {
        static Addend of(Contribution contribution, Recommendation in, Language language, ItemTitles titles) {
            return new Addend(
                    contribution.kind().code(),
                    language.label(contribution),
                    contribution.value(),
                    in.share(contribution),
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

    /**
     * What a state of the past was read from: {@code state}, {@code ledger}, {@code history} or {@code log}.
     *
     * @param exact  whether it is exactly what the events up to the time say
     * @param events how many events that are
     * @param reason why it may not be exact
     * @param note   what in the answer is not of the past
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AsOf(
            String from,
            boolean exact,
            long events,
            @Nullable String reason,
            @Nullable String note) {
        /** The same for an answer that draws on more than the user's events; null if there is none. */
        public static @Nullable AsOf withTodaysSignals(@Nullable AsOf asOf, Language language) {
            return asOf == null
                    ? null
                    : new AsOf(asOf.from, asOf.exact, asOf.events, asOf.reason, language.todaysSignals());
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

    /** An item of the list by the settings in force, where another kernel was asked for. */
    public record Listed(String itemId, String title, double score) {
        public static Listed of(Recommendation recommendation) {
            Item item = recommendation.item().item();
            return new Listed(item.itemId(), item.title(), recommendation.score());
        }
    }

    /**
     * How events were read: the kernel, those of single types of event, and the half-lives that the first has.
     *
     * @param halfLifeSeconds by the clock; null if the clock does not matter
     * @param halfLifeEvents  by position; null if that does not matter
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reading(
            String kernel,
            @Nullable Map<String, String> kernels,
            @Nullable Double halfLifeSeconds,
            @Nullable Double halfLifeEvents) {
        public static Reading of(Kernel kernel) {
            Map<String, String> kernels = new TreeMap<>();
            if (kernel instanceof ByType byType) {
                byType.byType().forEach((type, own) -> kernels.put(type, own.toString()));
            }
            return new Reading(
                    kernel.toString(),
                    kernels.isEmpty() ? null : kernels,
                    orNull(kernel.halfLifeSeconds("")),
                    orNull(kernel.halfLifeEvents("")));
        }

        private static @Nullable Double orNull(OptionalDouble value) {
            return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
        }
    }

    /** What an interest is by the settings in force, where another kernel was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InForce(
            double strength,
            double share,
            String trend,
            @Nullable Double halfLifeSeconds) {
        public static InForce of(InterestPoint point) {
            return new InForce(point.strength(), point.share(), Answers.trend(point), point.halfLifeSeconds());
        }
    }

    /** An interest and the events whose contributions sum to its strength. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Interest(
            String interestId,
            String label,
            List<String> terms,
            double strength,
            double errorBound,
            double share,
            String trend,
            String explanation,
            @Nullable Double halfLifeSeconds,
            @Nullable Double halfLifeEvents,
            int returns,
            double usualGapSeconds,
            String firstSeen,
            String lastSeen,
            @Nullable String fadedAt,
            @Nullable String revivedAt,
            @Nullable Double pauseSeconds,
            @Nullable InForce inForce,
            List<Event> events) {}

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
            @Nullable Map<String, String> kernels,
            @Nullable Double halfLifeSeconds,
            @Nullable Reading whatIf,
            @Nullable Reading inForce,
            double meanStars,
            @Nullable String after,
            @Nullable AsOf asOf,
            List<Interest> interests) {}

    /** A strength at a time. */
    record Strength(String at, double strength) {}

    /**
     * How an interest fades if nothing happens, and how it would by the settings in force, where another kernel was
     * asked for.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fading(
            String interestId,
            String label,
            List<Strength> points,
            @Nullable List<Strength> inForce) {}

    /** How all interests fade if nothing happens. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Forecast(
            String userId,
            String at,
            String until,
            String version,
            boolean approximate,
            String source,
            String settings,
            String kernel,
            @Nullable Double halfLifeSeconds,
            @Nullable Reading whatIf,
            @Nullable Reading inForce,
            @Nullable AsOf asOf,
            List<Fading> interests) {}

    /** Some of a user's events, newest first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Events(
            String userId,
            String at,
            String settings,
            double meanStars,
            List<Event> events,
            @Nullable String next) {}

    /** Accounts that are one person's. */
    public record Linked(String userId, List<String> links, List<String> person) {}

    /** An item with a score; {@code hidden} is true, or missing, where the user asked about turned it down. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScoredItem(
            String itemId,
            String title,
            List<String> categories,
            double score,
            @Nullable Boolean hidden) {
        public static ScoredItem of(Scored scored) {
            return of(scored, Set.of());
        }

        /** @param turnedDown the items that the user turned down */
        public static ScoredItem of(Scored scored, Set<String> turnedDown) {
            Item item = scored.item().item();
            return new ScoredItem(
                    item.itemId(), item.title(), item.categories(), scored.score(), mark(item.itemId(), turnedDown));
        }

        static @Nullable Boolean mark(String itemId, Set<String> turnedDown) {
            return turnedDown.contains(itemId) ? Boolean.TRUE : null;
        }
    }

    /** Items like an item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Similar(
            String itemId,
            @Nullable String after,
            List<ScoredItem> items,
            @Nullable List<Warning> warnings) {}

    /** What words find; {@code by} is {@code meaning} or, where the model does not answer, {@code words}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Found(
            String q,
            String by,
            @Nullable String userId,
            @Nullable String source,
            @Nullable String version,
            @Nullable String after,
            @Nullable String note,
            List<FoundItem> items,
            @Nullable List<Warning> warnings) {}

    /**
     * An item that words found, with its reasons where they were asked for; {@code hidden} as for {@link ScoredItem}.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FoundItem(
            String itemId,
            String title,
            List<String> categories,
            double score,
            @Nullable Boolean hidden,
            @Nullable Explanation explanation) {
        public static FoundItem of(Recommendation found, @Nullable Explanation explanation, Set<String> turnedDown) {
            RecommendedItem item = RecommendedItem.of(found, explanation, null);
            return new FoundItem(
                    item.itemId(),
                    item.title(),
                    item.categories(),
                    item.score(),
                    ScoredItem.mark(item.itemId(), turnedDown),
                    item.explanation());
        }
    }

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

    /** A prediction about an item. */
    record Predicted(String itemId, String title, double probability, double rating, double score) {
        public static Predicted of(Prediction prediction) {
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
            @Nullable String note,
            List<Predicted> items,
            List<String> unknown) {}

    /** An item of the catalogue. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CatalogueEntry(
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
