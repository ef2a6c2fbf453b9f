package io.lethe.recommend;

import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.Profiler;
import io.lethe.interest.signal.Circumstance;
import io.lethe.recommend.arrangement.AppliedRules;
import io.lethe.recommend.arrangement.Proportion;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.RankOrder;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.Fatigue;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.ranking.FeatureRow;
import io.lethe.recommend.ranking.Features;
import io.lethe.recommend.ranking.LearnedOrder;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.source.ContextWeight;
import io.lethe.recommend.source.Sources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The relevance of every catalogue item to a user at a time, and the lists made from it. {@link Recommender} has the
 * formula.
 */
public final class Scoring {
    private static final int SMALLEST_POOL = 50;
    private static final int POOL_PER_ITEM = 4;

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final @Nullable Ranker ranker;
    private final UserState state;
    private final InterestProfile profile;
    private final Sources sources;
    private final RankOrder order;
    private final Labels labels;
    private final double[] scores;

    private record Candidate(CatalogueItem item, double score) {}

    Scoring(
            Catalogue catalogue,
            RankingSettings settings,
            @Nullable Ranker ranker,
            UserState state,
            long at,
            List<Circumstance> circumstances) {
        this.catalogue = catalogue;
        this.settings = state.isEmpty() ? forNobody(settings) : settings;
        this.ranker = ranker;
        this.state = state;
        this.profile = new Profiler(catalogue, this.settings.interest()).profile(state, at);
        this.labels = new Labels(catalogue);
        this.sources = Sources.of(catalogue, this.settings, state, profile, circumstances, labels);
        this.order = new RankOrder(catalogue.trends(), this.settings);
        this.scores = sources.scores(catalogue.slots());
    }

    /** Of somebody without a history only popularity can be known, whatever was learned from those who have one. */
    private static RankingSettings forNobody(RankingSettings settings) {
        double least = Mix.defaults().trend();
        return settings.mix().trend() >= least ? settings : settings.withMix(MixNumber.TREND.in(settings.mix(), least));
    }

    /** The user's list: items that are available, not used up, not suppressed, and allowed by the request. */
    public Ranking list(RecommendationRequest request) {
        return list(request, item -> true);
    }

    /** The same, chosen from the given items only. */
    public Ranking list(RecommendationRequest request, Predicate<CatalogueItem> among) {
        Seen seen = seen(request);
        return list(request, seen, allowed(request, seen).and(among));
    }

    /** Whether an item may be recommended. */
    Predicate<CatalogueItem> eligible(RecommendationRequest request) {
        Seen seen = seen(request);
        return allowed(request, seen).and(item -> !seen.consumed().contains(item.itemId()));
    }

    /** The user's interest that the scores are based on. */
    public InterestProfile profile() {
        return profile;
    }

    private Seen seen(RecommendationRequest request) {
        return Seen.of(
                state,
                profile.at(),
                settings,
                request.rules().repeat(),
                request.rules().seen(),
                catalogue.trends());
    }

    private static Predicate<CatalogueItem> allowed(RecommendationRequest request, Seen seen) {
        return item -> item.isOffered()
                && !seen.suppressed().contains(item.itemId())
                && !request.exclude().contains(item.itemId())
                && request.filter().accepts(item.item());
    }

    /**
     * The user's list, chosen from candidates that the caller supplies. The user's history and the request's filter and
     * exclusions are ignored.
     */
    public Ranking listAmong(RecommendationRequest request, Predicate<CatalogueItem> candidates) {
        return list(request, Seen.nothing(), candidates);
    }

    /** An item's relevance before repeat and diversity, by slot; 0 for items added since. */
    public double relevance(int slot) {
        return slot < scores.length ? scores[slot] : 0;
    }

    /** An item with its relevance and reasons, even if it may not be recommended. */
    public Recommendation recommendation(CatalogueItem item) {
        return new Recommendation(item, contributions(item, sources.contributions(item), Seen.nothing(), settings));
    }

