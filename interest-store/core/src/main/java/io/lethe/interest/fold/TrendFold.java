package io.lethe.interest.fold;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.TrendKey;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events of each item by type and hour, over all users in the tables. It also counts repeats: with {@code n}
 * the number of events of one user, item and type,
 *
 * <pre>R = Σ max(0, n − 1)   over the users</pre>
 *
 * <p>R does not depend on the order of arrival. It is computed from the long-term counts as they are before a change.
 */
public class TrendFold {
    /** The maximum number of counts in a signal, the newest ones. More would exceed the size of a record. */
    private static final int LONGEST_SIGNAL = 20_000;

    private final Table table;
    private final ItemCounts counts;
    private final Table longTerm;

    private record Use(String itemId, String type) {}

    /** How many events of a use there were before {@code more} came. */
    private interface ChoicesBefore {
        long of(UserKey user, Use use, long more);
    }

    public TrendFold(Tables tables) {
        table = tables.of(TableName.TRENDS);
        counts = new ItemCounts(table);
        longTerm = tables.of(TableName.LONG_TERM);
    }

    /**
     * The counts that a change affects, with their new values. Call it before the user's counts and these counts are
     * updated.
     *
     * @throws ArithmeticException if a sum overflows a long
     */
    public Map<TrendKey, ItemCount> after(LedgerChange change) {
        return after(List.of(change), (user, use, more) -> choices(user, use.itemId(), use.type()));
    }

    /**
     * The same for changes of what counts of one user's events, after the user's counts were updated.
     *
     * @param cleaning knows how many of the user's events do not count now
     */
    Map<TrendKey, ItemCount> after(List<LedgerChange> counted, CleaningFold cleaning) {
        return after(
                counted,
                (user, use, more) -> choices(user, use.itemId(), use.type())
                        - cleaning.choices(user, use.itemId(), use.type())
                        - more);
    }

    private Map<TrendKey, ItemCount> after(List<LedgerChange> changes, ChoicesBefore before) {
        Map<TrendKey, ItemCount> after = new LinkedHashMap<>();
        Map<Use, Long> uses = new LinkedHashMap<>();
        for (LedgerChange change : changes) {
            add(change.removed(), -1, after);
            add(change.added(), 1, after);
            addUse(change.removed(), -1, uses);
            addUse(change.added(), 1, uses);
        }
        uses.forEach((use, more) -> {
            if (more != 0) {
                UserKey user = changes.get(0).user();
                addRepeats(user, use, before.of(user, use, more), more, after);
            }
        });
        return after;
    }

    /** @param touched receives the tenant and item bytes of each count */
    public void apply(Map<TrendKey, ItemCount> after, Consumer<byte[]> touched) {
        after.forEach((key, count) -> {
            counts.set(key.toBytes(), count);
            touched.accept(TrendKey.prefix(key.tenant(), key.itemId()));
        });
    }

    /** The signal of an item, by its tenant and item bytes; null if there are no counts left. */
    public @Nullable TrendSignal signal(byte[] item) {
        List<HourCount> hours = new ArrayList<>();
        List<HourCount> repeats = new ArrayList<>();
        try (Rows all = table.withPrefix(item)) {
            while (all.next()) {
                TrendKey key = TrendKey.fromBytes(all.key());
                (key.isOfRepeats() ? repeats : hours)
                        .add(new HourCount(
                                key.hour(),
                                key.type(),
                                ItemCount.fromBytes(all.value()).amount()));
            }
        }
        if (hours.isEmpty()) {
            return null;
        }
        repeats.addAll(hours.subList(Math.max(0, hours.size() - LONGEST_SIGNAL), hours.size()));
        return new TrendSignal(repeats);
    }

    private void add(@Nullable LedgerEntry entry, long sign, Map<TrendKey, ItemCount> into) {
        if (entry == null) {
            return;
        }
        Interaction interaction = entry.interaction();
        String itemId = interaction.itemId();
        if (itemId == null) {
            return;
        }
        TrendKey key = new TrendKey(
                interaction.tenant(), itemId, HourCount.hourOf(interaction.timestamp()), interaction.type());
        ItemCount count = into.get(key);
        into.put(key, (count == null ? counts.get(key.toBytes()) : count).plus(sign));
    }

    /** The number of the user's events with this item and type. */
    protected long choices(UserKey user, String itemId, String type) {
        long choices = 0;
        try (Rows weeks = longTerm.withPrefix(LongTermKey.prefix(user, itemId, type))) {
            while (weeks.next()) {
                choices = Math.addExact(
                        choices, LongTermCount.fromBytes(weeks.value()).count());
            }
        }
        return choices;
    }

    private static void addUse(@Nullable LedgerEntry entry, long sign, Map<Use, Long> into) {
        if (entry != null && entry.interaction().itemId() != null) {
            Use use = new Use(entry.interaction().itemId(), entry.interaction().type());
            into.merge(use, sign, Long::sum);
        }
    }

    private void addRepeats(UserKey user, Use use, long before, long more, Map<TrendKey, ItemCount> into) {
        long change = repeats(Math.addExact(before, more)) - repeats(before);
        if (change != 0) {
            TrendKey key = TrendKey.ofRepeats(user.tenant(), use.itemId(), use.type());
            into.put(key, counts.get(key.toBytes()).plus(change));
        }
    }

    private static long repeats(long choices) {
        return Math.max(0, choices - 1);
    }
}
