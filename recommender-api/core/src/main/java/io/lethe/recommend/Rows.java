package io.lethe.recommend;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.recommend.Row.Kind;
import io.lethe.recommend.TrendWindow.Course;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.reason.Sentences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A user's recommendations as rows, each with its own reason. The closeness of an item to a row's reason:
 *
 * <pre>
 * interest  cos(p, j)                                       each of the strongest interest points p
 * item      cos(i, j) + (c_ij + backward · c_ji + together · t_ij) / (n_i^½ · n_j^0.3)   each of the items i chosen last
 * words     max(0, cos(w, j))                               each of the last words w typed
 * repeat    how often the user had j                        at least twice with one event type
 * trend     S_j
 *                 in the category with the most interest; an item's category is the last of its list
 * </pre>
 *
 * A row takes the closest eligible items that are at least a third as close as the closest, and sorts them by
 * relevance. The interest, item or words that a row is named for must make up at least a tenth of each item's
 * relevance. The kinds of rows alternate. No item is in two rows. Items that the user had more than once are only in
 * the row of repeats.
 */
public final class Rows {
    private static final int MOST_OF_A_KIND = 8;
    private static final int CITED = 5;
    private static final int CHOICE = 3;
    private static final double CLOSE = 1 / 3.0;
    private static final double LEAST_SHARE = 0.1;

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final UserState state;
    private final Scoring judgement;
    private final InterestProfile profile;
    private final Sentences sentences;
    private final Map<String, Long> often;
    private final Map<String, InterestPoint> points = new HashMap<>();

    /** A reason for a row, and the closeness of each item to it, by slot. */
    private record Reason(
            Kind kind,
            String title,
            @Nullable String interestId,
            @Nullable String itemId,
            List<Evidence> events,
            Supplier<double[]> closeness) {}

    /** Rows with titles in English. */
    public Rows(Catalogue catalogue, RankingSettings settings, UserState state, Scoring judgement) {
        this(catalogue, settings, state, judgement, Language.ENGLISH);
    }

