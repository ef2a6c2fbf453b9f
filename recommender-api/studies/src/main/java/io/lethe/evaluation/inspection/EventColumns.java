package io.lethe.evaluation.inspection;

import io.lethe.evaluation.ties.StampGrain;
import io.lethe.evaluation.ties.TieCounts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** The events that import would keep, in the order of the rows: who, what, when and of which type, in 20 bytes each. */
final class EventColumns {
    /** The item of an event that has none. */
    static final int NO_ITEM = -1;

    private int[] users = new int[1 << 10];
    private int[] items = new int[1 << 10];
    private long[] times = new long[1 << 10];
    private int[] types = new int[1 << 10];
    private int size;

    /** @param type the number of its type */
    void add(int user, int item, long time, int type) {
        if (size == times.length) {
            int larger = size + (size >> 1);
            users = Arrays.copyOf(users, larger);
            items = Arrays.copyOf(items, larger);
            times = Arrays.copyOf(times, larger);
            types = Arrays.copyOf(types, larger);
        }
        users[size] = user;
        items[size] = item;
        types[size] = type;
        times[size++] = time;
    }

    int size() {
        return size;
    }

    int user(int event) {
        return users[event];
    }

    int item(int event) {
        return items[event];
    }

    /** The number of its type. */
    int type(int event) {
        return types[event];
    }

    long time(int event) {
        return times[event];
    }

    /** All times, sorted. */
    long[] sortedTimes() {
        long[] sorted = Arrays.copyOf(times, size);
        Arrays.sort(sorted);
        return sorted;
    }

    /** How finely the times are told. */
    StampGrain grain() {
        return StampGrain.of(sortedTimes());
    }

    /**
     * How many events of one user at one time there are, in the order of the rows.
     *
     * @param count how many users there are
     * @param name  the id of an item
     */
    TieCounts ties(int count, IntFunction<String> name) {
        Groups rows = byUser(count, event -> event);
        TieCounts.Counter counter = new TieCounts.Counter();
        for (int user = 0; user < rows.count(); user++) {
            Arrays.stream(rows.of(user))
                    .mapToObj(row -> (int) row)
                    .sorted(Comparator.comparingLong(this::time))
                    .forEach(row -> counter.add(time(row), itemName(row, name)));
            counter.endUser();
        }
        return counter.counts();
    }

    private @Nullable String itemName(int event, IntFunction<String> name) {
        return item(event) == NO_ITEM ? null : name.apply(item(event));
    }

    /** A number of each event by user, sorted for each. */
    Groups byUser(int count, IntToLongFunction number) {
        return Groups.of(users, size, count, number);
    }

    /** A number of each event by item, sorted for each; events without an item are left out. */
    Groups byItem(int count, IntToLongFunction number) {
        return Groups.of(items, size, count, number);
    }

    /**
     * Numbers by group.
     *
     * @param starts where each group begins in {@code all}, and behind the last one where it ends
     */
    static final class Groups {
        private final int[] starts;
        private final long[] all;

        private Groups(int[] starts, long[] all) {
            this.starts = starts;
            this.all = all;
        }

        static Groups of(int[] keys, int size, int count, IntToLongFunction number) {
            int[] starts = new int[count + 1];
            for (int i = 0; i < size; i++) {
                if (keys[i] >= 0) {
                    starts[keys[i] + 1]++;
                }
            }
            for (int i = 0; i < count; i++) {
                starts[i + 1] += starts[i];
            }
            int[] next = Arrays.copyOf(starts, count);
            long[] all = new long[starts[count]];
            for (int i = 0; i < size; i++) {
                if (keys[i] >= 0) {
                    all[next[keys[i]]++] = number.applyAsLong(i);
                }
            }
            for (int i = 0; i < count; i++) {
                Arrays.sort(all, starts[i], starts[i + 1]);
            }
            return new Groups(starts, all);
        }

        int count() {
            return starts.length - 1;
        }

        int size(int group) {
            return starts[group + 1] - starts[group];
        }

        long[] of(int group) {
            return Arrays.copyOfRange(all, starts[group], starts[group + 1]);
        }
    }
}
