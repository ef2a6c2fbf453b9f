package io.lethe.recommend.trend;

import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * The number of events, and of repeats among them, by event type, over all items and user partitions. One thread
 * writes.
 */
final class RepeatCounts {
    /** The weight of the prior repeat rate, in events. */
    private static final double PRIOR_EVENTS = 100;

    private record Choices(long events, long repeats) {
        private static final Choices NONE = new Choices(0, 0);

        private Choices plus(Choices other) {
            return new Choices(events + other.events, repeats + other.repeats);
        }
    }

    private final Map<String, Choices> choices = new ConcurrentHashMap<>();

    /** Adds a signal's counts, multiplied by {@code sign}. */
    void add(TrendSignal signal, int sign) {
        for (HourCount count : signal.events()) {
            add(count.type(), sign * count.count(), 0);
        }
        signal.repeats().forEach((type, count) -> add(type, 0, sign * count));
    }

    private void add(String type, long events, long repeats) {
        choices.merge(type, new Choices(events, repeats), Choices::plus);
    }

    /** See {@link Trends#repeatRate}. */
    double rate(double prior, Predicate<String> types) {
        Choices sum = Choices.NONE;
        for (Map.Entry<String, Choices> one : choices.entrySet()) {
            sum = types.test(one.getKey()) ? sum.plus(one.getValue()) : sum;
        }
        double rate = (sum.repeats() + prior * PRIOR_EVENTS) / (sum.events() + PRIOR_EVENTS);
        return Math.max(0, Math.min(1, rate));
    }
}