    /** @param judgement the relevance of items to the user in this state */
    public Rows(Catalogue catalogue, RankingSettings settings, UserState state, Scoring judgement, Language language) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.state = state;
        this.judgement = judgement;
        this.profile = judgement.profile();
        this.sentences = new Sentences(catalogue, language);
        this.often = often(state, settings);
        profile.points().forEach(point -> points.put(point.interestId(), point));
    }

    /**
     * At most {@code most} rows, none of them empty.
     *
     * @param request the request for each row; its limit is the size of a row
     */
    public List<Row> rows(int most, RecommendationRequest request) {
        Predicate<CatalogueItem> eligible = judgement.eligible(request);
        Set<Integer> used = new HashSet<>();
        List<Row> rows = new ArrayList<>();
        for (Reason reason : reasons()) {
            if (rows.size() < most) {
                Predicate<CatalogueItem> wanted = eligible.and(item ->
                        !used.contains(item.slot()) && !item.itemId().equals(reason.itemId()) && belongs(reason, item));
                Set<Integer> close = close(reason, wanted, request.limit());
                List<Recommendation> items = close.isEmpty()
                        ? List.of()
                        : judgement
                                .list(request, item -> close.contains(item.slot()))
                                .items();
                if (!items.isEmpty()) {
                    items.forEach(item -> used.add(item.item().slot()));
                    rows.add(new Row(
                            reason.kind(),
                            reason.title(),
                            reason.interestId(),
                            reason.itemId(),
                            reason.events(),
                            items));
                }
            }
        }
        return rows;
    }

    private boolean belongs(Reason reason, CatalogueItem item) {
        return reason.kind() == Kind.REPEAT || !often.containsKey(item.itemId());
    }

    private Set<Integer> close(Reason reason, Predicate<CatalogueItem> eligible, int limit) {
        boolean closestOnly = reason.kind() == Kind.TREND || reason.kind() == Kind.REPEAT;
        List<Scored> closest =
                Scored.best(catalogue, reason.closeness().get(), 0, eligible, closestOnly ? limit : CHOICE * limit);
        Set<Integer> close = new HashSet<>();
        for (Scored one : closest) {
            if (closestOnly || (one.score() >= CLOSE * closest.get(0).score() && carries(reason, one.item()))) {
                close.add(one.item().slot());
            }
        }
        return close;
    }

    /** Whether the thing a row is named for makes up at least a tenth of what speaks for an item. */
    private boolean carries(Reason reason, CatalogueItem item) {
        Recommendation recommendation = judgement.recommendation(item);
        double share = 0;
        for (Contribution one : recommendation.contributions()) {
            share += recommendation.share(one) * part(reason, one);
        }
        return share >= LEAST_SHARE;
    }

    /** The part of a contribution that comes from the thing a row is named for, 0 to 1. */
    private double part(Reason reason, Contribution one) {
        InterestPoint point = one.interestId() == null ? null : points.get(one.interestId());
        if (point != null) {
            return reason.kind() == Kind.INTEREST
                    ? (point.interestId().equals(reason.interestId()) ? 1 : 0)
                    : partOf(point, reason.events().get(0));
        }
        if (one.events().size() != 1) {
            return 0;
        }
        Evidence behind = one.events().get(0);
        InterestPoint named = reason.interestId() == null ? null : points.get(reason.interestId());
        boolean same = named == null
                ? isSameThing(behind, reason.events().get(0))
                : named.evidence().stream().anyMatch(event -> isSameThing(behind, event));
        return same ? 1 : 0;
    }

    private static double partOf(InterestPoint point, Evidence thing) {
        double all = 0;
        double own = 0;
        for (Evidence event : point.evidence()) {
            double value = Math.max(0, event.contribution());
            all += value;
            own += isSameThing(event, thing) ? value : 0;
        }
        return all > 0 ? own / all : 0;
    }

    private static boolean isSameThing(Evidence one, Evidence other) {
        return Objects.equals(one.itemId(), other.itemId())
                && (one.itemId() != null || Objects.equals(one.text(), other.text()));
    }

    private List<Reason> reasons() {
        List<Evidence> events = profile.points().stream()
                .flatMap(point -> point.evidence().stream())
                .filter(event -> event.weight() > 0)
                .sorted(Comparator.comparingInt(Evidence::position))
                .toList();
        List<List<Reason>> kinds =
                List.of(interests(), items(events), words(events), repeats(events), List.of(trend()));
        List<Reason> inTurn = new ArrayList<>();
        for (int turn = 0; turn < MOST_OF_A_KIND; turn++) {
            for (List<Reason> kind : kinds) {
                if (turn < kind.size()) {
                    inTurn.add(kind.get(turn));
                }
            }
        }
        return inTurn;
    }

    private List<Reason> interests() {
        Labels labels = new Labels(catalogue);
        ModelId model = catalogue.mainModel();
        List<Reason> reasons = new ArrayList<>();
        for (InterestPoint point : profile.points()) {
            if (model != null && point.strength() > 0 && reasons.size() < MOST_OF_A_KIND) {
                reasons.add(new Reason(
                        Kind.INTEREST,
                        sentences
                                .say()
                                .rowOfInterest(
                                        sentences.say().label(labels.of(point).text())),
                        point.interestId(),
                        null,
                        cited(point.evidence()),
                        () -> catalogue.cosines(point.direction(), model, catalogue.slots())));
            }
        }
        return reasons;
    }

    private List<Reason> items(List<Evidence> events) {
        Set<String> told = new HashSet<>();
        List<Reason> reasons = new ArrayList<>();
        for (Evidence event : events) {
            CatalogueItem item = event.itemId() == null ? null : catalogue.find(event.itemId());
            if (item != null && reasons.size() < MOST_OF_A_KIND && told.add(item.itemId())) {
                reasons.add(new Reason(
                        Kind.ITEM, sentences.because(event), null, item.itemId(), List.of(event), () -> new Exploration(
                                        catalogue, settings)
                                .closeness(item)));
            }
        }
        return reasons;
    }

    private List<Reason> words(List<Evidence> events) {
        Map<String, TextMeaning> meanings = new HashMap<>();
        for (LedgerEntry entry : state.window()) {
            TextMeaning meaning = entry.embedded().meaning();
            if (meaning != null && entry.interaction().itemId() == null) {
                meanings.put(entry.interaction().eventId(), meaning);
            }
        }
        Set<String> told = new HashSet<>();
        List<Reason> reasons = new ArrayList<>();
        for (Evidence event : events) {
            TextMeaning meaning = meanings.get(String.valueOf(event.eventId()));
            if (meaning != null && reasons.size() < MOST_OF_A_KIND && told.add(String.valueOf(event.text()))) {
                reasons.add(new Reason(
                        Kind.WORDS,
                        sentences.because(event),
                        null,
                        null,
                        List.of(event),
                        () -> catalogue.cosines(meaning.embedding(), meaning.model(), catalogue.slots())));
            }
        }
        return reasons;
    }

    private List<Reason> repeats(List<Evidence> events) {
        double[] closeness = new double[catalogue.slots()];
        often.forEach((item, count) -> {
            int slot = catalogue.slotOf(item);
            if (slot >= 0 && slot < closeness.length) {
                closeness[slot] = count;
            }
        });
        List<Evidence> behind = events.stream()
                .filter(event -> event.itemId() != null && often.containsKey(event.itemId()))
                .toList();
        return often.isEmpty()
                ? List.of()
                : List.of(new Reason(
                        Kind.REPEAT, sentences.say().rowOfRepeats(), null, null, cited(behind), () -> closeness));
    }

    /** The items that the user had more than once with one event type of positive weight, and how often. */
    private static Map<String, Long> often(UserState state, RankingSettings settings) {
        Map<LongTermKey, Long> counts = new HashMap<>();
        state.longTerm().forEach((key, count) -> {
            if (settings.interest().weights().of(key.type()) > 0) {
                counts.merge(new LongTermKey(key.itemId(), key.type(), 0), count.count(), Long::sum);
            }
        });
        Map<String, Long> often = new HashMap<>();
        counts.forEach((key, count) -> {
            if (count > 1) {
                often.merge(key.itemId(), count, Math::max);
            }
        });
        return often;
    }

    private Reason trend() {
        Map<String, Double> weights = new HashMap<>();
        for (InterestPoint point : profile.points()) {
            for (Evidence event : point.evidence()) {
                CatalogueItem item = event.itemId() == null ? null : catalogue.find(event.itemId());
                List<String> categories = item == null ? List.of() : item.item().categories();
                if (!categories.isEmpty()) {
                    weights.merge(categories.get(categories.size() - 1), event.contribution(), Double::sum);
                }
            }
        }
        String favourite = weights.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.<String, Double>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Double>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(null);
        return favourite == null
                ? new Reason(Kind.TREND, sentences.say().rowOfTrend(""), null, null, List.of(), () -> popularity(null))
                : new Reason(
                        Kind.TREND,
                        sentences.say().rowOfTrend(favourite),
                        null,
                        null,
                        List.of(),
                        () -> popularity(favourite));
    }

    private double[] popularity(@Nullable String category) {
        ItemFilter filter = category == null ? ItemFilter.ANYTHING : new ItemFilter.InCategory(category);
        double[] popularity = new double[catalogue.slots()];
        new TrendWindow(catalogue, settings, TrendWindow.ALL)
                .items(Course.TOP, filter, popularity.length)
                .forEach(one ->
                        popularity[one.scored().item().slot()] = one.scored().score());
        return popularity;
    }

    private static List<Evidence> cited(List<Evidence> events) {
        return events.subList(0, Math.min(CITED, events.size()));
    }
}
