package io.lethe.interest.fold;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.MalformedBytesException;
import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events that do not count across people, each with its rule; and how many there are. */
final class LeftOut {
    private static final int VERSION = 1;

    private final Table events;
    private final Table conduct;
    private final ItemCounts uses;
    private final Map<CleaningRule, LogSize> sizes = new EnumMap<>(CleaningRule.class);

    /** Reads the rows of all users once to count them and their events. */
    LeftOut(Tables tables) {
        events = tables.of(TableName.LEFT_OUT);
        conduct = tables.of(TableName.CONDUCT);
        uses = new ItemCounts(conduct);
        try (Rows users = conduct.withPrefix(ConductKey.users())) {
            while (users.next()) {
                tell(UserConduct.NONE, UserConduct.fromBytes(users.value()));
            }
        }
    }

    /** Forgets all conduct, and with it how much is left out; not which events are. */
    void forgetConduct() {
        conduct.clear();
        sizes.clear();
    }

    /** How many users and events each rule leaves out; a rule that leaves out nothing is not there. */
    Map<CleaningRule, LogSize> sizes() {
        return Map.copyOf(sizes);
    }

    /** Why an event does not count; null if it does, or is not there. */
    @Nullable
    CleaningRule rule(LedgerKey event) {
        byte[] bytes = events.get(event.toBytes());
        return bytes == null ? null : rule(bytes);
    }

    private static CleaningRule rule(byte[] row) {
        ByteReader reader = new ByteReader(row);
        reader.expectVersion(VERSION, "an event left out");
        String code = reader.readText();
        return CleaningRule.ofCode(code)
                .orElseThrow(() -> new MalformedBytesException("there is no cleaning rule " + code));
    }

    void put(LedgerKey event, CleaningRule rule) {
        events.put(
                event.toBytes(),
                new ByteWriter(16).putByte(VERSION).putText(rule.code()).toBytes());
    }

    void remove(LedgerKey event) {
        events.remove(event.toBytes());
    }

    boolean isBot(UserKey user) {
        return conduct(user).isBot();
    }

    /** How many of a user's events of one type with one item do not count. */
    long choices(UserKey user, String itemId, String type) {
        return uses.get(ConductKey.use(user, itemId, type)).amount();
    }

    /** Counts an entry that is left out from now on, or no longer. */
    void count(LedgerEntry entry, CleaningRule rule, int change) {
        UserKey user = entry.interaction().userKey();
        set(user, conduct(user).plus(rule, change));
        String itemId = entry.interaction().itemId();
        if (itemId != null) {
            byte[] use = ConductKey.use(user, itemId, entry.interaction().type());
            uses.set(use, uses.get(use).plus(change));
        }
    }

    void setBot(UserKey user, boolean isBot) {
        UserConduct before = conduct(user);
        if (before.isBot() != isBot) {
            set(user, before.withBot(isBot));
        }
    }

    private UserConduct conduct(UserKey user) {
        byte[] bytes = conduct.get(ConductKey.user(user));
        return bytes == null ? UserConduct.NONE : UserConduct.fromBytes(bytes);
    }

    private void set(UserKey user, UserConduct now) {
        byte[] key = ConductKey.user(user);
        tell(conduct(user), now);
        if (now.isNone()) {
            conduct.remove(key);
        } else {
            conduct.put(key, now.toBytes());
        }
    }

    private void tell(UserConduct before, UserConduct now) {
        for (CleaningRule rule : CleaningRule.values()) {
            LogSize more = now.size(rule).minus(before.size(rule));
            LogSize size = sizes.getOrDefault(rule, LogSize.NONE).plus(more);
            if (size.equals(LogSize.NONE)) {
                sizes.remove(rule);
            } else {
                sizes.put(rule, size);
            }
        }
    }
}
