package io.lethe.recommend.source;

import io.lethe.recommend.parameter.Mix;

/**
 * How a user's history loses weight: {@code baskets^(−power) / (1 + age/days)}, by what came since and by the clock.
 *
 * @param power the power of the number of baskets, counted from the newest one, which is 1
 * @param days  the age at which the clock leaves one half, in days; 0 for no forgetting by the clock
 */
public record HistoryDecay(double power, double days) {
    private static final double DAY = 24 * 60 * 60_000.0;

    public static HistoryDecay of(Mix mix) {
        return new HistoryDecay(mix.historyPower(), mix.historyDays());
    }

    /**
     * The weight of what is left.
     *
     * @param baskets the number of the basket, from 1
     * @param age     in milliseconds, at least 0
     */
    double weight(int baskets, long age) {
        double byCount = Math.pow(baskets, -power);
        return days == 0 ? byCount : byCount / (1 + age / (days * DAY));
    }
}
