package io.lethe.evaluation.protocol;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.PairFold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A data set in memory: the catalogue, and the log of all users in the order of time. Events of one user at one time
 * keep the order of their {@code sequence}. Items, users and events go by their numbers, from 0.
 */
public final class Corpus {
    private static final Comparator<LedgerEntry> BY_TIME = Comparator.comparingLong(
                    (LedgerEntry entry) -> entry.interaction().timestamp())
            .thenComparing(entry -> entry.interaction().userId())
            .thenComparingLong(entry -> entry.interaction().sequence())
            .thenComparing(entry -> entry.interaction().eventId());

    private final String name;
    private final List<EmbeddedItem> items;
    private final List<LedgerEntry> rows;
    private final List<String> users;
    private final int[] itemOf;
    private final int[] userOf;
    private final int[][] rowsOf;

    /**
     * Of items and events.
     *
     * @param name   what the data set is called
     * @param events in any order; of equal ids of one user the last counts
     */
    public Corpus(String name, List<EmbeddedItem> items, List<LedgerEntry> events) {
        this.name = name;
        this.items = List.copyOf(items);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            places.put(items.get(i).item().itemId(), i);
        }
        Map<List<String>, LedgerEntry> distinct = new HashMap<>();
        events.forEach(entry -> distinct.put(
                List.of(entry.interaction().userId(), entry.interaction().eventId()), entry));
        List<LedgerEntry> ordered = new ArrayList<>(distinct.values());
        ordered.sort(BY_TIME);
        this.rows = List.copyOf(ordered);
        this.itemOf = new int[rows.size()];
        this.userOf = new int[rows.size()];
        Map<String, List<Integer>> byUser = new TreeMap<>();
        for (int row = 0; row < rows.size(); row++) {
            Interaction event = rows.get(row).interaction();
            itemOf[row] = event.itemId() == null ? -1 : places.getOrDefault(event.itemId(), -1);
            byUser.computeIfAbsent(event.userId(), user -> new ArrayList<>()).add(row);
        }
        this.users = List.copyOf(byUser.keySet());
        this.rowsOf = byUser.values().stream()
                .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        for (int user = 0; user < rowsOf.length; user++) {
            for (int row : rowsOf[user]) {
                userOf[row] = user;
            }
        }
    }

    public String name() {
        return name;
    }

    public List<EmbeddedItem> items() {
        return items;
    }

    /** How many events there are. */
    public int size() {
        return rows.size();
    }

    public LedgerEntry row(int row) {
        return rows.get(row);
    }

    public long timeOf(int row) {
        return rows.get(row).interaction().timestamp();
    }

    /** The item of an event; -1 where it has none that the catalogue knows. */
    public int itemOf(int row) {
        return itemOf[row];
    }

    public int userOf(int row) {
        return userOf[row];
    }

    public List<String> users() {
        return users;
    }

    /** How many events a user has. */
    public int sizeOf(int user) {
        return rowsOf[user].length;
    }

    /** A user's {@code place}-th event, the oldest first. */
    public int rowOf(int user, int place) {
        return rowsOf[user][place];
    }

    /** Where in the user's history an event stands. */
    public int placeOf(int row) {
        return Arrays.binarySearch(rowsOf[userOf[row]], row);
    }

    /** Whether the event is a choice of an item of the catalogue: what a protocol can ask for. */
    public boolean isChoice(int row) {
        return itemOf[row] >= 0 && PairFold.counts(rows.get(row).interaction());
    }

    /** The first event at a time or later. */
    public int firstAt(long time) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeOf(middle) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
