package io.lethe.interest.fold;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.signal.PairFold;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The ledger positions that changed since pairs were last counted there. For each position, the table stores the entry
 * that the pair counts still include: the one before the first such change, or none. A change that is undone leaves no
 * row.
 *
 * <p>The stored form is the byte 0 for no entry, or the byte 1 followed by the ledger's bytes, which start with their
 * version.
 */
final class PendingChanges {
    private static final byte ABSENT = 0;
    private static final byte PRESENT = 1;

    private final Table table;
    private long size;

    PendingChanges(Table table) {
        this.table = table;
        try (Rows all = table.all()) {
            while (all.next()) {
                size++;
            }
        }
    }

    long size() {
        return size;
    }

    void note(LedgerChange change) {
        LedgerEntry removed = change.removed();
        LedgerEntry added = change.added();
        if (removed != null && added != null && removed.key().equals(added.key())) {
            note(removed.key(), removed, added);
            return;
        }
        if (removed != null) {
            note(removed.key(), removed, null);
        }
        if (added != null) {
            note(added.key(), null, added);
        }
    }

    /** The first changed position at or after this one, in the order of all users' ledgers. */
    @Nullable
    LedgerKey first(byte[] from) {
        try (Rows rest = table.range(from, null)) {
            return rest.next() ? LedgerKey.fromBytes(rest.key()) : null;
        }
    }

    /** The changes in a user's ledger from a position on. */
    Rows from(byte[] place, UserKey user) {
        return table.range(place, LedgerKey.lastOf(user));
    }

    void remove(byte[] place) {
        table.remove(place);
        size--;
    }

    /** The entry that the pair counts still include for the current row; null if none. */
    static @Nullable LedgerEntry before(Rows change) {
        byte[] form = change.value();
        return form[0] == ABSENT
                ? null
                : LedgerEntry.of(LedgerKey.fromBytes(change.key()), Arrays.copyOfRange(form, 1, form.length));
    }

    private void note(LedgerKey place, @Nullable LedgerEntry before, @Nullable LedgerEntry now) {
        if (!counts(before) && !counts(now)) {
            return;
        }
        byte[] key = place.toBytes();
        byte[] noted = table.get(key);
        if (noted == null) {
            table.put(key, form(before));
            size++;
        } else if (Arrays.equals(noted, form(now))) {
            remove(key);
        }
    }

    private static boolean counts(@Nullable LedgerEntry entry) {
        return entry != null && PairFold.counts(entry.interaction());
    }

    private static byte[] form(@Nullable LedgerEntry entry) {
        if (entry == null) {
            return new byte[] {ABSENT};
        }
        byte[] value = entry.toBytes();
        byte[] form = new byte[value.length + 1];
        form[0] = PRESENT;
        System.arraycopy(value, 0, form, 1, value.length);
        return form;
    }
}
