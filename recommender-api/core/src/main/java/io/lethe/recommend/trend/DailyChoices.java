package io.lethe.recommend.trend;

import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.signal.ContextCount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;

/**
 * Choices of many items in a circumstance, and in any of its key, by type and day. They are kept as whole numbers, so
 * that what is left of them after decay does not depend on the order in which items came.
 */
final class DailyChoices {
    private record Day(String type, long day) {
        private static final Comparator<Day> ORDER =
                Comparator.comparing(Day::type).thenComparingLong(Day::day);
    }

    private record Count(long here, long anywhere) {
        private Count plus(Count other) {
            return new Count(here + other.here, anywhere + other.anywhere);
        }
    }

    private final Map<Day, Count> counts = new HashMap<>();

    void add(ContextCount count, boolean isHere) {
        counts.merge(
                new Day(count.type(), count.day()), new Count(isHere ? count.count() : 0, count.count()), Count::plus);
    }

    void add(DailyChoices others) {
        others.counts.forEach((day, count) -> counts.merge(day, count, Count::plus));
    }

    /** @param decay what is left of a choice of a day, 0 to 1 */
    Choices left(EventWeights weights, LongToDoubleFunction decay) {
        Choices left = new Choices();
        Map<Day, Count> inOrder = new TreeMap<>(Day.ORDER);
        inOrder.putAll(counts);
        inOrder.forEach((day, count) ->
                left.add(count.here(), count.anywhere(), weights.of(day.type()), decay.applyAsDouble(day.day())));
        return left;
    }
}
