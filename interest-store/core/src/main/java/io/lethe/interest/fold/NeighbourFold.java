package io.lethe.interest.fold;

import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.ItemPair.Kind;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.PairFold;
import io.lethe.interest.signal.PairFold.Fate;
import io.lethe.interest.signal.PairFold.Step;
import io.lethe.interest.signal.Strongest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The counts of item pairs, over all users in the tables. The counts lag behind the ledgers: changes are queued, and
 * each {@link Batch} folds as many as its owner has time for, one stretch at a time. After each written batch, the
 * counts match the ledgers without the pending changes. If the tables hold pairs of an older form, everything is queued
 * to be counted anew.
 */
public class NeighbourFold {
    /**
     * The number of changes after which a stretch takes no further basket. It treats later changes as not yet made. The
     * changes of one basket are never parted.
     */
    private static final int LONGEST_STRETCH = 512;
    /** The number of events that pairs may be made of, after which a stretch takes no further basket. */
    private static final int WIDEST_STRETCH = 1_024;
    /** The maximum number of pairs that a batch collects before it must be written. */
    private static final int MOST_PAIRS = 20_000;

    private final ReadableTable ledger;
    private final Table pairs;
    private final ItemCounts counts;
    private final PendingChanges pending;
    private byte[] nextUser = new byte[0];

    /** Reads the pending changes once to count them. */
    public NeighbourFold(Tables tables) {
        this(tables, tables.of(TableName.LEDGER));
    }

    /**
     * The same over a part of the ledgers.
     *
     * @param ledger the entries that count
     */
    NeighbourFold(Tables tables, ReadableTable ledger) {
        this.ledger = ledger;
        pairs = tables.of(TableName.PAIRS);
        counts = new ItemCounts(pairs);
        boolean isOlder = isOlder(pairs);
        if (isOlder) {
            pairs.clear();
            tables.of(TableName.PENDING).clear();
        }
        pending = new PendingChanges(tables.of(TableName.PENDING));
        if (isOlder) {
            noteAll();
        }
    }

    /** Whether pairs are stored in the form that knew no baskets. */
    private static boolean isOlder(Table pairs) {
        try (Rows all = pairs.all()) {
            return all.next() && !ItemPair.isKey(all.key());
        }
    }

    private void noteAll() {
        try (Rows all = ledger.all()) {
            while (all.next()) {
                LedgerEntry entry = entry(all);
                pending.note(new LedgerChange(entry.interaction().userKey(), null, entry));
            }
        }
    }

    /** The number of changes that the counts do not include yet. */
    public long pending() {
        return pending.size();
    }

    /** Queues a change that the ledgers already contain, as far as they count. */
    public void note(LedgerChange change) {
        pending.note(change);
    }

    /** Starts a batch. Until it is written, no other batch may be started and no change may be noted. */
    public Batch batch() {
        return new Batch();
    }

    /** Folds all pending changes. */
    public void foldAll(Consumer<byte[]> touched) {
        while (pending.size() > 0) {
            Batch batch = batch();
            boolean more = true;
            while (more) {
                more = batch.foldNext();
            }
            batch.write(touched);
        }
    }

    /** The signal of an item, by its tenant and item bytes; null if there are no counts left. */
    public @Nullable NeighbourSignal signal(byte[] item, int limit) {
        Strongest successors = new Strongest(limit);
        Strongest companions = new Strongest(limit);
        try (Rows all = pairs.withPrefix(item)) {
            while (all.next()) {
                byte[] key = all.key();
                Strongest some = ItemPair.kind(key, item.length) == Kind.TOGETHER ? companions : successors;
                some.add(ItemCount.fromBytes(all.value()).amount(), () -> ItemPair.fromBytes(key)
                        .other());
            }
        }
        return successors.isEmpty() && companions.isEmpty() ? null : NeighbourSignal.of(successors, companions);
    }

    /** The change of each pair's count caused by a stretch. */
    protected Map<ItemPair, Long> delta(List<Step> stretch) {
        return PairFold.delta(stretch);
    }

    /** What is added to the count of a pair, and the key of that count. All pairs of an item have keys in a row. */
    private record Sum(byte[] place, ItemPair pair, long change) {
        static final Comparator<Sum> BY_PLACE = (one, other) -> Arrays.compareUnsigned(one.place, other.place);
    }

    /** Changes of counts, collected over several stretches and written together. */
    public final class Batch {
        private final Map<ItemPair, Long> changes = new HashMap<>();
        private final List<byte[]> handled = new ArrayList<>();
        private final byte[] start = nextUser;
        private byte[] from = nextUser;
        private boolean turned = nextUser.length == 0;

        /** The number of pairs to write. */
        public int size() {
            return changes.size();
        }

        /**
         * Adds the next stretch to the batch.
         *
         * @return whether the batch may have room for another stretch
         * @throws ArithmeticException if a change overflows a long
         */
        public boolean foldNext() {
            LedgerKey first = first();
            if (first == null) {
                nextUser = new byte[0];
                return false;
            }
            from = foldStretch(first);
            nextUser = first.user().toBytes();
            return changes.size() < MOST_PAIRS;
        }

