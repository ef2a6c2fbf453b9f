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
 * The counts of what is older than a user's window, laid out so that what was known at a time is read off: a profile
 * through the past asks for hundreds of times.
 */
final class OlderItems {
    /**
     * What happened with an item in a week.
     *
     * @param name   of the item as a member
     * @param inWeek how many events the user's week has, with any item
     * @param newer  how many events the weeks after it have, those of the window left out
     */
    record Week(String name, LongTermKey key, LongTermCount count, long inWeek, long newer) {}

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
        long sum = 0;
        for (Map.Entry<Long, Long> week : inWeek.entrySet()) {
            newer.put(week.getKey(), sum);
            sum += week.getValue();
        }
        older.forEach((key, count) -> {
            Week week = new Week(
                    nameOf(key.itemId()),
                    key,
                    count,
                    inWeek.getOrDefault(key.epoch(), 1L),
                    newer.getOrDefault(key.epoch(), 0L));
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

    /** What an item is called as a member. */
    static String nameOf(String itemId) {
        return "item " + itemId;
    }

    /** When the window begins, in milliseconds since 1970. */
    long oldestInWindow() {
        return oldestInWindow;
    }

    /** What was known at a time, the newest weeks first, and the items of a week by their ids. */
    List<Week> known(long at) {
        int from = 0;
        while (from < newestFirst.size() && !isKnown(newestFirst.get(from), at)) {
            from++;
        }
        return newestFirst.subList(from, newestFirst.size());
    }

    /** What was known of a member at a time, by type and the oldest first. */
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
     * Whether it is by this week that an item is touched last, as of a time: the newest one of the last of its types by
     * their codes.
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
