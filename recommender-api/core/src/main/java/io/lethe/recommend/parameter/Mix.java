package io.lethe.recommend.parameter;

import io.lethe.recommend.Recommender;
import io.lethe.recommend.arrangement.Proportion;
import io.lethe.recommend.trend.Trends;

/**
 * The weight of each source in a score, and how far a list follows interests. {@link Recommender} has the formula.
 *
 * @param neighbour    the weight of what came after items of the recent history, at least 0
 * @param interest     the weight of the interest points, at least 0
 * @param text         the weight of similarity in meaning to each of the newest items or words, at least 0
 * @param words        the weight of words shared with the recent history, at least 0
 * @param habit        the weight of the user's earlier choices of the item itself, at least 0
 * @param trend        the weight of decayed popularity alone, at least 0
 * @param lift         the power by which decayed popularity raises positive relevance, 0 to 1
 * @param repeat       the share of its relevance that a seen item loses, 0 to 1
 * @param backward     the weight of coming before relative to coming after, 0 to 1
 * @param together     the weight of being chosen at the same time relative to coming after, 0 to 10
 * @param trendEvents  the number of events of all users after which popularity halves ({@link Trends}), 1 to 10⁹
 * @param historyPower the power p of the weight {@code (1 + k)^(−p)} of a history item after which the user chose k more
 *                     times, 0 to 10; all that was chosen at one time counts once
 * @param historyDays  the time d, in days, of the weight {@code 1 / (1 + age/d)} that a history item has besides, so that
 *                     it counts half at that age; 0 to 10⁵, and 0 for no forgetting by the clock
 * @param steering     how far a list follows interests, from 0, the likeliest next choices, to 1, places in proportion to
 *                     interests ({@link Proportion})
 */
public record Mix(
        double neighbour,
        double interest,
        double text,
        double words,
        double habit,
        double trend,
        double lift,
        double repeat,
        double backward,
        double together,
        double historyPower,
        double historyDays,
        double trendEvents,
        double steering) {
    private static final double MOST_EVENTS = 1e9;
    private static final double MOST_DAYS = 1e5;

    public Mix {
        atLeastZero("neighbour", neighbour);
        atLeastZero("interest", interest);
        atLeastZero("text", text);
        atLeastZero("words", words);
        atLeastZero("habit", habit);
        atLeastZero("trend", trend);
        share("lift", lift);
        share("repeat", repeat);
        share("backward", backward);
        share("steering", steering);
        upToTen("together", together);
        upToTen("historyPower", historyPower);
        if (!(historyDays >= 0 && historyDays <= MOST_DAYS)) {
            throw new IllegalArgumentException("historyDays is from 0 to 100000, not " + historyDays);
        }
        if (!(trendEvents >= 1 && trendEvents <= MOST_EVENTS)) {
            throw new IllegalArgumentException("trendEvents is from 1 to 1000000000, not " + trendEvents);
        }
    }

    /** The default mix. */
    public static Mix defaults() {
        return new Mix(1, 0.1, 0.2, 0.25, 2, 0.03, 0.08, 0.75, 0.25, 1, 1.1, 0, 2500, 0.25);
    }

    private static void atLeastZero(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is a finite number from 0, not " + value);
        }
    }

    private static void upToTen(String name, double value) {
        if (!(value >= 0 && value <= 10)) {
            throw new IllegalArgumentException(name + " is from 0 to 10, not " + value);
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is from 0 to 1, not " + value);
        }
    }
}
