package io.lethe.evaluation.steering;

import io.lethe.event.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The items of a shop: each has a topic, a text that tells it, and an appeal. Ids say nothing. */
final class ShopItems {
    /** The tenant of all planted shops. */
    static final String TENANT = "planted";

    private static final double SKEW = 0.7;
    private static final int OFFERS = 10;

    private final PlantedShop shop;
    private final List<Item> items = new ArrayList<>();
    private final int[] topicOf;
    private final double[] appeal;
    private final List<List<Integer>> byTopic = new ArrayList<>();

    ShopItems(PlantedShop shop, SplittableRandom random) {
        this.shop = shop;
        topicOf = new int[shop.items()];
        appeal = new double[shop.items()];
        List<Integer> numbers = new ArrayList<>();
        for (int item = 0; item < shop.items(); item++) {
            numbers.add(item);
        }
        for (int i = numbers.size() - 1; i > 0; i--) {
            Collections.swap(numbers, i, random.nextInt(i + 1));
        }
        for (int topic = 0; topic < shop.topics(); topic++) {
            byTopic.add(new ArrayList<>());
        }
        for (int place = 0; place < numbers.size(); place++) {
            int item = numbers.get(place);
            topicOf[item] = place % shop.topics();
            byTopic.get(topicOf[item]).add(item);
            appeal[item] = StrictMath.pow(byTopic.get(topicOf[item]).size(), -SKEW);
        }
        for (int item = 0; item < shop.items(); item++) {
            items.add(item(item, random));
        }
    }

    private Item item(int number, SplittableRandom random) {
        TopicWords topic = TopicWords.all().get(topicOf[number]);
        String noun = one(topic.nouns(), random);
        String title = one(TopicWords.adjectives().subList(0, OFFERS), random) + " " + noun;
        String text = "";
        if (shop.sentences()) {
            title = one(TopicWords.adjectives(), random) + " " + one(TopicWords.materials(), random) + " " + noun;
            text = "For everybody who loves " + topic.name() + ": goes well with a " + one(topic.nouns(), random) + ".";
        }
        List<String> categories = shop.categories() ? List.of(topic.name()) : List.of();
        return new Item(TENANT, id(number), title, text, categories, new TreeMap<>(), true, null, null);
    }

    private static String one(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }

    static String id(int item) {
        return "i" + (100_000 + item);
    }

    PlantedShop shop() {
        return shop;
    }

    /** The items by their numbers. */
    List<Item> items() {
        return Collections.unmodifiableList(items);
    }

    int topicOf(int item) {
        return topicOf[item];
    }

    /** How much an item is liked beside others of its topic, above 0 and at most 1. */
    double appeal(int item) {
        return appeal[item];
    }

    /** The items of a topic, the most appealing first. */
    List<Integer> of(int topic) {
        return Collections.unmodifiableList(byTopic.get(topic));
    }

    /** An item of a topic, by appeal. */
    int draw(int topic, SplittableRandom random) {
        List<Integer> all = byTopic.get(topic);
        double sum = 0;
        for (int item : all) {
            sum += appeal[item];
        }
        double left = random.nextDouble() * sum;
        for (int item : all) {
            left -= appeal[item];
            if (left < 0) {
                return item;
            }
        }
        return all.get(all.size() - 1);
    }
}