    /** The ranker features of the candidates of {@link #list}, in the mix's order. */
    public List<FeatureRow> rows(RecommendationRequest request) {
        Seen seen = seen(request);
        return features().of(withoutContext(pool(learnedSize(request.limit()), worth(seen), eligible(request)), seen));
    }

    /** The ranker features of the candidates of {@link #listAmong}, in the mix's order. */
    public List<FeatureRow> rowsAmong(RecommendationRequest request, Predicate<CatalogueItem> candidates) {
        Seen seen = Seen.nothing();
        return features().of(withoutContext(pool(learnedSize(request.limit()), worth(seen), candidates), seen));
    }

    /** @param allowed the items that may be recommended unless they are used up */
    private Ranking list(RecommendationRequest request, Seen seen, Predicate<CatalogueItem> allowed) {
        Proportion proportion = proportion(request.rules().steering(), seen);
        AppliedRules ruling = new AppliedRules(catalogue, profile, order, state.user(), request, proportion);
        Predicate<CatalogueItem> eligible =
                once(allowed.and(item -> !seen.consumed().contains(item.itemId())));
        int size = ranker == null ? size(request.limit()) : learnedSize(request.limit());
        double[] worth = worth(seen);
        List<CatalogueItem> mostRelevant = pool(size, worth, eligible);
        if (!proportion.isIdle() && mostRelevant.size() == size) {
            Set<CatalogueItem> wide = new LinkedHashSet<>(mostRelevant);
            wide.addAll(proportion.lacking(mostRelevant, request.limit(), eligible, worth));
            mostRelevant = List.copyOf(wide);
        }
        Collection<CatalogueItem> pool = ruling.widened(
                mostRelevant, allowed, eligible, item -> item.slot() < worth.length ? worth[item.slot()] : 0);
        if (ranker == null) {
            List<Recommendation> list = ruling.list(judged(pool, true, seen));
            return new Ranking(
                    profile, list.stream().map(Recommendation::explained).toList());
        }
        LearnedOrder learned = new LearnedOrder(ranker, features(), withoutContext(pool, seen), order);
        return new Ranking(profile, learned.explained(ruling.list(inContext(learned.pool()))));
    }

    /** The same condition, asked once for each item: several steps of a list look at most items. */
    private Predicate<CatalogueItem> once(Predicate<CatalogueItem> wanted) {
        BitSet asked = new BitSet(scores.length);
        BitSet met = new BitSet(scores.length);
        return item -> {
            int slot = item.slot();
            if (!asked.get(slot)) {
                asked.set(slot);
                met.set(slot, wanted.test(item));
            }
            return met.get(slot);
        };
    }

    /** Items as they are without context, and in that order: a ranker has learned nothing of contexts. */
    private List<Recommendation> withoutContext(Collection<CatalogueItem> items, Seen seen) {
        return judged(items, false, seen);
    }

    /** The pool of a ranker, in which context changes a score as it does that of a mix. */
    private List<Recommendation> inContext(List<Recommendation> pool) {
        ContextWeight context = sources.context();
        if (context.isIdle()) {
            return pool;
        }
        return pool.stream()
                .map(one -> {
                    int slot = one.item().slot();
                    double value = context.value(slot, one.score());
                    return value == 0 ? one : one.with(List.of(context.contribution(slot, value)));
                })
                .sorted(this::compare)
                .toList();
    }

    private int compare(Recommendation left, Recommendation right) {
        return order.compare(left.score(), left.item(), right.score(), right.item());
    }

    private Proportion proportion(@Nullable Double asked, Seen seen) {
        return new Proportion(
                catalogue,
                profile,
                settings,
                labels,
                asked == null ? settings.mix().steering() : asked,
                seen::kept,
                seen.back()::contains,
                sources.context().isIdle() ? null : sources.context()::factor);
    }

    private Features features() {
        return new Features(catalogue, settings, state, profile.at());
    }

    private static int size(int limit) {
        return Math.max(SMALLEST_POOL, POOL_PER_ITEM * limit);
    }

    private int learnedSize(int limit) {
        return Math.max(size(limit), settings.ranker().pool());
    }

