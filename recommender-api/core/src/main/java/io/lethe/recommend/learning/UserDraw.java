package io.lethe.recommend.learning;

import io.lethe.event.UserKey;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Draws those whose ids have the smallest hashes, from any number of users. No others are kept. */
public final class UserDraw {
    private static final Comparator<UserKey> ORDER =
            Comparator.comparingLong((UserKey user) -> Choice.hash(user)).thenComparing(UserKey::userId);

    private final int most;
    private final PriorityQueue<UserKey> largestFirst = new PriorityQueue<>(ORDER.reversed());

    UserDraw(int most) {
        this.most = most;
    }

    /** Adds a user. No user may come twice. */
    public void add(UserKey user) {
        largestFirst.add(user);
        if (largestFirst.size() > most) {
            largestFirst.remove();
        }
    }

    /** Those drawn so far, smallest hashes first. */
    public List<UserKey> drawn() {
        return largestFirst.stream().sorted(ORDER).toList();
    }
}
