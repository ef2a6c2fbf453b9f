package io.lethe.recommend;

import io.lethe.interest.ledger.UserState;
import java.util.Set;

/**
 * What a user has already had to do with.
 *
 * @param consumed items that are done with: bought, in the cart, rated, reviewed, played, liked, shared, commented on, tagged,
 *     given back, disliked or hidden; they are not recommended again
 * @param touched  every item with any event
 */
record Seen(Set<String> consumed, Set<String> touched) {
    static final Set<String> CONSUMING = Set.of(
            "purchase",
            "cart",
            "rating",
            "review",
            "play",
            "like",
            "share",
            "comment",
            "tag",
            "return",
            "dislike",
            "hide");

    static Seen of(UserState state) {
        return new Seen(state.itemsWith(CONSUMING), state.items());
    }
}
