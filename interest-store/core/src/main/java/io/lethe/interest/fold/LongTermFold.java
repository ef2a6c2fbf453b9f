package io.lethe.interest.fold;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserVersion;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The users' long-term counts and versions, kept in step with the ledgers. */
public class LongTermFold {
    private final Table counts;
    private final Table versions;
    private final Map<String, LogSize> sizes = new HashMap<>();
    private LogSize all = LogSize.NONE;

    /** Reads the versions of all users once to count them and their events. */
    public LongTermFold(Tables tables) {
        counts = tables.of(TableName.LONG_TERM);
        versions = tables.of(TableName.VERSIONS);
        try (Rows rows = versions.all()) {
            while (rows.next()) {
                count(
                        UserKey.fromBytes(rows.key()).tenant(),
                        new LogSize(1, UserVersion.fromBytes(rows.value()).eventCount()));
            }
        }
    }

    /** How large the logs of all tenants are together. */
    public LogSize size() {
        return all;
    }

    /** How large the log of each tenant is that has at least one event. */
    public Map<String, LogSize> sizes() {
        return Map.copyOf(sizes);
    }

    /** How large a tenant's log is. */
    public LogSize size(String tenant) {
        return sizes.getOrDefault(tenant, LogSize.NONE);
    }

    /**
     * The counts that a change affects, with their new values.
     *
     * @throws ArithmeticException if a sum overflows a long
     */
    public Map<LongTermKey, LongTermCount> after(LedgerChange change) {
        Map<LongTermKey, LongTermCount> after = new LinkedHashMap<>();
        add(change.user(), change.removed(), false, after);
        add(change.user(), change.added(), true, after);
        return after;
    }

    public void apply(LedgerChange change, Map<LongTermKey, LongTermCount> after) {
        after.forEach((key, count) -> {
            byte[] place = key.toBytes(change.user());
            if (count.isNone()) {
                counts.remove(place);
            } else {
                counts.put(place, count.toBytes());
            }
        });
        byte[] user = change.user().toBytes();
        UserVersion before = version(user);
        UserVersion version = before;
        LedgerEntry removed = change.removed();
        LedgerEntry added = change.added();
        version = removed == null ? version : version.minus(removed);
        version = added == null ? version : version.plus(added);
        if (version.eventCount() == 0) {
            versions.remove(user);
        } else {
            versions.put(user, version.toBytes());
        }
        count(
                change.user().tenant(),
                new LogSize(
                        (version.eventCount() > 0 ? 1 : 0) - (before.eventCount() > 0 ? 1 : 0),
                        version.eventCount() - before.eventCount()));
    }

    private void count(String tenant, LogSize more) {
        LogSize now = size(tenant).plus(more);
        if (now.events() == 0) {
            sizes.remove(tenant);
        } else {
            sizes.put(tenant, now);
        }
        all = all.plus(more);
    }

    /** The sum of two counts, or their difference. */
    protected LongTermCount sum(LongTermCount count, LongTermCount one, boolean plus) {
        return plus ? count.plus(one) : count.minus(one);
    }

    private UserVersion version(byte[] user) {
        byte[] bytes = versions.get(user);
        return bytes == null ? UserVersion.NONE : UserVersion.fromBytes(bytes);
    }

    private void add(UserKey user, @Nullable LedgerEntry entry, boolean plus, Map<LongTermKey, LongTermCount> into) {
        if (entry == null) {
            return;
        }
        Interaction interaction = entry.interaction();
        String itemId = interaction.itemId();
        if (itemId == null) {
            return;
        }
        LongTermKey key = LongTermKey.of(itemId, interaction);
        LongTermCount count = into.get(key);
        if (count == null) {
            byte[] bytes = counts.get(key.toBytes(user));
            count = bytes == null ? LongTermCount.NONE : LongTermCount.fromBytes(bytes);
        }
        into.put(key, sum(count, LongTermCount.one(interaction), plus));
    }
}
