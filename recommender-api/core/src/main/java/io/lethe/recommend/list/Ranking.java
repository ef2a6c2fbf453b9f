package io.lethe.recommend.list;

import io.lethe.interest.profile.InterestProfile;
import java.util.List;

/**
 * The response to a request for recommendations.
 *
 * @param profile the user's interest that the ranking is based on
 * @param items   the items, best first
 */
public record Ranking(InterestProfile profile, List<Recommendation> items) {
    public Ranking {
        items = List.copyOf(items);
    }
}
