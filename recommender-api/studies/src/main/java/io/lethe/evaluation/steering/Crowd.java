package io.lethe.evaluation.steering;

import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The people of a shop that no case is about. Each has one to three topics, the second often the neighbour of the
 * first; one event in ten is about anything. They come over two years. Where there are few people, the first ones both
 * bake and garden, half and half.
 */
final class Crowd {
    private static final int SPAN_DAYS = 720;
    private static final int FEWEST_EVENTS = 5;
    private static final int MOST_EVENTS = 35;
    private static final double NOISE = 0.1;
    private static final double NEIGHBOUR = 0.3;
    private static final double OTHER = 0.5;
    private static final double SECOND = 0.6;
    private static final double THIRD = 0.3;
    private static final int BAKERS_WITH_GARDENS = 4;

    private Crowd() {}

    static List<LedgerEntry> of(ShopItems items, SplittableRandom random) {
        List<LedgerEntry> events = new ArrayList<>();
        PlantedShop shop = items.shop();
        for (int person = 0; person < shop.people(); person++) {
            Diary diary = new Diary(items, random, "crowd-" + person, words -> {
                throw new IllegalStateException("the crowd types nothing");
            });
            boolean both = shop.isThin() && person < Math.min(BAKERS_WITH_GARDENS, shop.people() - 1);
            Taste taste = both
                    ? Taste.of(Map.of(TopicWords.BAKING, 1.0, TopicWords.GARDENING, 1.0))
                    : taste(shop.topics(), random);
            int count = FEWEST_EVENTS + random.nextInt(MOST_EVENTS - FEWEST_EVENTS + 1);
            double from = 1 + random.nextDouble() * (SPAN_DAYS - 1);
            int strays = (int) Math.round(NOISE * count);
            diary.lives(taste, from, from * random.nextDouble(), count - strays);
            for (int i = 0; i < strays; i++) {
                diary.does("view", random.nextInt(shop.items()), from * random.nextDouble());
            }
            diary.deeds().forEach(deed -> events.add(deed.entry()));
        }
        return events;
    }

    private static Taste taste(int topics, SplittableRandom random) {
        int first = random.nextInt(topics);
        Map<Integer, Double> weights = new HashMap<>(Map.of(first, 1.0));
        double second = random.nextDouble();
        int neighbour = first ^ 1;
        if (second < NEIGHBOUR && neighbour < topics) {
            weights.put(neighbour, SECOND);
        } else if (second < OTHER) {
            weights.putIfAbsent(random.nextInt(topics), SECOND);
        }
        if (random.nextDouble() < THIRD) {
            weights.putIfAbsent(random.nextInt(topics), THIRD);
        }
        return Taste.of(weights);
    }
}
