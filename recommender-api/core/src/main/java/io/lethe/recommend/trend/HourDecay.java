package io.lethe.recommend.trend;

import io.lethe.interest.signal.TrendSignal;
import java.util.Arrays;

/**
 * The remaining weight of an hour's events at a time: {@code 2^(−age / halfLife)}, with the age of the middle of the
 * hour. It is 1 for an hour whose middle is still to come. Items share hours, so each power is cached until another
 * hour takes its place. Not thread-safe.
 */
final class HourDecay {
    private static final int BITS = 14;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long at;
    private final double halfLifeMillis;
    private final long[] hours = new long[1 << BITS];
    private final double[] shares = new double[1 << BITS];

    /** @param at milliseconds since 1970 */
    HourDecay(long at, double halfLifeMillis) {
        this.at = at;
        this.halfLifeMillis = halfLifeMillis;
        Arrays.fill(hours, Long.MIN_VALUE);
    }

    /** @param hour hours since 1970 */
    double of(long hour) {
        long age = at - hour * TrendSignal.HOUR_MILLIS - TrendSignal.HOUR_MILLIS / 2;
        if (age <= 0) {
            return 1;
        }
        int place = (int) (hour * GOLDEN >>> (Long.SIZE - BITS));
        if (hours[place] != hour) {
            hours[place] = hour;
            shares[place] = Math.pow(2, -(age / halfLifeMillis));
        }
        return shares[place];
    }
}
