package io.lethe.interest.law;

import java.util.List;
import java.util.Random;

/**
 * The events that the laws are tested on.
 *
 * @param seed   the seed of all randomness in the trial, including the events if they are random
 * @param events distinct events of one or more users, in any order
 * @param window the maximum number of a user's newest entries that a state holds in detail, at least 1
 */
public record History(long seed, List<LogRecord> events, int window) {
    private static final int FEWEST = 3;
    private static final int SPREAD = 60;
    private static final int MORE = 100;

    public History {
        events = List.copyOf(events);
    }

    /**
     * The random history of this seed: at most 62 events of at most eight users in two tenants, and a hundred more in
     * one of eight.
     */
    public static History random(long seed) {
        Random random = new Random(seed);
        boolean isLong = random.nextInt(8) == 0;
        int items = 1 + random.nextInt(random.nextInt(3) == 0 ? 60 : 9);
        RandomHistory history = new RandomHistory(random.nextLong(), 1 + random.nextInt(4), items);
        int events = FEWEST + random.nextInt(SPREAD) + (isLong ? MORE : 0);
        return new History(seed, history.events(events), 1 + random.nextInt(20));
    }
}
