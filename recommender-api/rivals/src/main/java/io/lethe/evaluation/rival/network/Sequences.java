package io.lethe.evaluation.rival.network;

import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each user chose, in the order of the log. Users go by their numbers, from 0, in the order in which they came.
 */
final class Sequences {
    private static final double GROWTH = 1.1;

    private final ItemNumbers numbers;
    private final Map<String, Integer> users = new LinkedHashMap<>();
    private final List<int[]> items = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final double[] counts;
    private int size;

    Sequences(ItemNumbers numbers) {
        this.numbers = numbers;
        this.counts = new double[numbers.size()];
    }

    /** Takes an event, if it is a choice. */
    void add(LedgerEntry event) {
        int item = numbers.ofChoice(event);
        if (item < 0) {
            return;
        }
        int user = users.computeIfAbsent(event.interaction().userId(), id -> {
            items.add(new int[4]);
            sizes.add(0);
            return sizes.size() - 1;
        });
        int length = sizes.get(user);
        if (length == items.get(user).length) {
            items.set(user, Arrays.copyOf(items.get(user), 2 * length));
        }
        items.get(user)[length] = item;
        sizes.set(user, length + 1);
        counts[item]++;
        size++;
    }

    /** How many choices there are. */
    int size() {
        return size;
    }

    /** Whether there is a tenth more than somebody learned who stopped at so many choices. */
    boolean isWorthLearning(int learned) {
        return size > learned && size >= GROWTH * learned;
    }

    int users() {
        return sizes.size();
    }

    /** How many choices a user made. */
    int sizeOf(int user) {
        return sizes.get(user);
    }

    /** The item of a user's {@code place}-th choice. */
    int item(int user, int place) {
        return items.get(user)[place];
    }

    /** A user's choices from one place to before another. */
    int[] items(int user, int from, int to) {
        return Arrays.copyOfRange(items.get(user), from, to);
    }

    /** How often each item was chosen. */
    double[] counts() {
        return counts.clone();
    }
}
