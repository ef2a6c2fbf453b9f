package io.lethe.recommend.parameter;

import io.lethe.recommend.Recommender;
import io.lethe.recommend.trend.Trends;

/**
 * How much each source counts in a score; see {@link Recommender} for the formula.
 *
 * @param neighbour       of what followed the items of the recent history, at least 0
 * @param interest        of the interest points, at least 0
 * @param text            of the meaning of each of the newest items or words, at least 0
 * @param words           of the words that the recent history has in common with an item, at least 0
 * @param habit           of what the user chose before and may choose again, at least 0
 * @param trend           of decayed popularity by itself, at least 0
 * @param lift            by which power decayed popularity raises what speaks for an item, 0 to 1
 * @param repeat          the share of its relevance that an item loses which the user has seen, 0 to 1
 * @param backward        how much going before counts against coming after, 0 to 1
 * @param trendEvents     after how many events of everybody popularity has halved ({@link Trends}), 1 to 10⁹
 * @param historyPower    by which power an item of the history counts less the more events came after it, 0 to 10
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
        double historyPower,
        double trendEvents) {
    private static final double STEEPEST = 10;
    private static final double MOST_EVENTS = 1e9;

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
        if (!(historyPower >= 0 && historyPower <= STEEPEST)) {
            throw new IllegalArgumentException("historyPower is from 0 to 10, not " + historyPower);
        }
        if (!(trendEvents >= 1 && trendEvents <= MOST_EVENTS)) {
            throw new IllegalArgumentException("trendEvents is from 1 to 1000000000, not " + trendEvents);
        }
    }

    /** The mix where nothing else is set. */
    public static Mix defaults() {
        return new Mix(1, 0.1, 0.2, 0.25, 2, 0.03, 0.08, 0.75, 0.25, 1.1, 2500);
    }

    private static void atLeastZero(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is a finite number from 0, not " + value);
        }
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is from 0 to 1, not " + value);
        }
    }
}