    /** Items in the mix's order. Their reasons are worked out when they are asked for. */
    private List<Recommendation> judged(Collection<CatalogueItem> items, boolean inContext, Seen seen) {
        Function<CatalogueItem, List<Contribution>> reasons =
                inContext ? sources::contributions : sources::withoutContext;
        List<CatalogueItem> all = List.copyOf(items);
        List<double[]> values = sources.values(all, inContext);
        List<Recommendation> pool = new ArrayList<>();
        for (CatalogueItem item : all) {
            double score = sum(values.get(pool.size()), item.itemId(), seen);
            pool.add(new Recommendation(item, score, () -> contributions(item, reasons.apply(item), seen, settings)));
        }
        pool.sort(this::compare);
        return pool;
    }

    /** The sum of {@link #contributions}, in their order. */
    private double sum(double[] values, String itemId, Seen seen) {
        double score = 0;
        for (double value : values) {
            score += value;
        }
        boolean touched = seen.touched().contains(itemId);
        Fatigue.Shown shown = seen.shown().get(itemId);
        double relevance = touched || shown != null ? Arrays.stream(values).sum() : 0;
        if (relevance > 0 && touched && settings.mix().repeat() > 0) {
            score += -settings.mix().repeat() * relevance;
            relevance *= 1 - settings.mix().repeat();
        }
        return relevance > 0 && shown != null ? score + (shown.kept() - 1) * relevance : score;
    }

    /** The most relevant eligible items, with enough spare ones to leave diversity a choice. */
    private List<CatalogueItem> pool(int size, double[] worth, Predicate<CatalogueItem> eligible) {
        PriorityQueue<Candidate> best = new PriorityQueue<>(
                size + 1, (left, right) -> order.compare(right.score(), right.item(), left.score(), left.item()));
        for (int slot = 0; slot < worth.length; slot++) {
            Candidate worst = best.size() < size ? null : best.peek();
            if (worst != null && worth[slot] < worst.score()) {
                continue;
            }
            CatalogueItem item = catalogue.at(slot);
            if (item != null
                    && (worst == null || order.compare(worth[slot], item, worst.score(), worst.item()) < 0)
                    && eligible.test(item)) {
                best.add(new Candidate(item, worth[slot]));
                if (best.size() > size) {
                    best.poll();
                }
            }
        }
        return best.stream().map(Candidate::item).toList();
    }

    /** The relevance of every item, less for what was seen or shown before, by slot. */
    private double[] worth(Seen seen) {
        double[] worth = scores.clone();
        Set<String> losing = new HashSet<>(seen.touched());
        losing.addAll(seen.shown().keySet());
        for (String itemId : losing) {
            int slot = catalogue.slotOf(itemId);
            if (slot >= 0 && slot < worth.length && worth[slot] > 0) {
                worth[slot] = afterRepeat(worth[slot], itemId, seen);
            }
        }
        return worth;
    }

    private double afterRepeat(double score, String itemId, Seen seen) {
        double repeated =
                seen.touched().contains(itemId) ? score * (1 - settings.mix().repeat()) : score;
        return repeated * seen.kept(itemId);
    }

    /** The contributions to an item's relevance, and what is left out of it for having been seen or shown. */
    static List<Contribution> contributions(
            CatalogueItem item, List<Contribution> relevant, Seen seen, RankingSettings settings) {
        List<Contribution> contributions = new ArrayList<>(relevant);
        double relevance =
                contributions.stream().mapToDouble(Contribution::value).sum();
        if (relevance > 0 && settings.mix().repeat() > 0 && seen.touched().contains(item.itemId())) {
            contributions.add(new Contribution(
                    Kind.REPEAT, "seen before", -settings.mix().repeat() * relevance, List.of(), null));
            relevance *= 1 - settings.mix().repeat();
        }
        Fatigue.Shown shown = seen.shown().get(item.itemId());
        if (relevance > 0 && shown != null) {
            String often = shown.count() == 1 ? "once" : shown.count() + " times";
            contributions.add(new Contribution(
                    Kind.REPEAT,
                    "shown " + often + " without a click",
                    (shown.kept() - 1) * relevance,
                    List.of(),
                    null));
        }
        return contributions;
    }
}
