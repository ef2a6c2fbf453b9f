package io.lethe.recommend.service;

import io.lethe.recommend.service.everyone.DeadLetters;
import io.lethe.recommend.service.everyone.Freshness;
import io.lethe.recommend.service.everyone.LongWork;
import io.lethe.recommend.service.everyone.MinuteCounts;
import io.lethe.recommend.service.everyone.RecentUsers;
import jakarta.inject.Singleton;

/** What is known of everyone together. */
@Singleton
class EveryoneKnown {
    private static final int LETTERS = 1000;
    private static final int USERS = 1000;

    private final RecentUsers users = new RecentUsers(USERS);
    private final DeadLetters deadLetters = new DeadLetters(LETTERS);
    private final Freshness freshness = new Freshness();
    private final MinuteCounts counts = new MinuteCounts();
    private final LongWork work = new LongWork();

    RecentUsers users() {
        return users;
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    Freshness freshness() {
        return freshness;
    }

    MinuteCounts counts() {
        return counts;
    }

    LongWork work() {
        return work;
    }
}
