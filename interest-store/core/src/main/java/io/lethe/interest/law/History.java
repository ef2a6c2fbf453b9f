package io.lethe.interest.law;

import java.util.List;
import java.util.Random;

/**
 * Events for the laws to be tried on.
 *
 * @param seed   what all chance in the trial follows from, and the events too where they are random
 * @param events distinct events of one user or several, in any order
 * @param window how many of a user's newest entries a state holds in detail, at least 1
 */
public record History(long seed, List<LogRecord> events, int window) {
    private static final int FEWEST = 3;
    private static final int SPREAD = 60;

    public History {
        events = List.copyOf(events);
    }

    /** The random history of this seed: at most 62 events of at most eight users in two tenants. */
    public static History random(long seed) {
        Random random = new Random(seed);
        RandomHistory history = new RandomHistory(random.nextLong(), 1 + random.nextInt(4), 1 + random.nextInt(9));
        return new History(seed, history.events(FEWEST + random.nextInt(SPREAD)), 1 + random.nextInt(20));
    }
}
