package io.lethe.interest.signal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The choices of an item in one circumstance, by type and day.
 *
 * @param day   in days since 1970-01-01
 * @param type  the code of the type
 * @param count the number of events, at least 1
 */
public record ContextCount(Circumstance in, String type, long day, long count) implements Comparable<ContextCount> {
    /** The maximum number of values of a key that a signal tells apart: those chosen most often, then by name. */
    public static final int MOST_VALUES = 32;
    /** The maximum number of counts in a signal, the newest ones. More would exceed the size of a record. */
    static final int MOST_COUNTS = 20_000;
    /** The length of a day. */
    public static final long DAY_MILLIS = 24 * TrendSignal.HOUR_MILLIS;

    private static final Comparator<ContextCount> ORDER = Comparator.comparing(ContextCount::in)
            .thenComparing(ContextCount::type)
            .thenComparingLong(ContextCount::day);
    private static final Comparator<ContextCount> NEWEST_FIRST =
            Comparator.comparingLong(ContextCount::day).reversed().thenComparing(ORDER);

    /** The day that contains a time. */
    public static long dayOf(long timestampMillis) {
        return Math.floorDiv(timestampMillis, DAY_MILLIS);
    }

    /** The middle of the day, in milliseconds since 1970. */
    public long middle() {
        return day * DAY_MILLIS + DAY_MILLIS / 2;
    }

    @Override
    public int compareTo(ContextCount other) {
        return ORDER.compare(this, other);
    }

    /** What a signal says of these counts: a long tail of values is told together, and what is too old not at all. */
    static List<ContextCount> told(List<ContextCount> all) {
        Set<Circumstance> apart = toldApart(all);
        Map<ContextCount, Long> sums = new TreeMap<>();
        for (ContextCount one : all) {
            Circumstance in = apart.contains(one.in())
                    ? one.in()
                    : Circumstance.others(one.in().key());
            sums.merge(new ContextCount(in, one.type(), one.day(), 0), one.count(), Math::addExact);
        }
        List<ContextCount> told = new ArrayList<>();
        sums.forEach((place, sum) -> told.add(new ContextCount(place.in(), place.type(), place.day(), sum)));
        if (told.size() > MOST_COUNTS) {
            told.sort(NEWEST_FIRST);
            told.subList(MOST_COUNTS, told.size()).clear();
            told.sort(ORDER);
        }
        return told;
    }

    private static Set<Circumstance> toldApart(List<ContextCount> all) {
        Map<Circumstance, Long> sums = new HashMap<>();
        all.forEach(one -> sums.merge(one.in(), one.count(), Math::addExact));
        Map<ContextKey, Integer> taken = new HashMap<>();
        Set<Circumstance> apart = new HashSet<>();
        sums.entrySet().stream()
                .sorted(Map.Entry.<Circumstance, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(one -> {
                    if (taken.merge(one.getKey().key(), 1, Integer::sum) <= MOST_VALUES) {
                        apart.add(one.getKey());
                    }
                });
        return apart;
    }
}
