package io.lethe.interest.fold;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
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
import java.util.Arrays;
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
 *
 * <p>Rows of the older form, which knew no circumstances, are renewed some at a time ({@link #renew}), while changes go
 * on. First each row is added to the one that has its key today. Then the ledgers' events are counted in their
 * circumstances, in the order of their keys. How far that is, is a row of the table itself. A change of an event up to
 * there changes the counts; that of a later one does not, since it has yet to be counted.
 */
public class TrendFold {
    /** The maximum number of counts in a signal, the newest ones. More would exceed the size of a record. */
    private static final int LONGEST_SIGNAL = 20_000;

    /** The place of the row that says how far a renewal is. It comes before those of all items. */
    private static final byte[] RENEWAL = {0};

    private final Table table;
    private final ItemCounts counts;
    private final Table longTerm;
    private final Table ledger;
    private final Table leftOut;
    private boolean isOpen;
    /** How far a renewal is; null if all rows have today's form. */
    private @Nullable Renewal renewal;

    private record Use(String itemId, String type) {}

    /** How many events of a use there were before {@code more} came. */
    private interface ChoicesBefore {
        long of(UserKey user, Use use, long more);
    }

    public TrendFold(Tables tables) {
        table = tables.of(TableName.TRENDS);
        counts = new ItemCounts(table);
        longTerm = tables.of(TableName.LONG_TERM);
        ledger = tables.of(TableName.LEDGER);
        leftOut = tables.of(TableName.LEFT_OUT);
    }

    /** Looks which form the rows have. Where that may be the older one, it has to come before the first change. */
    void open() {
        if (isOpen) {
            return;
        }
        isOpen = true;
        try (Rows all = table.all()) {
            if (all.next()) {
                renewal = Arrays.equals(all.key(), RENEWAL)
                        ? Renewal.fromBytes(all.value())
                        : TrendKey.isOlder(all.key()) ? Renewal.ofRows(RENEWAL) : null;
            }
        }
        if (renewal != null) {
            table.put(RENEWAL, renewal.toBytes());
        }
    }

    /** Whether a renewal is under way. */
    boolean isRenewing() {
        return renewal != null;
    }

    /** Whether no row has the older form. Signals can be made only then. */
    public boolean isReadable() {
        return renewal == null || !renewal.isOfRows();
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

    /**
     * The signal of an item, by its tenant and item bytes; null if there are no counts left. Where a renewal is under
     * way, it says of the circumstances what has been counted so far.
     *
     * @throws RuntimeException if the item has rows of the older form ({@link #isReadable})
     */
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
     * Renews some rows, or counts some events in their circumstances; does nothing where no renewal is under way.
     *
     * @param most    how many rows of the trends or of the ledgers it reads, at least 1
     * @param touched receives the tenant and item bytes of each item that was chosen in some circumstance
     * @return whether there is more to do
     */
    boolean renew(int most, Consumer<byte[]> touched) {
        Renewal before = renewal;
        if (before == null) {
            return false;
        }
        renewal = before.isOfRows() ? renewRows(before, most) : countContexts(before, most, touched);
        if (renewal == null) {
            table.remove(RENEWAL);
        } else {
            table.put(RENEWAL, renewal.toBytes());
        }
        return renewal != null;
    }

    private Renewal renewRows(Renewal before, int most) {
        List<byte[]> some = new ArrayList<>();
        try (Rows rest = table.range(before.next(), null)) {
            while (some.size() < most && rest.next()) {
                some.add(rest.key());
            }
        }
        some.stream().filter(TrendKey::isOlder).forEach(this::renew);
        return some.size() < most ? Renewal.ofEvents(new byte[0]) : Renewal.ofRows(some.get(most - 1));
    }

    /** What has been counted since under today's key, possibly less than nothing, belongs to what was counted before. */
    private void renew(byte[] older) {
        byte[] key = TrendKey.fromOlder(older).toBytes();
        ItemCount before = counts.get(older);
        table.remove(older);
        counts.set(key, counts.get(key).plus(before.amount()));
    }

    private @Nullable Renewal countContexts(Renewal before, int most, Consumer<byte[]> touched) {
        Map<TrendKey, ItemCount> after = new LinkedHashMap<>();
        byte[] reached = before.reached;
        int read = 0;
        try (Rows rest = ledger.range(before.next(), null)) {
            while (read < most && rest.next()) {
                read++;
                reached = rest.key();
                if (leftOut.get(reached) == null) {
                    LedgerEntry entry = LedgerEntry.of(LedgerKey.fromBytes(reached), rest.value());
                    addContexts(entry.interaction(), 1, after);
                }
            }
        }
        apply(after, touched);
        return read < most ? null : Renewal.ofEvents(reached);
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
        if (renewal == null || renewal.hasCounted(entry.key())) {
            addContexts(interaction, sign, into);
        }
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

    /** How far a renewal is: the last row of the trends that it read, or the last event. */
    private static final class Renewal {
        private static final int VERSION = 1;
        private static final int ROWS = 0;
        private static final int EVENTS = 1;

        private final int phase;
        private final byte[] reached;

        private Renewal(int phase, byte[] reached) {
            this.phase = phase;
            this.reached = reached;
        }

        static Renewal ofRows(byte[] reached) {
            return new Renewal(ROWS, reached);
        }

        static Renewal ofEvents(byte[] reached) {
            return new Renewal(EVENTS, reached);
        }

        static Renewal fromBytes(byte[] bytes) {
            ByteReader reader = new ByteReader(bytes);
            reader.expectVersion(VERSION, "a renewal of trends");
            return new Renewal(reader.readByte(), reader.readRest());
        }

        byte[] toBytes() {
            return new ByteWriter(96)
                    .putByte(VERSION)
                    .putByte(phase)
                    .putBytes(reached)
                    .toBytes();
        }

        boolean isOfRows() {
            return phase == ROWS;
        }

        /** The lowest key after what it has reached. */
        byte[] next() {
            return Arrays.copyOf(reached, reached.length + 1);
        }

        /** Whether an event's circumstances are counted already, or would be if it were in the ledger. */
        boolean hasCounted(LedgerKey event) {
            return phase == EVENTS && Arrays.compareUnsigned(event.toBytes(), reached) <= 0;
        }
    }
}
