package io.lethe.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** A data set in the generic layout, from a seed: many users with some events, one with thousands, some rows twice. */
record GeneratedSet(List<String> items, List<String> events) {
    /** The user with thousands of events. */
    static final String HEAVY = "u0";

    private static final String[] THINGS = {"boat", "star", "bread", "rose", "bicycle", "camera", "trumpet", "clue"};
    private static final String[] TYPES = {"view", "click", "like", "save", "purchase", "return", "dislike"};
    private static final long BEGIN = 1_600_000_000L;

    static GeneratedSet of(long seed, int users, int heavyEvents) {
        Random random = new Random(seed);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 160; i++) {
            items.add("i%d\t%s %d\t".formatted(i, THINGS[i % THINGS.length], i));
        }
        List<String> events = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            int count = user == 0 ? heavyEvents : 5 + random.nextInt(60);
            for (int i = 0; i < count; i++) {
                events.add("u%d\ti%d\t%d\t%s\t%s"
                        .formatted(
                                user,
                                random.nextInt(items.size()),
                                BEGIN + random.nextInt(80_000_000),
                                TYPES[random.nextInt(TYPES.length)],
                                random.nextInt(4) == 0 ? String.valueOf(1 + random.nextInt(5)) : ""));
            }
        }
        return new GeneratedSet(items, events);
    }

    /** The same with its rows in another order, and every tenth of them twice. */
    GeneratedSet shuffledAndDoubled(long seed) {
        return new GeneratedSet(shuffledAndDoubled(items, seed), shuffledAndDoubled(events, seed + 1));
    }

    GeneratedSet without(String user) {
        Predicate<String> theirs = row -> row.startsWith(user + "\t");
        return new GeneratedSet(items, events.stream().filter(theirs.negate()).toList());
    }

    /** The same items, and the events of one user. */
    GeneratedSet only(String user) {
        return new GeneratedSet(
                items,
                events.stream().filter(row -> row.startsWith(user + "\t")).toList());
    }

    int distinctEvents() {
        return new HashSet<>(events).size();
    }

    /** Writes it into a new folder. */
    Path in(Path folder) throws IOException {
        Files.createDirectories(folder);
        write(folder.resolve("items.tsv"), "item_id\ttitle\ttext", items);
        write(folder.resolve("events.tsv"), "user_id\titem_id\ttimestamp\tevent_type\tvalue", events);
        return folder;
    }

    private static List<String> shuffledAndDoubled(List<String> rows, long seed) {
        List<String> result = new ArrayList<>(rows);
        for (int i = 0; i < rows.size(); i += 10) {
            result.add(rows.get(i));
        }
        Collections.shuffle(result, new Random(seed));
        return result;
    }

    private static void write(Path file, String header, List<String> rows) throws IOException {
        Files.writeString(file, header + "\n" + String.join("\n", rows) + "\n");
    }
}
