package io.lethe.recommend.service;

import org.jspecify.annotations.Nullable;

/**
 * The catalogue of the tests that share one application: seven items, one that is withdrawn, and what happened to
 * them. The first of the tests fills it.
 */
final class SevenItems {
    private static @Nullable String filled;

    private SevenItems() {}

    /** Fills the topics of a broker once, and waits until the recommender has read them. */
    static synchronized void fill(String bootstrap) {
        if (bootstrap.equals(filled)) {
            return;
        }
        Market.awaitProgress("state", "following");
        try (Market market = new Market(bootstrap)) {
            market.withSevenItems()
                    .item("gone", "Gone with the tide", "Sea", 1, 1, 0, 0, 0.1f)
                    .withdrawn("gone")
                    .follows("sail", "soup", 1, 0)
                    .follows("sail", "soup", 2, 1)
                    .happenedOn("desk", "bread", 3, 0)
                    .happenedOn("desk", "bread", 4, 1)
                    .happenedOn("phone", "mars", 2, 0);
        }
        Market.awaitProgress("items", 8);
        Market.awaitProgress("trends", 3);
        Market.awaitProgress("lag", 0);
        filled = bootstrap;
    }
}
