package io.lethe.recommend;

import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.Profiler;
import io.lethe.recommend.Contribution.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One fixed hybrid ranking. The relevance of an item j at a time is the sum of what each source adds:
 *
 * <pre>
 * interest   mix.interest · share_p / max share · max(0, cos(p, j))³             for each of the strongest interest points p
 * neighbour  mix.neighbour · 2^(−k/h) · (c_ij + mix.backward · c_ji) / (n_i^½ · n_j^0.3)   for the k-th newest item i of the history
 * text       mix.text · max(0, cos(last, j))³                                    for the last item or words
 * trend      mix.trend · S_j / max S                                             for decayed popularity S
 * repeat     −mix.repeat · (the sum of the above)                                if j was seen and that sum is positive
 * </pre>
 *
 * <p>with {@code k} from 0, {@code h} = mix.historyHalfLife, {@code c_ij} how often j came after i ({@link
 * io.lethe.interest.signal.PairFold}, in units of 1), and {@code n} how many events an item has. An interest whose strength is negative
 * counts with its strength against the largest positive one, down to −1. Every item is looked at, so that whatever a filter leaves
 * is found; what the user consumed or turned down ({@link Suppression}), what is not available, and what the caller excludes is left out.
 *
 * <p>The list is then picked one by one (maximal marginal relevance, J. Carbonell and J. Goldstein, SIGIR 1998): each time the item with the
 * highest {@code relevance − diversity · R · m²}, where {@code R} is the highest relevance of all and {@code m} the highest cosine, at least 0, with
 * an item picked before. That difference is its score. Equal scores are ordered by popularity, then the newer item first, then by id.
 */
public final class Recommender {
    private static final int SMALLEST_POOL = 50;
    private static final int POOL_PER_ITEM = 4;

    private final Catalogue catalogue;
    private final RankingSettings settings;

    public Recommender(Catalogue catalogue, RankingSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** The items for a user in this state at a time, in milliseconds since 1970. */
    public Ranking recommend(UserState state, long at, RecommendationRequest request) {
        InterestProfile profile = new Profiler(catalogue, settings.interest()).profile(state, at);
        Sources sources = Sources.of(catalogue, settings, state, profile);
        Seen seen = Seen.of(state, at, settings);
        List<Recommendation> pool = new ArrayList<>();
        for (CatalogueItem item : pool(sources, seen, request)) {
            pool.add(new Recommendation(item, contributions(item, sources, seen)));
        }
        RankOrder order = new RankOrder(catalogue.trends(), settings.interest());
        pool.sort((left, right) -> order.compare(left.score(), left.item(), right.score(), right.item()));
        return new Ranking(profile, new Diversity(request.diversity(), order).pick(pool, request.limit()));
    }

    /** What these items would score, whether or not they may be recommended. */
    public List<Recommendation> score(UserState state, long at, List<CatalogueItem> items) {
        InterestProfile profile = new Profiler(catalogue, settings.interest()).profile(state, at);
        Sources sources = Sources.of(catalogue, settings, state, profile);
        Seen nothing = Seen.nothing();
        return items.stream()
                .map(item -> new Recommendation(item, contributions(item, sources, nothing)))
                .toList();
    }

    private record Candidate(CatalogueItem item, double score) {}

    /** The most relevant items that may be recommended: enough of them for diversity to have a choice. */
    private List<CatalogueItem> pool(Sources sources, Seen seen, RecommendationRequest request) {
        double[] scores = sources.scores(catalogue.slots());
        RankOrder order = new RankOrder(catalogue.trends(), settings.interest());
        int size = Math.max(SMALLEST_POOL, POOL_PER_ITEM * request.limit());
        PriorityQueue<Candidate> best = new PriorityQueue<>(
                size + 1, (left, right) -> order.compare(right.score(), right.item(), left.score(), left.item()));
        for (int slot = 0; slot < scores.length; slot++) {
            CatalogueItem item = catalogue.at(slot);
            Candidate worst = best.size() < size ? null : best.peek();
            if (item == null || (worst != null && scores[slot] < worst.score())) {
                continue;
            }
            double score = afterRepeat(scores[slot], item, seen);
            if ((worst == null || order.compare(score, item, worst.score(), worst.item()) < 0)
                    && isEligible(item, seen, request)) {
                best.add(new Candidate(item, score));
                if (best.size() > size) {
                    best.poll();
                }
            }
        }
        return best.stream().map(Candidate::item).toList();
    }

    private static boolean isEligible(CatalogueItem item, Seen seen, RecommendationRequest request) {
        return item.isOffered()
                && !seen.isOut(item.itemId())
                && !request.exclude().contains(item.itemId())
                && request.filter().accepts(item.item());
    }

    private double afterRepeat(double score, CatalogueItem item, Seen seen) {
        return score > 0 && seen.touched().contains(item.itemId())
                ? score * (1 - settings.mix().repeat())
                : score;
    }

    private List<Contribution> contributions(CatalogueItem item, Sources sources, Seen seen) {
        List<Contribution> contributions = new ArrayList<>();
        double relevance = 0;
        for (Source source : sources.all()) {
            double value = source.value(item);
            if (value != 0) {
                contributions.add(source.contribution(value));
                relevance += value;
            }
        }
        if (relevance > 0 && settings.mix().repeat() > 0 && seen.touched().contains(item.itemId())) {
            contributions.add(new Contribution(
                    Kind.REPEAT, "seen before", -settings.mix().repeat() * relevance, List.of(), null));
        }
        return contributions;
    }
}
