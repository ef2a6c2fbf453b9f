package io.lethe.interest.profile;

import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An index of the counts before a user's window. It answers what was known at a time, because a profile over the past
 * asks for hundreds of times.
 */
final class OlderItems {
    /**
     * The events of an item in a week.
     *
     * @param name       the item's name as a member
     * @param inWeek     the number of the user's events in that week, with any item
     * @param newer      the number of the user's events in later weeks, without those in the window
     * @param newerWeeks the number of later weeks with such events
     */
    record Week(String name, LongTermKey key, LongTermCount count, long inWeek, long newer, int newerWeeks) {}

    private static final Comparator<Week> NEWEST_FIRST =
            Comparator.comparingLong((Week week) -> week.key().epoch()).reversed();

    private final List<Week> newestFirst = new ArrayList<>();
    private final Map<String, List<Week>> byName = new HashMap<>();
    private final long oldestInWindow;

    private OlderItems(SortedMap<LongTermKey, LongTermCount> older, long oldestInWindow) {
        this.oldestInWindow = oldestInWindow;
        SortedMap<Long, Long> inWeek = new TreeMap<>(Comparator.reverseOrder());
        older.forEach((key, count) -> inWeek.merge(key.epoch(), count.count(), Long::sum));
        Map<Long, Long> newer = new HashMap<>();
        Map<Long, Integer> newerWeeks = new HashMap<>();
        long sum = 0;
        for (Map.Entry<Long, Long> week : inWeek.entrySet()) {
            newerWeeks.put(week.getKey(), newer.size());
            newer.put(week.getKey(), sum);
            sum += week.getValue();
        }
        older.forEach((key, count) -> {
            Week week = new Week(
                    nameOf(key.itemId()),
                    key,
                    count,
                    inWeek.getOrDefault(key.epoch(), 1L),
                    newer.getOrDefault(key.epoch(), 0L),
                    newerWeeks.getOrDefault(key.epoch(), 0));
            newestFirst.add(week);
            byName.computeIfAbsent(week.name(), name -> new ArrayList<>()).add(week);
        });
        newestFirst.sort(NEWEST_FIRST);
    }

    static OlderItems of(UserState state) {
        return state.isWhole()
                ? new OlderItems(new TreeMap<>(), Long.MAX_VALUE)
                : new OlderItems(
                        state.beforeWindow(),
                        state.window().get(0).interaction().timestamp());
    }

    /** An item's name as a member. */
    static String nameOf(String itemId) {
        return "item " + itemId;
    }

    /** The start of the window, in milliseconds since 1970. */
    long oldestInWindow() {
        return oldestInWindow;
    }

    /** The weeks known at a time, newest first, and by item id within a week. */
    List<Week> known(long at) {
        int from = 0;
        while (from < newestFirst.size() && !isKnown(newestFirst.get(from), at)) {
            from++;
        }
        return newestFirst.subList(from, newestFirst.size());
    }

    /** A member's weeks known at a time, by type and then oldest first. */
    List<Week> known(String name, long at) {
        List<Week> known = new ArrayList<>();
        for (Week week : byName.getOrDefault(name, List.of())) {
            if (isKnown(week, at)) {
                known.add(week);
            }
        }
        return known;
    }

    /**
     * Whether this week determines when its item was last used, as of a time. It does if it is the newest week of the
     * item's last type in code order.
     */
    boolean places(Week week, long at) {
        List<Week> all = byName.getOrDefault(week.name(), List.of());
        int last = all.size() - 1;
        while (last >= 0 && !isKnown(all.get(last), at)) {
            last--;
        }
        return last >= 0 && all.get(last).key().equals(week.key());
    }

    private boolean isKnown(Week week, long at) {
        return Math.min(week.key().begin(), oldestInWindow) <= at;
    }
}
