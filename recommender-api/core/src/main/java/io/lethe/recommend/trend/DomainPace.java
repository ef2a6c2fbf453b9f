package io.lethe.recommend.trend;

import io.lethe.interest.signal.TrendSignal;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The activity of a domain: the number of events per hour over all users. It sets the half-life of popularity, which
 * is the time span of the newest {@code n} events: days in a busy shop, months in a library. The half-life is rounded
 * to half powers of two of an hour, so it seldom changes. One thread writes.
 */
final class DomainPace {
    private final ConcurrentNavigableMap<Long, Long> events = new ConcurrentSkipListMap<>();

    void add(long hour, long count) {
        events.merge(hour, count, (left, right) -> left + right == 0 ? null : left + right);
    }

    /** The share of all events that happened before an hour, 0 to 1; 1 without events. */
    double shareBefore(long hour) {
        long all = count();
        return all == 0 ? 1 : sum(events.headMap(hour, false)) / (double) all;
    }

    /** The number of all events. */
    long count() {
        return sum(events);
    }

    private static long sum(Map<Long, Long> hours) {
        return hours.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The half-life, in milliseconds.
     *
     * @param at        milliseconds since 1970; later events do not count
     * @param most      the number of events to span
     * @param otherwise the half-life while there are fewer events than that
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
