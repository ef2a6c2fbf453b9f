package io.lethe.recommend.trend;

import io.lethe.interest.signal.TrendSignal;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How fast a domain lives: how many events of everybody there were in each hour. Popularity is forgotten by what came
 * since, over all users: its half-life is the time that the newest so many events took, days in a busy shop and months
 * in a library. Rounded to half powers of two of an hour, so that it seldom changes. One thread writes.
 */
final class DomainPace {
    private final ConcurrentNavigableMap<Long, Long> events = new ConcurrentSkipListMap<>();

    void add(long hour, long count) {
        events.merge(hour, count, (left, right) -> left + right == 0 ? null : left + right);
    }

    /**
     * The half-life, in milliseconds.
     *
     * @param at        milliseconds since 1970; what happened later does not count
     * @param most      how many events it takes
     * @param otherwise where fewer have happened
     */
    double halfLifeMillis(long at, double most, double otherwise) {
        Map.Entry<Long, Long> newest = events.floorEntry(Math.floorDiv(at, TrendSignal.HOUR_MILLIS));
        if (newest == null) {
            return otherwise;
        }
        double sum = 0;
        for (Map.Entry<Long, Long> hour :
                events.headMap(newest.getKey(), true).descendingMap().entrySet()) {
            sum += hour.getValue();
            if (sum >= most) {
                double hours = newest.getKey() - hour.getKey() + 1;
                return Math.pow(2, Math.rint(2 * Math.log(hours) / Math.log(2)) / 2) * TrendSignal.HOUR_MILLIS;
            }
        }
        return otherwise;
    }
}
