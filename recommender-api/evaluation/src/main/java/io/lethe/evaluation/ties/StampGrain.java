package io.lethe.evaluation.ties;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How finely a log tells the time: the coarsest unit on whose beginnings nearly all of its stamps lie. Days and months
 * may begin at another time of day than midnight UTC, where all stamps share one time of day, or two of them, as a time
 * zone with summer time has it.
 */
public enum StampGrain {
    MONTH,
    DAY,
    HOUR,
    MINUTE,
    SECOND,
    MILLISECOND;

    private static final long SECOND_MILLIS = 1000;
    private static final long MINUTE_MILLIS = 60 * SECOND_MILLIS;
    private static final long HOUR_MILLIS = 60 * MINUTE_MILLIS;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final double NEARLY_ALL = 0.99;
    private static final int MOST_TIMES_OF_DAY = 4096;
    private static final int TIMES_OF_A_ZONE = 2;
    private static final int FEWEST_DAYS = 10;

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The grain of stamps.
     *
     * @param times in milliseconds since 1970, in any order; of none it is the millisecond
     */
    public static StampGrain of(long[] times) {
        if (times.length == 0) {
            return MILLISECOND;
        }
        List<Long> dayBegins = dayBegins(times);
        if (!dayBegins.isEmpty()) {
            long shift = shift(dayBegins.get(0));
            return isNearlyAll(
                            Arrays.stream(times)
                                    .filter(time -> dayOf(time + shift) == 1)
                                    .count(),
                            times.length)
                    ? MONTH
                    : DAY;
        }
        return lieOn(times, HOUR_MILLIS)
                ? HOUR
                : lieOn(times, MINUTE_MILLIS) ? MINUTE : lieOn(times, SECOND_MILLIS) ? SECOND : MILLISECOND;
    }

    private static boolean lieOn(long[] times, long unit) {
        return isNearlyAll(
                Arrays.stream(times)
                        .filter(time -> Math.floorMod(time, unit) == 0)
                        .count(),
                times.length);
    }

    private static boolean isNearlyAll(long some, long all) {
        return some >= NEARLY_ALL * all;
    }

    /** The one or two times of day of nearly all stamps, the most frequent first; empty if there are more. */
    private static List<Long> dayBegins(long[] times) {
        if (lieOn(times, DAY_MILLIS)) {
            return List.of(0L);
        }
        Map<Long, Long> counts = new HashMap<>();
        for (long time : times) {
            counts.merge(Math.floorMod(time, DAY_MILLIS), 1L, Long::sum);
            if (counts.size() > MOST_TIMES_OF_DAY) {
                return List.of();
            }
        }
        List<Map.Entry<Long, Long>> most = counts.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(TIMES_OF_A_ZONE)
                .toList();
        long some = most.stream().mapToLong(Map.Entry::getValue).sum();
        boolean manyDays = Arrays.stream(times)
                        .map(time -> Math.floorDiv(time, DAY_MILLIS))
                        .distinct()
                        .count()
                >= FEWEST_DAYS;
        return isNearlyAll(some, times.length) && manyDays
                ? most.stream().map(Map.Entry::getKey).toList()
                : List.of();
    }

    /** What is added to a stamp to get into its day by UTC; two hours more than needed, for summer time. */
    private static long shift(long begin) {
        long toMidnight = begin > DAY_MILLIS / 2 ? DAY_MILLIS - begin : -begin;
        return toMidnight + 2 * HOUR_MILLIS;
    }

    private static int dayOf(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, DAY_MILLIS)).getDayOfMonth();
    }
}
