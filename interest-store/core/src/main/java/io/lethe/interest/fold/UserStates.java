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

/** Reads from tables what is known of a user. */
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
        SortedMap<LongTermKey, LongTermCount> counts = new TreeMap<>();
        try (Rows all = longTerm.withPrefix(user.toBytes())) {
            while (all.next()) {
                counts.put(LongTermKey.fromBytes(all.key()), LongTermCount.fromBytes(all.value()));
            }
        }
        return new UserState(user, version, newest, counts);
    }

    /** At most {@code limit} entries, the newest first, of those older than {@code before}; of all if that is null. */
    public List<LedgerEntry> newestFirst(UserKey user, @Nullable LedgerKey before, int limit) {
        byte[] end = before == null ? LedgerKey.lastOf(user) : before.toBytes();
        List<LedgerEntry> entries = new ArrayList<>();
        try (Rows older = ledger.reverseRange(LedgerKey.firstOf(user), end)) {
            while (entries.size() < limit && older.next()) {
                if (!Arrays.equals(older.key(), end)) {
                    entries.add(LedgerEntry.of(LedgerKey.fromBytes(older.key()), older.value()));
                }
            }
        }
        return entries;
    }
}
