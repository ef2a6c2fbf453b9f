package io.lethe.interest.fold;

import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.BotRule;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.signal.ItemCount;
import java.util.Collection;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How many acts each user has in each hour, and who is a robot by that. Follows the ledgers, in exact counts. */
final class ActHours {
    private final BotRule rule;
    private final Table ledger;
    private final Table table;
    private final ItemCounts counts;

    ActHours(BotRule rule, Tables tables) {
        this.rule = rule;
        this.ledger = tables.of(TableName.LEDGER);
        this.table = tables.of(TableName.CONDUCT);
        this.counts = new ItemCounts(table);
    }

    /**
     * Counts a change that the ledger already contains, and tells whether the user is a robot now.
     *
     * @param wasBot whether the user was one before
     */
    boolean isBotAfter(LedgerChange change, boolean wasBot) {
        boolean isBot = wasBot;
        Set<Long> times = new TreeSet<>();
        addTime(change.removed(), times);
        addTime(change.added(), times);
        for (long time : times) {
            boolean other = hasOther(change, time);
            boolean before = other || isActAt(change.removed(), time);
            boolean now = other || isActAt(change.added(), time);
            if (before != now) {
                isBot = isBotAfter(change.user(), BotRule.hourOf(time), now ? 1 : -1, isBot);
            }
        }
        return isBot;
    }

    /** Counts all of a user's entries, of which nothing is counted yet, and tells whether the user is a robot. */
    boolean isBot(UserKey user, Collection<LedgerEntry> entries) {
        Set<Long> times = new TreeSet<>();
        entries.forEach(entry -> addTime(entry, times));
        SortedMap<Long, Long> acts = new TreeMap<>();
        times.forEach(time -> acts.merge(BotRule.hourOf(time), 1L, Long::sum));
        acts.forEach((hour, count) -> counts.set(ConductKey.acts(user, hour), new ItemCount(count)));
        return rule.sign(acts).isPresent();
    }

    private boolean isBotAfter(UserKey user, long hour, int change, boolean wasBot) {
        byte[] place = ConductKey.acts(user, hour);
        ItemCount before = counts.get(place);
        ItemCount after = before.plus(change);
        counts.set(place, after);
        boolean canMatter = rule.isCrossed(before.amount(), after.amount()) && wasBot != change > 0;
        if (!canMatter) {
            return wasBot;
        }
        return rule.sign(change > 0 ? around(user, hour) : all(user)).isPresent();
    }

    /** The hours that can be in one run of busy hours with this one, and make it long enough. */
    private SortedMap<Long, Long> around(UserKey user, long hour) {
        byte[] from = ConductKey.acts(user, hour - rule.hours());
        byte[] to = ConductKey.acts(user, hour + rule.hours());
        try (Rows rows = table.range(from, to)) {
            return read(rows);
        }
    }

    private SortedMap<Long, Long> all(UserKey user) {
        try (Rows rows = table.withPrefix(ConductKey.acts(user))) {
            return read(rows);
        }
    }

    private static SortedMap<Long, Long> read(Rows rows) {
        SortedMap<Long, Long> acts = new TreeMap<>();
        while (rows.next()) {
            acts.put(
                    ConductKey.hourOf(rows.key()),
                    ItemCount.fromBytes(rows.value()).amount());
        }
        return acts;
    }

    private static void addTime(@Nullable LedgerEntry entry, Set<Long> times) {
        if (entry != null && BotRule.isAct(entry.interaction())) {
            times.add(entry.interaction().timestamp());
        }
    }

    private static boolean isActAt(@Nullable LedgerEntry entry, long time) {
        return entry != null && entry.interaction().timestamp() == time && BotRule.isAct(entry.interaction());
    }

    /** Whether the user has an act at a time without the entry that was added. */
    private boolean hasOther(LedgerChange change, long time) {
        LedgerKey added = change.added() == null ? null : change.added().key();
        UserKey user = change.user();
        try (Rows rows = ledger.range(LedgerKey.startOf(user, time), LedgerKey.behind(user, time))) {
            while (rows.next()) {
                LedgerKey key = LedgerKey.fromBytes(rows.key());
                if (!key.equals(added)
                        && BotRule.isAct(LedgerEntry.of(key, rows.value()).interaction())) {
                    return true;
                }
            }
        }
        return false;
    }
}
