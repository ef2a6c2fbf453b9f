package io.lethe.recommend.trend;

/** Decayed choices: their number, and their weight in a circumstance and in any of its key. */
final class Choices {
    private double number;
    private double here;
    private double anywhere;

    /** @param left what is left of each after decay, 0 to 1 */
    void add(long some, long all, double weight, double left) {
        number += all * left;
        here += some * left * weight;
        anywhere += all * left * weight;
    }

    boolean isEmpty() {
        return !(anywhere > 0);
    }

    boolean areHere() {
        return here > 0;
    }

    double meanWeight() {
        return anywhere / number;
    }

    /** The share of all of them that is made here. */
    double share() {
        return here / anywhere;
    }

    /**
     * How many times as many are made here as one expects, drawn towards another ratio by {@code prior} choices that are
     * expected here.
     *
     * @param overall the share of choices that one expects here, above 0
     */
    double ratio(double overall, double towards, double prior) {
        return (here + prior * towards) / (anywhere * overall + prior);
    }
}
