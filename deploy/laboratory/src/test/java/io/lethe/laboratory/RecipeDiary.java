package io.lethe.laboratory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A data set in the generic layout that is made up: what people cook. It has all that the layout allows and real
 * exports have: gzip, a byte order mark, CRLF, columns in another order and more of them than are asked for, types of
 * events that nobody knows, recipes without a text or without events, events of recipes that are not there, rows that
 * cannot be read, equal times, and people of one event.
 *
 * <p>What is to be found: a person cooks some recipes of one kitchen, two to four, then goes on to another one. A whole
 * evening of a dozen recipes takes half an hour and evenings are months apart, so that only the number of events since
 * tells what counts, not the time.
 */
final class RecipeDiary {
    private static final List<String> KITCHENS = List.of(
            "Thai coconut curry",
            "Italian tomato pasta",
            "French butter pastry",
            "Mexican corn tacos",
            "Japanese rice sushi",
            "German rye bread",
            "Indian lentil dal",
            "American smoked barbecue",
            "Greek yoghurt salad",
            "Peruvian fish ceviche");
    private static final List<String> WITH = List.of(
            "basil",
            "ginger",
            "garlic",
            "lemon",
            "chilli",
            "walnuts",
            "mushrooms",
            "spinach",
            "onions",
            "peppers",
            "mint",
            "sesame");
    private static final int PEOPLE = 120;
    private static final int EVENINGS = 3;
    private static final int AN_EVENING = 12;
    private static final long BEGIN = 1_500_000_000;
    private static final long YEAR = 365L * 86_400;

    private final Random random;
    private final List<String> events = new ArrayList<>();

    RecipeDiary(long seed) {
        this.random = new Random(seed);
    }

    /** Writes it into a folder. */
    void write(Path folder) throws IOException {
        for (int person = 0; person < PEOPLE; person++) {
            cook("cook-" + person);
        }
        for (int person = 0; person < 20; person++) {
            add("once-" + person, BEGIN + within(YEAR), "cooked", recipe(random.nextInt(KITCHENS.size())), "");
        }
        add("cook-1", BEGIN + within(YEAR), "cooked", "a recipe that was taken down", "");
        add("cook-2", BEGIN + within(YEAR), "search", "", "something with aubergines");
        events.add("yesterday\tcooked\tphone\tkitchen-1-1\tcook-3\t\t");
        events.add("too\tfew");
        write(folder.resolve("events.tsv.gz"), "timestamp\tevent_type\tdevice\titem_id\tuser_id\tvalue\ttext", events);
        List<String> items = new ArrayList<>();
        for (int kitchen = 0; kitchen < KITCHENS.size(); kitchen++) {
            for (int with = 0; with < WITH.size(); with++) {
                String text = with == 3 ? "" : KITCHENS.get(kitchen) + ", main dish";
                items.add(text + "\tde\t" + KITCHENS.get(kitchen) + " with " + WITH.get(with) + "\tkitchen-" + kitchen
                        + "-" + with);
            }
        }
        items.add("\t\t\tkitchen-never-cooked");
        write(folder.resolve("items.tsv.gz"), "text\tlanguage\ttitle\titem_id", items);
    }

    private void cook(String person) {
        for (int i = 0; i < EVENINGS; i++) {
            long time = BEGIN + within(YEAR);
            int kitchen = random.nextInt(KITCHENS.size());
            int left = 2 + random.nextInt(3);
            for (int dish = 0; dish < AN_EVENING; dish++) {
                if (left-- == 0) {
                    kitchen = (kitchen + 1 + random.nextInt(KITCHENS.size() - 1)) % KITCHENS.size();
                    left = 1 + random.nextInt(3);
                }
                time += within(5) * 60;
                add(person, time, random.nextInt(4) == 0 ? "view" : "cooked", recipe(kitchen), "");
            }
        }
    }

    private String recipe(int kitchen) {
        return "kitchen-" + kitchen + "-" + random.nextInt(WITH.size());
    }

    private void add(String person, long time, String type, String recipe, String text) {
        String device = random.nextBoolean() ? "phone" : "";
        String value = random.nextInt(5) == 0 ? "1.5" : "";
        events.add(String.join("\t", Long.toString(time), type, device, recipe, person, value, text));
    }

    private long within(long bound) {
        return (long) (random.nextDouble() * bound);
    }

    private static void write(Path file, String header, List<String> rows) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(
                    ("\uFEFF" + header + "\r\n" + String.join("\r\n", rows) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
