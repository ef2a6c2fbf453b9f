package io.lethe.interest.fold;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextCount;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.PairFold;
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
 * Choices are also counted by day in each {@link Circumstance} that their events say. A row more for each such fact of
 * an event's context, at most one for each {@link io.lethe.interest.signal.ContextKey}.
 */
public class TrendFold {
    /** The maximum number of counts in a signal, the newest ones. More would exceed the size of a record. */
    private static final int LONGEST_SIGNAL = 20_000;

    private static final int RENEWED_AT_ONCE = 20_000;

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
        List<ContextCount> contexts = new ArrayList<>();
        try (Rows all = table.withPrefix(item)) {
            while (all.next()) {
                TrendKey key = TrendKey.fromBytes(all.key());
                long amount = ItemCount.fromBytes(all.value()).amount();
                Circumstance in = key.in();
                if (in == null) {
                    (key.isOfRepeats() ? repeats : hours).add(new HourCount(key.hour(), key.type(), amount));
                } else {
                    contexts.add(new ContextCount(in, key.type(), key.day(), amount));
                }
            }
        }
        if (hours.isEmpty()) {
            return null;
        }
        repeats.addAll(hours.subList(Math.max(0, hours.size() - LONGEST_SIGNAL), hours.size()));
        return TrendSignal.of(repeats, contexts);
    }

    /**
     * Brings rows of the older form, which knew no circumstances, to this one; does nothing where there are none.
     *
     * @param counted the entries of the ledgers that count
     * @param touched receives the tenant and item bytes of each item that was chosen in some circumstance
     */
    void renew(ReadableTable counted, Consumer<byte[]> touched) {
        if (!isOlder()) {
            return;
        }
        List<byte[]> some = new ArrayList<>();
        byte[] from = new byte[0];
        do {
            some.clear();
            try (Rows rest = table.range(from, null)) {
                while (some.size() < RENEWED_AT_ONCE && rest.next()) {
                    some.add(rest.key());
                }
            }
            for (byte[] older : some) {
                renew(older);
                from = older;
            }
        } while (!some.isEmpty());
        try (Rows all = counted.all()) {
            while (all.next()) {
                LedgerEntry entry = LedgerEntry.of(LedgerKey.fromBytes(all.key()), all.value());
                Map<TrendKey, ItemCount> after = new LinkedHashMap<>();
                addContexts(entry.interaction(), 1, after);
                apply(after, touched);
            }
        }
    }

    private boolean isOlder() {
        try (Rows all = table.all()) {
            return all.next() && TrendKey.isOlder(all.key());
        }
    }

    /** An item's rows of the older form come after those of this one, so what follows a row is not renewed yet. */
    private void renew(byte[] older) {
        byte[] value = table.get(older);
        table.remove(older);
        if (value != null) {
            table.put(TrendKey.fromOlder(older).toBytes(), value);
        }
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
        add(
                new TrendKey(
                        interaction.tenant(), itemId, HourCount.hourOf(interaction.timestamp()), interaction.type()),
                sign,
                into);
        addContexts(interaction, sign, into);
    }

    private void add(TrendKey key, long sign, Map<TrendKey, ItemCount> into) {
        ItemCount count = into.get(key);
        into.put(key, (count == null ? counts.get(key.toBytes()) : count).plus(sign));
    }

    private void addContexts(Interaction interaction, long sign, Map<TrendKey, ItemCount> into) {
        if (!PairFold.counts(interaction)) {
            return;
        }
        for (Circumstance in : circumstances(interaction)) {
            TrendKey key = TrendKey.ofContext(
                    interaction.tenant(),
                    String.valueOf(interaction.itemId()),
                    in,
                    interaction.type(),
                    ContextCount.dayOf(interaction.timestamp()));
            add(key, sign, into);
        }
    }

    /** What is counted of an event's context. */
    protected List<Circumstance> circumstances(Interaction interaction) {
        return Circumstance.of(interaction);
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
