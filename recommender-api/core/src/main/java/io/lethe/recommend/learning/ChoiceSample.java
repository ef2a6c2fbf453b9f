package io.lethe.recommend.learning;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which choices of a tenant are learned from: the newest ones of users drawn by the hash of their ids. The sample
 * depends only on the set of events.
 */
public final class ChoiceSample {
    /** How many choices there are at most. */
    public static final int CHOICES = 2400;

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

    /** The newest choices of all that the users have; of each one more where they are few. */
    public static List<Choice> choices(Collection<UserState> drawn) {
        int newest = Math.max(NEWEST, CHOICES / Math.max(1, drawn.size()));
        List<Choice> choices = new ArrayList<>();
        drawn.forEach(user -> choices.addAll(Choice.of(user, newest)));
        choices.sort(Comparator.comparingLong(Choice::at)
                .reversed()
                .thenComparingLong(Choice::seed)
                .thenComparing(choice -> choice.chosen().interaction().eventId()));
        return List.copyOf(choices.subList(0, Math.min(CHOICES, choices.size())));
    }
}
