package io.lethe.recommend.learning;

import io.lethe.event.UserKey;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Draws the users whose states {@link ChoiceSample#choices} needs, from any number that come one after another: those
 * whose ids have the smallest hashes. No others are kept.
 */
public final class UserDraw {
    private static final int MOST = 1200;
    private static final Comparator<UserKey> ORDER =
            Comparator.comparingLong((UserKey user) -> Choice.hash(user)).thenComparing(UserKey::userId);

    private final PriorityQueue<UserKey> largestFirst = new PriorityQueue<>(ORDER.reversed());

    /** Adds a user. No user may come twice. */
    public void add(UserKey user) {
        largestFirst.add(user);
        if (largestFirst.size() > MOST) {
            largestFirst.remove();
        }
    }

    /** Those drawn so far, smallest hashes first. */
    public List<UserKey> drawn() {
        return largestFirst.stream().sorted(ORDER).toList();
    }
}
