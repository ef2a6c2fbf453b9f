package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.Detection;
import io.lethe.evaluation.dataset.ReadOptions;
import io.lethe.evaluation.dataset.row.SequenceMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A sound data set in the generic layout, into which trouble can be planted. */
final class PlantedSet {
    static final long START = Instant.parse("2024-01-01T00:00:00Z").getEpochSecond();
    static final long NOW = Instant.parse("2024-06-01T00:00:00Z").toEpochMilli();
    static final int DAYS = 100;
    static final int USERS = 60;
    static final int ITEMS = 50;
    static final int EVENTS = 1800;

    private final List<String> events = new ArrayList<>(List.of("user_id\titem_id\ttimestamp\tevent_type\tvalue"));
    private final List<String> items = new ArrayList<>(List.of("item_id\ttitle\ttext"));

    /** 1,800 purchases by 60 users of 50 items over 100 days; seconds end in 1 to 59, quantities are 1 to 5. */
    PlantedSet() {
        Random random = new Random(11);
        for (int item = 0; item < ITEMS; item++) {
            items.add("i" + item + "\tProduct number " + word(item) + "\tIt is " + word(item));
        }
        for (int i = 0; i < EVENTS; i++) {
            long minute = (long) (random.nextDouble() * DAYS * 1440);
            bought(
                    "u" + i % USERS,
                    "i" + random.nextInt(ITEMS),
                    START + minute * 60 + 1 + random.nextInt(59),
                    1 + i % 5);
        }
    }

    PlantedSet bought(String user, String item, long second, double value) {
        return event(user + "\t" + item + "\t" + second + "\tpurchase\t" + value);
    }

    PlantedSet event(String row) {
        events.add(row);
        return this;
    }

    PlantedSet item(String row) {
        items.add(row);
        return this;
    }

    /** The last row of the events again. */
    PlantedSet again() {
        return event(events.get(events.size() - 1));
    }

    Inspection inspect(Path folder) throws IOException {
        Files.write(folder.resolve("events.tsv"), events);
        Files.write(folder.resolve("items.tsv"), items);
        return inspectFolder(folder, 1_000_000);
    }

    static Inspection inspectFolder(Path folder, int mostEvents) throws IOException {
        var found = (Detection.Recognised) Detection.of(folder, new ReadOptions("default", SequenceMode.AUTO));
        return Inspection.of("planted", found.reader(), NOW, mostEvents, (done, all) -> {});
    }

    private static String word(int number) {
        return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }
}
