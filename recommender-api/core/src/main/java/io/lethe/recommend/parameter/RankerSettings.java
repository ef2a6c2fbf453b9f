package io.lethe.recommend.parameter;

/**
 * Settings of the learned ranker.
 *
 * @param pool the number of top items by the mix that it reorders, 1 to {@value #LARGEST}; at least the pool of a list
 *             without a ranker
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
