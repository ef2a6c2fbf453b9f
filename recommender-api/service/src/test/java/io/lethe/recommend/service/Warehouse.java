package io.lethe.recommend.service;

import io.lethe.event.Item;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An application with 10,000 items, which several tests share: a small shop of eight and a warehouse. */
public final class Warehouse implements QuarkusTestProfile {
    static final int ITEMS = 10_000;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static @Nullable String filled;

    /** Fills the topics of a broker once, and waits until the recommender has read them. */
    static synchronized void fill(String bootstrap) {
        if (bootstrap.equals(filled)) {
            return;
        }
        Market.awaitProgress("state", "following");
        try (Market market = new Market(bootstrap)) {
            market.item(small("sail", "Sailing the coast", "Sea", 10, "acme"), 1, 0, 0, 0)
                    .item(small("dive", "Diving deep", "Sea", 20, "acme"), 0.9f, 0.1f, 0, 0)
                    .item(small("reef", "Life on the reef", "Sea", 30, "knot"), 0.8f, 0, 0.2f, 0)
                    .item(small("mars", "Mission to Mars", "Space", 10, "acme"), 0, 1, 0, 0)
                    .item(small("moon", "Walking on the moon", "Space", 20, "orbit"), 0.1f, 0.9f, 0, 0)
                    .item(small("bread", "Bread at home", "Kitchen", 10, "knot"), 0, 0, 1, 0)
                    .item(small("soup", "A pot of soup", "Kitchen", 20, "acme"), 0, 0.1f, 0.9f, 0)
                    .item(small("cake", "A cake for the captain", "Kitchen", 30, "orbit"), 0.3f, 0, 0.9f, 0);
            Random random = new Random(7);
            for (int i = 8; i < ITEMS; i++) {
                boolean rare = i % 832 == 11 && i < 9990;
                market.item(
                        new Item(
                                "default",
                                "n" + i,
                                "Number " + i,
                                "",
                                List.of(rare ? "Rare" : "Bulk", "Warehouse"),
                                new TreeMap<>(Map.of("shop", "warehouse", "serial", (double) i)),
                                true,
                                null,
                                null),
                        random.nextFloat() - 0.5f,
                        random.nextFloat() - 0.5f,
                        random.nextFloat() - 0.5f,
                        1);
            }
            market.follows("sail", "soup", 1, 0)
                    .happened("bread", "view", Market.NOW, 7, 0)
                    .happened("mars", "view", Market.NOW, 90, 0)
                    .happened("dive", "purchase", Market.NOW - 20 * DAY, 50, 0)
                    .happened("cake", "view", Market.NOW - 20 * DAY, 900, 0);
        }
        Market.awaitProgress("items", ITEMS);
        Market.awaitProgress("trends", 4);
        Market.awaitProgress("lag", 0);
        filled = bootstrap;
    }

    private static Item small(String id, String title, String category, double price, String brand) {
        return new Item(
                "default",
                id,
                title,
                "",
                List.of(category),
                new TreeMap<>(Map.of("shop", "small", "price", price, "brand", brand, "tags", List.of("blue", "new"))),
                true,
                null,
                null);
    }
}
