package io.lethe.interest.fold;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads users' states from tables. */
public final class UserStates {
    private final ReadableTable ledger;
    private final ReadableTable longTerm;
    private final ReadableTable versions;

    public UserStates(ReadableTable ledger, ReadableTable longTerm, ReadableTable versions) {
        this.ledger = ledger;
        this.longTerm = longTerm;
        this.versions = versions;
    }

    public UserVersion version(UserKey user) {
        byte[] bytes = versions.get(user.toBytes());
        return bytes == null ? UserVersion.NONE : UserVersion.fromBytes(bytes);
    }

    /** The state with at most {@code window} entries in its window. */
    public UserState state(UserKey user, int window) {
        UserVersion version = version(user);
        if (version.eventCount() == 0) {
            return UserState.empty(user);
        }
        List<LedgerEntry> newest = newestFirst(user, null, window);
        Collections.reverse(newest);
        return new UserState(user, version, newest, countsBefore(user, Long.MAX_VALUE));
    }

    /**
     * The state of those events that count across people: as if the others had never come.
     *
     * @param leftOut {@link TableName#LEFT_OUT}
     */
    public UserState counted(UserKey user, int window, ReadableTable leftOut) {
        try (Rows some = leftOut.withPrefix(user.toBytes())) {
            if (!some.next()) {
                return state(user, window);
            }
        }
        List<LedgerEntry> entries = new ArrayList<>();
        try (Rows counted = new CountedLedger(ledger, leftOut).withPrefix(LedgerKey.firstOf(user))) {
            while (counted.next()) {
                entries.add(entry(counted));
            }
        }
        return UserState.of(user, entries, window);
    }

    /**
     * The state at a time: exactly the state that would exist if no later event had come. Entries are read from
     * {@code at} backwards and forwards in turn, until the window is full, the week is counted, and one end of the
     * ledger is reached. The version follows from that end.
     *
     * @param at milliseconds since 1970
     */
    public UserState asOf(UserKey user, long at, int window) {
        UserVersion version = version(user);
        if (version.eventCount() == 0) {
            return UserState.empty(user);
        }
        byte[] place = LedgerKey.behind(user, at);
        PastEntries past = new PastEntries(at, window);
        UserVersion later = UserVersion.NONE;
        try (Rows before = ledger.reverseRange(LedgerKey.firstOf(user), place);
                Rows after = ledger.range(place, LedgerKey.lastOf(user))) {
            boolean older = before.next();
            boolean newer = after.next();
            while (older && (newer || past.needsMore())) {
                past.add(entry(before));
                older = before.next();
                if (newer) {
                    later = later.plus(entry(after));
                    newer = after.next();
                }
            }
            UserVersion until = older ? version.minus(later) : past.version();
            SortedMap<LongTermKey, LongTermCount> counts = countsBefore(user, LongTermKey.epochOf(at));
            counts.putAll(past.weekOfTheTime());
            return new UserState(user, until, past.window(), counts);
        }
    }

    private SortedMap<LongTermKey, LongTermCount> countsBefore(UserKey user, long week) {
        SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>();
        try (Rows all = longTerm.withPrefix(user.toBytes())) {
            while (all.next()) {
                LongTermKey key = LongTermKey.fromBytes(all.key());
                if (key.epoch() < week) {
                    counts.put(key, LongTermCount.fromBytes(all.value()));
                }
            }
        }
        return counts;
    }

    private static LedgerEntry entry(Rows row) {
        return LedgerEntry.of(LedgerKey.fromBytes(row.key()), row.value());
    }

    /**
     * At most {@code limit} entries older than {@code before}, newest first; the newest of all if {@code before} is
     * null.
     */
    public List<LedgerEntry> newestFirst(UserKey user, @Nullable LedgerKey before, int limit) {
        byte[] end = before == null ? LedgerKey.lastOf(user) : before.toBytes();
        List<LedgerEntry> entries = new ArrayList<>();
        try (Rows older = ledger.reverseRange(LedgerKey.firstOf(user), end)) {
            while (entries.size() < limit && older.next()) {
                if (!Arrays.equals(older.key(), end)) {
                    entries.add(entry(older));
                }
            }
        }
        return entries;
    }
}
