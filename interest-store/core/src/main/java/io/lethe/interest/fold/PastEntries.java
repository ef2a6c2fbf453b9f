package io.lethe.interest.fold;

import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Collects a user's past state while the ledger is read backwards from a time: the window, the counts of that time's
 * week, and the version.
 */
final class PastEntries {
    private final long week;
    private final int size;
    private final List<LedgerEntry> newestFirst = new ArrayList<>();
    private final SortedMap<LongTermKey, LongTermCount> weekOfTheTime = new TreeMap<>();
    private UserVersion version = UserVersion.NONE;
    private boolean weekIsOver;

    /**
     * @param at   the time, in milliseconds since 1970
     * @param size the maximum number of entries in the window
     */
    PastEntries(long at, int size) {
        this.week = LongTermKey.epochOf(at);
        this.size = size;
    }

    /** Adds the next older entry. */
    void add(LedgerEntry entry) {
        version = version.plus(entry);
        if (newestFirst.size() < size) {
            newestFirst.add(entry);
        }
        weekIsOver |= LongTermKey.epochOf(entry.interaction().timestamp()) < week;
        String itemId = entry.interaction().itemId();
        if (!weekIsOver && itemId != null) {
            weekOfTheTime.merge(
                    LongTermKey.of(itemId, entry.interaction()),
                    LongTermCount.one(entry.interaction()),
                    LongTermCount::plus);
        }
    }

    /** Whether an older entry could still belong to the window or to the week. */
    boolean needsMore() {
        return newestFirst.size() < size || !weekIsOver;
    }

    /** The window, oldest first. */
    List<LedgerEntry> window() {
        List<LedgerEntry> window = new ArrayList<>(newestFirst);
        Collections.reverse(window);
        return window;
    }

    /** The counts of the week that contains the time, up to the time. */
    SortedMap<LongTermKey, LongTermCount> weekOfTheTime() {
        return weekOfTheTime;
    }

    /** The version of all entries added so far. */
    UserVersion version() {
        return version;
    }
}
