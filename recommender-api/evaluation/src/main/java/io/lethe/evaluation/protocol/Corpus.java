package io.lethe.evaluation.protocol;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.ties.TieCounts;
import io.lethe.evaluation.ties.Ties;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.PairFold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
    private final boolean isShuffled;

    /**
     * Of items and events.
     *
     * @param name   what the data set is called
     * @param events in any order; of equal ids of one user the last counts
     */
    public Corpus(String name, List<EmbeddedItem> items, List<LedgerEntry> events) {
        this(name, items, events, false);
    }

    private Corpus(String name, List<EmbeddedItem> items, List<LedgerEntry> events, boolean isShuffled) {
        this.name = name;
        this.isShuffled = isShuffled;
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

    /**
     * The same with the events of each user at one time in a random order: their {@code sequence} is drawn anew, and ids
     * that hold it with it. Everything else stays, and so does a log without ties.
     */
    public Corpus shuffled(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<LedgerEntry> moved = new ArrayList<>(rows);
        for (int[] own : rowsOf) {
            int first = 0;
            while (first < own.length) {
                int next = first + 1;
                while (next < own.length && timeOf(own[next]) == timeOf(own[first])) {
                    next++;
                }
                if (next - first > 1) {
                    int[] tied = Arrays.copyOfRange(own, first, next);
                    shuffle(tied, random);
                    for (int place = 0; place < tied.length; place++) {
                        moved.set(tied[place], inPlace(rows.get(tied[place]), place));
                    }
                }
                first = next;
            }
        }
        return new Corpus(name, items, moved, true);
    }

    /** The same with ties in an order; the seed is of the random one. */
    public Corpus inOrder(Ties ties, long seed) {
        return ties == Ties.SHUFFLED ? shuffled(seed) : this;
    }

    private static void shuffle(int[] tied, SplittableRandom random) {
        for (int i = tied.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int row = tied[other];
            tied[other] = tied[i];
            tied[i] = row;
        }
    }

    private static LedgerEntry inPlace(LedgerEntry entry, int place) {
        Interaction moved = entry.interaction().withSequence(place);
        if (EventIds.isFromContent(moved.eventId())) {
            moved = moved.withEventId(EventIds.fromContent(moved));
        }
        return new LedgerEntry(new EmbeddedInteraction(moved, entry.embedded().meaning()));
    }

    /** Whether it came from {@link #shuffled}. */
    public boolean isShuffled() {
        return isShuffled;
    }

    /** How many events of one user at one time there are, and whether their order is that of ids. */
    public TieCounts ties() {
        TieCounts.Counter counter = new TieCounts.Counter();
        for (int[] own : rowsOf) {
            for (int row : own) {
                counter.add(timeOf(row), rows.get(row).interaction().itemId());
            }
            counter.endUser();
        }
        return counter.counts();
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

    /** The circumstances of an event. */
    List<Circumstance> contextOf(int row) {
        return Circumstance.of(rows.get(row).interaction());
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
