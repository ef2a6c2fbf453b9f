package io.lethe.ingest.cleaning;

import io.lethe.event.GivenVector;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Random valid interactions and items of every shape. Equal seeds give equal records. */
final class RandomRecords {
    static final long NOW = 1_769_882_640_000L;

    private static final String[] LETTERS = {"a", "Z", "0", " ", "-", "é", "ß", "海", "🌊", "\"", "\\", "~", "/", "'"};

    private final Random random;

    RandomRecords(long seed) {
        random = new Random(seed);
    }

    Interaction interaction() {
        boolean item = random.nextInt(4) > 0;
        InteractionType[] types = InteractionType.values();
        InteractionType type = types[random.nextInt(types.length)];
        SortedMap<String, String> context = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            context.put(word(1 + random.nextInt(8)), prose(random.nextInt(20)));
        }
        return new Interaction(
                tenant(),
                word(1 + random.nextInt(12)),
                "e" + word(random.nextInt(12)),
                item ? word(1 + random.nextInt(12)) : null,
                type.code(),
                type == InteractionType.RATING || maybe()
                        ? Double.valueOf(random.nextDouble() * Math.pow(10, random.nextInt(10)))
                        : null,
                item && maybe() ? null : "x" + prose(random.nextInt(60)),
                maybe() ? Double.valueOf(random.nextDouble()) : null,
                maybe() ? Long.valueOf(random.nextInt(604_800_000)) : null,
                1 + (long) (random.nextDouble() * NOW),
                maybe() ? random.nextLong() >>> 1 : 0,
                context);
    }

    Item item() {
        List<String> categories = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            categories.add(word(1 + random.nextInt(10)));
        }
        SortedMap<String, Object> attributes = new TreeMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            attributes.put(word(1 + random.nextInt(8)), attribute());
        }
        return new Item(
                tenant(),
                word(1 + random.nextInt(12)),
                "t" + prose(random.nextInt(30)),
                maybe() ? "" : "x" + prose(random.nextInt(200)),
                categories,
                attributes,
                maybe(),
                maybe() ? Long.valueOf((long) (random.nextGaussian() * NOW)) : null,
                vector());
    }

    private @Nullable GivenVector vector() {
        if (maybe()) {
            return null;
        }
        float[] numbers = new float[1 + random.nextInt(16)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return GivenVector.of(numbers);
    }

    private Object attribute() {
        return switch (random.nextInt(4)) {
            case 0 -> prose(random.nextInt(20));
            case 1 -> random.nextGaussian() * 1e6;
            case 2 -> maybe();
            default -> List.of(word(3), word(5));
        };
    }

    private String tenant() {
        return maybe() ? "default" : "shop-" + random.nextInt(10);
    }

    private String word(int length) {
        StringBuilder word = new StringBuilder("w");
        for (int i = 1; i < length; i++) {
            word.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return word.toString();
    }

    private String prose(int length) {
        StringBuilder prose = new StringBuilder();
        for (int i = 0; i < length; i++) {
            prose.append(random.nextInt(12) == 0 ? "\n" : LETTERS[random.nextInt(LETTERS.length)]);
        }
        return prose.toString();
    }

    private boolean maybe() {
        return random.nextBoolean();
    }
}
