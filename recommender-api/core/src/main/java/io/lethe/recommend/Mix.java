package io.lethe.recommend;

/**
 * How much each source counts in a score; see {@link Recommender} for the formula.
 *
 * @param neighbour       of what followed the items of the recent history, at least 0
 * @param interest        of the interest points, at least 0
 * @param text            of the meaning of the last item or words, at least 0
 * @param trend           of decayed popularity, at least 0
 * @param repeat          the share of its relevance that an item loses which the user has seen, 0 to 1
 * @param backward        how much going before counts against coming after, 0 to 1
 * @param historyHalfLife after how many events, counted back from the newest, a history item counts half; above 0
 */
public record Mix(
        double neighbour,
        double interest,
        double text,
        double trend,
        double repeat,
        double backward,
        double historyHalfLife) {

    public Mix {
        atLeastZero("neighbour", neighbour);
        atLeastZero("interest", interest);
        atLeastZero("text", text);
        atLeastZero("trend", trend);
        share("repeat", repeat);
        share("backward", backward);
        if (!(historyHalfLife > 0) || Double.isInfinite(historyHalfLife)) {
            throw new IllegalArgumentException("historyHalfLife is a number of events above 0, not " + historyHalfLife);
        }
    }

    /** The mix where nothing else is set. */
    public static Mix defaults() {
        return new Mix(1, 0.15, 0.15, 0.01, 0.75, 0.25, 1);
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
