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

/** The counts of what is older than a user's window, laid out so that what was known at a time is read off: a profile through the past asks for hundreds of times. */
final class OlderItems {
    /**
     * What happened with an item in a week.
     *
     * @param name   of the item as a member
     * @param inWeek how many events the user's week has, with any item
     * @param newer  how many events the weeks after it have, those of the window left out
     */
    record Week(String name, LongTermKey key, LongTermCount count, long inWeek, long newer) {}

    private static final Comparator<LongTermKey> NEWEST_FIRST =
            Comparator.comparingLong(LongTermKey::epoch).reversed().thenComparing(Comparator.naturalOrder());

    private final List<Week> newestFirst = new ArrayList<>();
    private final Map<String, List<Week>> byName = new HashMap<>();
    private final long oldestInWindow;

    private OlderItems(SortedMap<LongTermKey, LongTermCount> older, long oldestInWindow) {
        this.oldestInWindow = oldestInWindow;
        Map<Long, Long> inWeek = new HashMap<>();
        older.forEach((key, count) -> inWeek.merge(key.epoch(), count.count(), Long::sum));
        List<LongTermKey> keys = new ArrayList<>(older.keySet());
        keys.sort(NEWEST_FIRST);
        long counted = 0;
        long newer = 0;
        for (int i = 0; i < keys.size(); i++) {
            LongTermKey key = keys.get(i);
            if (i > 0 && key.epoch() != keys.get(i - 1).epoch()) {
                newer = counted;
            }
            LongTermCount count = older.getOrDefault(key, LongTermCount.NONE);
            counted += count.count();
            newestFirst.add(new Week(nameOf(key.itemId()), key, count, inWeek.getOrDefault(key.epoch(), 1L), newer));
        }
        newestFirst.stream().sorted(Comparator.comparing(Week::key)).forEach(week -> byName.computeIfAbsent(
                        week.name(), name -> new ArrayList<>())
                .add(week));
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

    /** Whether it is by this week that an item is touched last, as of a time: the newest one of the last of its types by their codes. */
    boolean places(Week week, long at) {
        List<Week> known = known(week.name(), at);
        return known.get(known.size() - 1).key().equals(week.key());
    }

    private boolean isKnown(Week week, long at) {
        return Math.min(week.key().begin(), oldestInWindow) <= at;
    }
}
