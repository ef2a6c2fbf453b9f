package io.lethe.recommend;

import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.Circumstance;
import io.lethe.recommend.arrangement.EpsilonGreedy;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.Fatigue;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.Suppression;
import io.lethe.recommend.ranking.LearnedOrder;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.source.Habits;
import io.lethe.recommend.source.Popularity;
import io.lethe.recommend.trend.ContextLift;
import io.lethe.recommend.word.WordLikeness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fixed hybrid ranking. The relevance r of an item j at a time is the sum of what each source adds:
 *
 * <pre>
 * interest   mix.interest · share_p / max share · max(0, cos(p, j))³
 *                 for each of the strongest interest points p
 * neighbour  mix.neighbour · w_k · (c_ij + mix.backward · c_ji + mix.together · t_ij) / (n_i^½ · n_j^0.3)
 *                 for each item i of the history
 * text       mix.text · w_k · max(0, cos(i, j))³
 *                 for the five newest items or words i
 * text       mix.words · Σ_k w_k · wordcos(i_k, j)
 *                 for the words of the history ({@link WordLikeness})
 * repeat     mix.habit · due · (1 + weeks)^(−¼)
 *                 for each choice of j itself, so many weeks ago, where due follows j's cycle ({@link Habits})
 * trend      max(0, r) · ((s_j / ε + 1)^lift − 1) + mix.trend · s_j
 *                 for decayed popularity s ({@link Popularity})
 * context    max(0, the sum of the above) · (L^context.weight − 1)
 *                 if the request has a context in which j is chosen L times as often ({@link ContextLift})
 * repeat     −mix.repeat · (the sum of the above)
 *                 if j was seen and that sum is positive
 * repeat     −tired · (the sum of the above)
 *                 if j was shown without a click and that sum is positive ({@link Fatigue})
 * </pre>
 *
 * <p>with {@code w_k = (1 + k)^(−mix.historyPower) / (1 + age/mix.historyDays)}, {@code k} the number of later baskets
 * of the history, from 0 (what the user did at one time is a basket), and {@code age} in days; without the second factor
 * where mix.historyDays is 0. {@code c_ij} how often j came after i, {@code t_ij} how often both were in one basket
 * ({@link io.lethe.interest.signal.PairFold}, in units of 1), and {@code n} how many events an item has. Forgetting by
 * a power of what came since is what memory research found (J. Wixted and E. Ebbesen, <i>On the form of forgetting</i>,
 * Psychological Science 1991). A negative interest counts with its strength relative to the largest positive one, down
 * to −1. Every item is scored, so whatever a filter leaves is found. Left out are items that the user has used up
 * ({@link io.lethe.recommend.parameter.RepeatRule}) or turned down ({@link Suppression}), unavailable items, and items
 * that the caller excludes. Used-up items that may return have no repeat penalty.
 *
 * <p>Then the caller's rules ({@link io.lethe.recommend.rule.Rules}) add, with {@code R} the highest score before them,
 * at least 0:
 *
 * <pre>
 * boost        + (factor − 1) · |s|                      for each boost in turn, s the score so far
 * novelty      − novelty · R · ln n_j / ln max n
 * serendipity  + serendipity · R · (1 − max_p cos(p, j))  over the eight strongest interest points, cos at least 0
 * </pre>
 *
 * <p>Novelty is self-information against that of the most popular item (T. Zhou et al., PNAS 107, 2010; P. Castells, S.
 * Vargas and J. Wang, Novelty and Diversity Metrics, 2011). Serendipity adds distance from what is expected to utility
 * (P. Adamopoulos and A. Tuzhilin, On Unexpectedness in Recommender Systems, ACM TIST 5, 2014).
 *
 * <p>Each interest then has its places ({@link io.lethe.recommend.arrangement.Proportion}): an item of interest {@code i},
 * with {@code n} items of it above, gains {@code 16 · steering · R · (10 p / (10 p + n + ½) − a)}, where {@code R} is
 * the highest score after the rules above, {@code p} the interest's share over three horizons and {@code a} how far the
 * user turned against it. What comes back by habit gains the whole. A list without steering is in
 * the order of the scores above.
 *
 * <p>The list is picked one by one (maximal marginal relevance, J. Carbonell and J. Goldstein, SIGIR 1998): each
 * time the item with the highest {@code relevance + gain − diversity · R · m²}, where {@code R} is the highest score of
 * all after the rules above and {@code m} the highest cosine, at least 0, with an item picked before. That difference
 * is its score. Where a learned ranker is at work, it puts the best items by this formula in order before that:
 * {@link LearnedOrder}. An item that would break a cap is skipped. A pinned or explored item ({@link EpsilonGreedy})
 * has a fixed place; its score is moved just far enough to lie between those of its neighbours. Ties are broken by
 * popularity, then newer items first, then id.
 */
public final class Recommender {
    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final @Nullable Ranker ranker;

    public Recommender(Catalogue catalogue, RankingSettings settings) {
        this(catalogue, settings, null);
    }

    /** @param ranker reorders the best items of the formula; null keeps the formula's order */
    public Recommender(Catalogue catalogue, RankingSettings settings, @Nullable Ranker ranker) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.ranker = ranker;
    }

    /** The recommendations for a user in this state at a time, in milliseconds since 1970. */
    public Ranking recommend(UserState state, long at, RecommendationRequest request) {
        return judge(state, at, request.context()).list(request);
    }

    /** The relevance of all items to a user in this state at a time, in milliseconds since 1970. */
    public Scoring judge(UserState state, long at) {
        return judge(state, at, List.of());
    }

    /**
     * The same in the context of a request.
     *
     * @param circumstances at most one of each key
     */
    public Scoring judge(UserState state, long at, List<Circumstance> circumstances) {
        return new Scoring(catalogue, settings, ranker, state, at, circumstances);
    }
}
