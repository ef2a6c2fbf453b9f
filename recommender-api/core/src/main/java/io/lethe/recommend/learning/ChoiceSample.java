package io.lethe.recommend.learning;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which choices of a tenant are learned from: the newest ones of users drawn by the hash of their ids, those who were
 * here last first. The sample depends only on the set of events.
 */
public final class ChoiceSample {
    /** How many choices there are at most. */
    public static final int CHOICES = 600;

    private static final int DRAWN = 1200;
    private static final int NEWEST = 32;

    private ChoiceSample() {}

    /** Draws the users whose states {@link #choices} needs from all that come one after another. */
    public static UserDraw draw() {
        return new UserDraw(DRAWN);
    }

    /** The users whose states {@link #choices} needs: those whose ids have the smallest hashes. */
    public static List<UserKey> users(Collection<UserKey> all) {
        UserDraw draw = draw();
        all.forEach(draw::add);
        return draw.drawn();
    }

    /** The choices of the users who were here last, the same number of each as far as they have them. */
    public static List<Choice> choices(Collection<UserState> drawn) {
        List<UserState> users = drawn.stream()
                .filter(user -> user.newest() != null)
                .sorted(Comparator.comparingLong(ChoiceSample::newest)
                        .reversed()
                        .thenComparingLong(user -> Choice.hash(user.user()))
                        .thenComparing(user -> user.user().userId()))
                .limit(CHOICES)
                .toList();
        int each = Math.max(1, Math.min(NEWEST, CHOICES / Math.max(1, users.size())));
        List<Choice> choices = new ArrayList<>();
        for (UserState user : users) {
            choices.addAll(Choice.of(user, NEWEST, each));
        }
        return choices;
    }

    private static long newest(UserState user) {
        LedgerEntry newest = user.newest();
        return newest == null ? Long.MIN_VALUE : newest.interaction().timestamp();
    }
}
