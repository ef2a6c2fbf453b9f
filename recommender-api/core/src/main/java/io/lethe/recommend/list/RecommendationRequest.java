package io.lethe.recommend.list;

import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.rule.Pin;
import io.lethe.recommend.rule.Rules;
import java.util.Objects;
import java.util.Set;

/**
 * What a caller asks for.
 *
 * @param limit     how many items at the most, at least 1
 * @param filter    what they have to be
 * @param exclude   ids of items that are not wanted
 * @param diversity how much the list avoids items that are alike, 0 to 1
 * @param rules     what else is wanted of the list
 */
public record RecommendationRequest(int limit, ItemFilter filter, Set<String> exclude, double diversity, Rules rules) {
    public RecommendationRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is at least 1, not " + limit);
        }
        if (!(diversity >= 0 && diversity <= 1)) {
            throw new IllegalArgumentException("diversity is from 0 to 1, not " + diversity);
        }
        Objects.requireNonNull(filter, "filter");
        exclude = Set.copyOf(exclude);
        for (Pin pin : rules.pins()) {
            if (pin.place() > limit) {
                throw new IllegalArgumentException(
                        "the list has " + limit + " places, so nothing is pinned to place " + pin.place());
            }
        }
    }

    /** One without rules. */
    public RecommendationRequest(int limit, ItemFilter filter, Set<String> exclude, double diversity) {
        this(limit, filter, exclude, diversity, Rules.NONE);
    }

    /** So many items of any kind. */
    public static RecommendationRequest of(int limit) {
        return new RecommendationRequest(limit, ItemFilter.ANYTHING, Set.of(), 0);
    }

    public RecommendationRequest withRules(Rules others) {
        return new RecommendationRequest(limit, filter, exclude, diversity, others);
    }
}
