package io.lethe.recommend.parameter;

/**
 * What can be set about a learned ranker.
 *
 * @param pool how many items, the best by the mix, it puts in order, 1 to {@value #LARGEST}; never fewer than a list
 *             takes without it
 */
public record RankerSettings(int pool) {
    private static final int DEFAULT = 200;
    private static final int LARGEST = 10_000;

    public RankerSettings {
        if (pool < 1 || pool > LARGEST) {
            throw new IllegalArgumentException("pool is a number of items from 1 to " + LARGEST + ", not " + pool);
        }
    }

    public static RankerSettings defaults() {
        return new RankerSettings(DEFAULT);
    }
}
