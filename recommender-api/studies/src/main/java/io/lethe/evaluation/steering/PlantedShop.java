package io.lethe.evaluation.steering;

import java.util.List;
import java.util.Optional;

/**
 * A shop of a size.
 *
 * @param name       what it is called
 * @param items      how many items it has
 * @param people     how many people come there, beside those that a case plants
 * @param topics     how many topics its items are of
 * @param categories whether items have their topic as category; if not, texts alone tell it
 * @param sentences  whether items have a sentence of text beside their title; without, many items have one title, as
 *                   offers of the same thing have
 */
public record PlantedShop(String name, int items, int people, int topics, boolean categories, boolean sentences) {
    private static final int LIST = 10;
    private static final int THIN = 100;

    private static final List<PlantedShop> ALL = List.of(
            new PlantedShop("corner", 12, 5, 3, true, true),
            new PlantedShop("demo", 96, 15, 6, true, true),
            new PlantedShop("village", 400, 60, 12, true, true),
            new PlantedShop("town", 2_000, 1_000, 20, false, true),
            new PlantedShop("city", 20_000, 10_000, 24, true, false));

    /** All shops, the smallest first. */
    public static List<PlantedShop> all() {
        return ALL;
    }

    /** The names of all shops. */
    public static List<String> names() {
        return ALL.stream().map(PlantedShop::name).toList();
    }

    /** The shop of this name. */
    public static Optional<PlantedShop> ofName(String name) {
        return ALL.stream().filter(shop -> shop.name().equals(name)).findFirst();
    }

    /** How many items of each topic it has. */
    int itemsATopic() {
        return items / topics;
    }

    /** How many places a list has: 10, or a quarter of the items where there are fewer. */
    int places() {
        return Math.min(LIST, items / 4);
    }

    /** Whether there are so few people that one more changes the counts. Each is then planted alone. */
    boolean isThin() {
        return people < THIN;
    }
}