        /**
         * Writes the counts in key order and removes the changes that they now include from the queue.
         *
         * @param touched receives the tenant and item bytes of each item whose pairs changed
         * @throws ArithmeticException if a count overflows a long; nothing is written then
         */
        public void write(Consumer<byte[]> touched) {
            List<Sum> sums = new ArrayList<>(changes.size());
            changes.forEach((pair, change) -> {
                if (change != 0) {
                    sums.add(new Sum(pair.toBytes(), pair, change));
                }
            });
            sums.sort(Sum.BY_PLACE);
            List<ItemCount> after = new ArrayList<>(sums.size());
            for (Sum sum : sums) {
                after.add(counts.get(sum.place()).plus(sum.change()));
            }
            String tenant = "";
            String item = "";
            for (int i = 0; i < sums.size(); i++) {
                Sum sum = sums.get(i);
                counts.set(sum.place(), after.get(i));
                if (i == 0
                        || !sum.pair().item().equals(item)
                        || !sum.pair().tenant().equals(tenant)) {
                    tenant = sum.pair().tenant();
                    item = sum.pair().item();
                    touched.accept(ItemPair.prefix(tenant, item));
                }
            }
            handled.forEach(pending::remove);
            changes.clear();
            handled.clear();
        }

        /**
         * The first change that is not in the batch yet. After the last user, the search continues with the first user.
         */
        private @Nullable LedgerKey first() {
            LedgerKey first = pending.first(from);
            if (first == null && !turned) {
                turned = true;
                from = new byte[0];
                first = pending.first(from);
            }
            boolean isRound =
                    first != null && turned && start.length > 0 && Arrays.compareUnsigned(first.toBytes(), start) >= 0;
            return isRound ? null : first;
        }

        /**
         * Folds a user's changes from the basket of the first one up to a gap of baskets without changes. Returns the
         * place where the next stretch starts.
         */
        private byte[] foldStretch(LedgerKey first) {
            byte[] place = LedgerKey.startOf(first.user(), first.timestamp());
            List<Step> stretch = basketsBefore(first);
            int taken = 0;
            int width = 0;
            byte[] last = first.toBytes();
            try (Rows present = ledger.range(place, LedgerKey.lastOf(first.user()));
                    Rows changed = pending.from(place, first.user())) {
                Entries entries = new Entries(present, changed);
                int kept = 0;
                while (kept < PairFold.REACH && entries.hasMore()) {
                    long time = entries.time();
                    boolean takes = taken < LONGEST_STRETCH && width < WIDEST_STRETCH;
                    boolean isChanged = false;
                    int start = stretch.size();
                    while (entries.hasMore() && entries.time() == time) {
                        if (entries.isChanged() && takes) {
                            last = entries.place();
                            handled.add(last);
                            taken++;
                            isChanged = true;
                            add(entries.before(), Fate.REMOVED, stretch);
                            add(entries.now(), Fate.ADDED, stretch);
                        } else {
                            add(entries.before(), Fate.KEPT, stretch);
                        }
                        entries.advance();
                    }
                    int size = stretch.size() - start;
                    width += Math.min(size, PairFold.SAMPLE);
                    kept = isChanged ? 0 : size > 0 ? kept + 1 : kept;
                }
            }
            delta(stretch).forEach((pair, change) -> changes.merge(pair, change, Math::addExact));
            return Arrays.copyOf(last, last.length + 1);
        }
    }

    /** A user's ledger beside the pending changes in it, in the ledger's order. */
    private static final class Entries {
        private final Rows present;
        private final Rows changed;
        private boolean isPresent;
        private boolean isChanged;

        Entries(Rows present, Rows changed) {
            this.present = present;
            this.changed = changed;
            isPresent = present.next();
            isChanged = changed.next();
        }

        boolean hasMore() {
            return isPresent || isChanged;
        }

        /** The time of the current entry, in milliseconds since 1970. */
        long time() {
            return LedgerKey.fromBytes(place()).timestamp();
        }

        byte[] place() {
            return order() <= 0 ? present.key() : changed.key();
        }

        /** Whether a change is pending here. */
        boolean isChanged() {
            return order() >= 0;
        }

        /** The entry that the ledger has here; null if none. */
        @Nullable
        LedgerEntry now() {
            return order() <= 0 ? entry(present) : null;
        }

        /** The entry that the counts include here; null if none. */
        @Nullable
        LedgerEntry before() {
            return order() >= 0 ? PendingChanges.before(changed) : entry(present);
        }

        void advance() {
            int order = order();
            isPresent = order <= 0 ? present.next() : isPresent;
            isChanged = order >= 0 ? changed.next() : isChanged;
        }

        private int order() {
            return !isPresent ? 1 : !isChanged ? -1 : Arrays.compareUnsigned(present.key(), changed.key());
        }
    }

    /** The baskets before that of a change, as far as pairs reach. Pending changes there are already folded. */
    private List<Step> basketsBefore(LedgerKey change) {
        byte[] from = LedgerKey.firstOf(change.user());
        byte[] to = LedgerKey.startOf(change.user(), change.timestamp());
        List<Step> kept = new ArrayList<>();
        int baskets = 0;
        long time = change.timestamp();
        try (Rows older = ledger.reverseRange(from, to)) {
            while (older.next()) {
                LedgerEntry entry = entry(older);
                if (PairFold.counts(entry.interaction())) {
                    baskets += entry.interaction().timestamp() == time ? 0 : 1;
                    time = entry.interaction().timestamp();
                    if (baskets > PairFold.REACH) {
                        break;
                    }
                    add(entry, Fate.KEPT, kept);
                }
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private static LedgerEntry entry(Rows rows) {
        return LedgerEntry.of(LedgerKey.fromBytes(rows.key()), rows.value());
    }

    private static void add(@Nullable LedgerEntry entry, Fate fate, List<Step> stretch) {
        if (entry != null && PairFold.counts(entry.interaction())) {
            stretch.add(new Step(entry, fate));
        }
    }
}
