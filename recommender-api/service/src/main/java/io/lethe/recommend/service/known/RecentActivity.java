package io.lethe.recommend.service.known;

import io.lethe.recommend.service.http.ProblemException;
import jakarta.inject.Singleton;

/** Recent activity of all users: who, how fresh, how much, and what was refused. */
@Singleton
public class RecentActivity {
    private static final int LETTERS = 1000;
    private static final int USERS = 1000;

    private final RecentUsers users = new RecentUsers(USERS);
    private final DeadLetters deadLetters = new DeadLetters(LETTERS);
    private final Freshness freshness = new Freshness();
    private final MinuteCounts counts = new MinuteCounts();
    private final LongWork work = new LongWork();
    private volatile boolean usersKnown;
    private volatile boolean lettersKnown;

    /** Says that the newest events that were there at the start have been read. */
    void knowUsers() {
        usersKnown = true;
    }

    /** Says that the letters that were there at the start have been read. */
    public void knowLetters() {
        lettersKnown = true;
    }

    public RecentUsers users() {
        return users;
    }

    /**
     * The users whose interest changed last, once they are known.
     *
     * @throws ProblemException until then
     */
    public RecentUsers knownUsers() {
        return known(users, usersKnown);
    }

    /**
     * What was refused, once that is known.
     *
     * @throws ProblemException until then
     */
    public DeadLetters knownDeadLetters() {
        return known(deadLetters, lettersKnown);
    }

    private static <T> T known(T what, boolean isKnown) {
        if (!isKnown) {
            throw ProblemException.unavailable("Lethe is starting: this is still being read. Ask again in a moment.");
        }
        return what;
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    public Freshness freshness() {
        return freshness;
    }

    public MinuteCounts counts() {
        return counts;
    }

    public LongWork work() {
        return work;
    }
}
