package io.lethe.recommend;

import io.lethe.interest.ledger.UserState;
import java.util.Set;

/**
 * What a user has already had to do with.
 *
 * @param consumed   items that are done with: bought, in the cart, rated, reviewed, played, liked, shared, commented on or
 *     tagged; they are not recommended again
 * @param suppressed items that the user turned down, as long as {@link Suppression} says
 * @param touched    every item with any event
 */
record Seen(Set<String> consumed, Set<String> suppressed, Set<String> touched) {
    static final Set<String> CONSUMING =
            Set.of("purchase", "cart", "rating", "review", "play", "like", "share", "comment", "tag");

    static Seen of(UserState state, long at, RankingSettings settings) {
        return new Seen(
                state.itemsWith(CONSUMING),
                settings.suppression().items(state, at, settings.interest().weights()),
                state.items());
    }

    /** What nothing is known of. */
    static Seen nothing() {
        return new Seen(Set.of(), Set.of(), Set.of());
    }

    /** Whether an item is not to be recommended. */
    boolean isOut(String itemId) {
        return consumed.contains(itemId) || suppressed.contains(itemId);
    }
}
