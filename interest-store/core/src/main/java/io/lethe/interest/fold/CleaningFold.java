package io.lethe.interest.fold;

import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the rules leave out of the counts across people. It turns each change of a ledger into the changes of what counts
 * there: none while a robot goes on, all of a user's events when the user turns out to be one, and all of them back when
 * that was not so. What is left out is a function of the ledgers and the rules, whatever came first.
 */
final class CleaningFold {
    private final Table ledger;
    private final Table versions;
    private final Table conduct;
    private final CleaningRules rules;
    private final LeftOut leftOut;
    private boolean following;
    private final @Nullable ActHours acts;
    private final @Nullable Bursts bursts;

    private CleaningFold(Tables tables, CleaningRules rules) {
        this.ledger = tables.of(TableName.LEDGER);
        this.versions = tables.of(TableName.VERSIONS);
        this.conduct = tables.of(TableName.CONDUCT);
        this.rules = rules;
        byte[] followed = conduct.get(ConductKey.rules());
        this.following = rules.equals(followed == null ? CleaningRules.NONE : CleaningRules.fromBytes(followed));
        this.leftOut = new LeftOut(tables);
        this.acts = rules.bots() == null ? null : new ActHours(rules.bots(), tables);
        this.bursts = rules.bursts() == null ? null : new Bursts(rules.bursts(), tables);
    }

    /** A fold by these rules; null if there are none, and the tables follow none. */
    static @Nullable CleaningFold of(Tables tables, CleaningRules rules) {
        CleaningFold fold = new CleaningFold(tables, rules);
        return rules.isNone() && fold.isFollowing() ? null : fold;
    }

    /** Whether the tables follow these rules. */
    boolean isFollowing() {
        return following;
    }

    /** Whether there are no rules. */
    boolean isIdle() {
        return rules.isNone();
    }

    /**
     * Looks at every user anew. The tables say that they follow these rules when all is done.
     *
     * @param counted receives the changes of what counts of each user, one user after another
     */
    void follow(Consumer<List<LedgerChange>> counted) {
        byte[] followed = conduct.get(ConductKey.rules());
        leftOut.forgetConduct();
        if (followed != null) {
            conduct.put(ConductKey.rules(), followed);
        }
        try (Rows users = versions.all()) {
            while (users.next()) {
                counted.accept(lookAnew(UserKey.fromBytes(users.key())));
            }
        }
        if (rules.isNone()) {
            conduct.remove(ConductKey.rules());
        } else {
            conduct.put(ConductKey.rules(), rules.toBytes());
        }
        following = true;
    }

    /** How many users and events each rule leaves out; a rule that leaves out nothing is not there. */
    Map<CleaningRule, LogSize> sizes() {
        return leftOut.sizes();
    }

    /** How many of a user's events of one type with one item are left out. */
    long choices(UserKey user, String itemId, String type) {
        return leftOut.choices(user, itemId, type);
    }

    /** The changes of what counts that follow from a change that the ledger already contains. */
    List<LedgerChange> counted(LedgerChange change) {
        UserKey user = change.user();
        boolean wasBot = leftOut.isBot(user);
        boolean isBot = acts != null && acts.isBotAfter(change, wasBot);
        SortedSet<LedgerKey> others = new TreeSet<>();
        if (bursts != null) {
            bursts.follow(change, others);
        }
        leftOut.setBot(user, isBot);
        SortedMap<LedgerKey, LedgerEntry> same = isBot == wasBot ? entries(others) : entries(user);
        LedgerEntry removed = change.removed();
        LedgerEntry added = change.added();
        if (added != null) {
            same.remove(added.key());
        }
        List<LedgerChange> counted = new ArrayList<>();
        if (removed != null && added != null && removed.key().equals(added.key())) {
            replace(user, removed, added, counted);
        } else {
            if (removed != null) {
                replace(user, removed, null, counted);
            }
            if (added != null) {
                replace(user, null, added, counted);
            }
        }
        same.values().forEach(entry -> judgeAgain(entry, counted));
        return counted;
    }

    /** Judges a user of whom nothing is known but which events were left out. */
    private List<LedgerChange> lookAnew(UserKey user) {
        SortedMap<LedgerKey, LedgerEntry> entries = entries(user);
        if (acts != null) {
            leftOut.setBot(user, acts.isBot(user, entries.values()));
        }
        if (bursts != null) {
            bursts.countAll(entries.values());
        }
        List<LedgerChange> counted = new ArrayList<>();
        for (LedgerEntry entry : entries.values()) {
            CleaningRule was = leftOut.rule(entry.key());
            if (was != null) {
                leftOut.count(entry, was, 1);
            }
            judgeAgain(entry, counted);
        }
        return counted;
    }

    /** Puts one entry in the place of another one with the same key, or of none; or takes one away. */
    private void replace(
            UserKey user, @Nullable LedgerEntry removed, @Nullable LedgerEntry added, List<LedgerChange> counted) {
        LedgerEntry before = removed == null || forget(removed) != null ? null : removed;
        LedgerEntry now = added == null || judge(added) != null ? null : added;
        if (before != null || now != null) {
            counted.add(new LedgerChange(user, before, now));
        }
    }

    /** Judges an entry that stays as it is. */
    private void judgeAgain(LedgerEntry entry, List<LedgerChange> counted) {
        boolean did = forget(entry) == null;
        boolean does = judge(entry) == null;
        if (did != does) {
            counted.add(new LedgerChange(userOf(entry), did ? entry : null, does ? entry : null));
        }
    }

    /** Leaves an entry out if a rule says so, and tells which one. */
    private @Nullable CleaningRule judge(LedgerEntry entry) {
        CleaningRule rule = leftOut.isBot(userOf(entry))
                ? CleaningRule.BOTS
                : bursts != null && bursts.isTooMuch(entry) ? CleaningRule.BURSTS : null;
        if (rule != null) {
            leftOut.put(entry.key(), rule);
            leftOut.count(entry, rule, 1);
        }
        return rule;
    }

    /** No longer leaves an entry out, and tells by which rule it was. */
    private @Nullable CleaningRule forget(LedgerEntry entry) {
        CleaningRule rule = leftOut.rule(entry.key());
        if (rule != null) {
            leftOut.remove(entry.key());
            leftOut.count(entry, rule, -1);
        }
        return rule;
    }

    private SortedMap<LedgerKey, LedgerEntry> entries(UserKey user) {
        SortedMap<LedgerKey, LedgerEntry> entries = new TreeMap<>();
        try (Rows rows = ledger.withPrefix(LedgerKey.firstOf(user))) {
            while (rows.next()) {
                LedgerKey key = LedgerKey.fromBytes(rows.key());
                entries.put(key, LedgerEntry.of(key, rows.value()));
            }
        }
        return entries;
    }

    private SortedMap<LedgerKey, LedgerEntry> entries(Iterable<LedgerKey> keys) {
        SortedMap<LedgerKey, LedgerEntry> entries = new TreeMap<>();
        for (LedgerKey key : keys) {
            byte[] value = ledger.get(key.toBytes());
            if (value != null) {
                entries.put(key, LedgerEntry.of(key, value));
            }
        }
        return entries;
    }

    private static UserKey userOf(LedgerEntry entry) {
        return entry.interaction().userKey();
    }
}
