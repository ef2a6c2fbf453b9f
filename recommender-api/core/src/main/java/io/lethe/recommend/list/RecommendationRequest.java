package io.lethe.recommend.list;

import io.lethe.interest.signal.Circumstance;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.rule.Pin;
import io.lethe.recommend.rule.Rules;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A request for recommendations.
 *
 * @param limit     the maximum number of items, at least 1
 * @param filter    the condition that items must meet
 * @param exclude   the ids of unwanted items
 * @param diversity how strongly the list avoids similar items, 0 to 1
 * @param rules     further rules for the list
 * @param context   the circumstances of the request, at most one of each key
 */
public record RecommendationRequest(
        int limit, ItemFilter filter, Set<String> exclude, double diversity, Rules rules, List<Circumstance> context) {
    public RecommendationRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is at least 1, not " + limit);
        }
        if (!(diversity >= 0 && diversity <= 1)) {
            throw new IllegalArgumentException("diversity is from 0 to 1, not " + diversity);
        }
        Objects.requireNonNull(filter, "filter");
        exclude = Set.copyOf(exclude);
        context = context.stream().sorted().toList();
        for (Pin pin : rules.pins()) {
            if (pin.place() > limit) {
                throw new IllegalArgumentException(
                        "the list has " + limit + " places, so nothing is pinned to place " + pin.place());
            }
        }
    }

    /** A request without context. */
    public RecommendationRequest(int limit, ItemFilter filter, Set<String> exclude, double diversity, Rules rules) {
        this(limit, filter, exclude, diversity, rules, List.of());
    }

    /** A request without rules and context. */
    public RecommendationRequest(int limit, ItemFilter filter, Set<String> exclude, double diversity) {
        this(limit, filter, exclude, diversity, Rules.NONE);
    }

    /** A request for items of any kind. */
    public static RecommendationRequest of(int limit) {
        return new RecommendationRequest(limit, ItemFilter.ANYTHING, Set.of(), 0);
    }

    public RecommendationRequest withRules(Rules others) {
        return new RecommendationRequest(limit, filter, exclude, diversity, others, context);
    }

    public RecommendationRequest withContext(List<Circumstance> circumstances) {
        return new RecommendationRequest(limit, filter, exclude, diversity, rules, circumstances);
    }
}
