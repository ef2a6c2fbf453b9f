package io.lethe.standalone.importing;

import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the rows that were read. Not for several threads. */
final class RowCount {
    private static final int SHOWN = 5;

    private final SortedMap<String, Long> rejected = new TreeMap<>();
    private int shown;
    private long items;
    private long events;
    private long read;

    void item() {
        read++;
        items++;
    }

    void event() {
        read++;
        events++;
    }

    /** Counts a row that could not be published, and shows the first few with their place. */
    void reject(String place, String reason) {
        read++;
        if (rejected.merge(reason, 1L, Long::sum) == 1 && shown++ < SHOWN) {
            System.out.println("  " + place + ": " + reason);
        }
    }

    long read() {
        return read;
    }

    long items() {
        return items;
    }

    long events() {
        return events;
    }

    long published() {
        return items + events;
    }

    /** How many rows were rejected, by field and reason. */
    SortedMap<String, Long> rejected() {
        return rejected;
    }
}
