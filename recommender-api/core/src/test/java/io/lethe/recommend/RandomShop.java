package io.lethe.recommend;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Shops and histories drawn at random, with many items that are alike in everything, so that ties are common. */
public final class RandomShop {
    private static final String[] WORDS = {"red", "blue", "boat", "tent", "lamp", "map", "rope", "stove"};
    private static final String[] TYPES = {"view", "click", "purchase", "like", "dislike", "impression", "cart"};
    private static final long DAY = 24 * Shop.HOUR;

    private RandomShop() {}

    public static Shop of(Random random) {
        Shop shop = new Shop();
        int items = 20 + random.nextInt(300);
        float[][] kinds = new float[6][];
        for (int kind = 0; kind < kinds.length; kind++) {
            kinds[kind] = new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat(), random.nextFloat()};
        }
        for (int i = 0; i < items; i++) {
            float[] vector = kinds[random.nextInt(kinds.length)].clone();
            if (random.nextBoolean()) {
                vector[random.nextInt(vector.length)] += random.nextFloat() - .5f;
            }
            String title = WORDS[random.nextInt(WORDS.length)] + " " + WORDS[random.nextInt(WORDS.length)];
            shop.item(
                    id(i),
                    title,
                    "",
                    List.of("kind " + random.nextInt(kinds.length)),
                    Map.of("price", (double) random.nextInt(5)),
                    random.nextInt(20) > 0,
                    vector);
        }
        for (int i = 0; i < items; i++) {
            if (random.nextInt(3) > 0) {
                shop.follows(id(i), random.nextInt(2), id(random.nextInt(items)), 1 + random.nextInt(4), id(i + 1), 1);
            }
            if (random.nextInt(4) == 0) {
                shop.goesWith(id(i), 0, id(random.nextInt(items)), 1 + random.nextInt(3));
            }
            if (random.nextInt(3) > 0) {
                shop.happened(id(i), 0, "purchase", Shop.NOW - random.nextInt(30) * DAY, 1 + random.nextInt(4));
            }
        }
        int events = random.nextInt(160);
        for (int n = 0; n < events; n++) {
            long time = Shop.NOW - (events - n) * (long) (random.nextInt(3) == 0 ? Shop.HOUR : DAY / 4);
            if (random.nextInt(20) == 0) {
                shop.typed(WORDS[random.nextInt(WORDS.length)], time, random.nextFloat(), random.nextFloat(), 0, .1f);
            } else {
                shop.did(TYPES[random.nextInt(TYPES.length)], id((int) Math.pow(items, random.nextDouble())), time);
            }
        }
        return shop;
    }

    public static String id(int item) {
        return "item-" + item;
    }
}
