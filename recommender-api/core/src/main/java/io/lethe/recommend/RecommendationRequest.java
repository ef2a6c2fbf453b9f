package io.lethe.recommend;

import java.util.Objects;
import java.util.Set;

/**
 * What a caller asks for.
 *
 * @param limit     how many items at the most, at least 1
 * @param filter    what they have to be
 * @param exclude   ids of items that are not wanted
 * @param diversity how much the list avoids items that are alike, 0 to 1
 */
public record RecommendationRequest(int limit, ItemFilter filter, Set<String> exclude, double diversity) {
    public RecommendationRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is at least 1, not " + limit);
        }
        if (!(diversity >= 0 && diversity <= 1)) {
            throw new IllegalArgumentException("diversity is from 0 to 1, not " + diversity);
        }
        Objects.requireNonNull(filter, "filter");
        exclude = Set.copyOf(exclude);
    }

    /** So many items of any kind. */
    public static RecommendationRequest of(int limit) {
        return new RecommendationRequest(limit, ItemFilter.ANYTHING, Set.of(), 0);
    }
}
