package io.lethe.interest.fold;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.signal.ItemCount;
import io.lethe.interest.signal.ItemPair;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.NeighbourSignal.Successor;
import io.lethe.interest.signal.PairFold;
import io.lethe.interest.signal.PairFold.Fate;
import io.lethe.interest.signal.PairFold.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The successor counts of items, over all users in the tables. The counts lag behind the ledgers: changes are queued,
 * and each {@link Batch} folds as many as its owner has time for, one stretch at a time. After each written batch, the
 * counts match the ledgers without the pending changes.
 */
public class NeighbourFold {
    /** The maximum number of changes per stretch. A stretch treats later changes as not yet made. */
    private static final int LONGEST_STRETCH = 512;
    /** The maximum number of pairs that a batch collects before it must be written. */
    private static final int MOST_PAIRS = 20_000;

    private final Table ledger;
    private final Table pairs;
    private final ItemCounts counts;
    private final PendingChanges pending;
    private byte[] nextUser = new byte[0];

    /** Reads the pending changes once to count them. */
    public NeighbourFold(Tables tables) {
        ledger = tables.of(TableName.LEDGER);
        pairs = tables.of(TableName.PAIRS);
        counts = new ItemCounts(pairs);
        pending = new PendingChanges(tables.of(TableName.PENDING));
    }

    /** The number of changes that the counts do not include yet. */
    public long pending() {
        return pending.size();
    }

    /** Queues a change that the ledgers already contain. */
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
        List<Successor> successors = new ArrayList<>();
        try (Rows all = pairs.withPrefix(item)) {
            while (all.next()) {
                successors.add(new Successor(
                        ItemPair.fromBytes(all.key()).later(),
                        ItemCount.fromBytes(all.value()).amount()));
            }
        }
        return successors.isEmpty() ? null : NeighbourSignal.of(successors, limit);
    }

    /** The change of each pair's count caused by a stretch. */
    protected Map<ItemPair, Long> delta(List<Step> stretch) {
        return PairFold.delta(stretch);
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
         * @param touched receives the tenant and item bytes of the earlier item of each changed pair
         * @throws ArithmeticException if a count overflows a long; nothing is written then
         */
        public void write(Consumer<byte[]> touched) {
            SortedMap<byte[], Long> sums = new TreeMap<>(Arrays::compareUnsigned);
            SortedSet<byte[]> earlier = new TreeSet<>(Arrays::compareUnsigned);
            changes.forEach((pair, change) -> {
                if (change != 0) {
                    sums.put(pair.toBytes(), change);
                    earlier.add(ItemPair.prefix(pair.tenant(), pair.earlier()));
                }
            });
            SortedMap<byte[], ItemCount> after = new TreeMap<>(Arrays::compareUnsigned);
            sums.forEach((place, change) -> after.put(place, counts.get(place).plus(change)));
            after.forEach(counts::set);
            earlier.forEach(touched);
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
         * Folds a user's changes from the first one up to a gap without changes. Returns the place where the next
         * stretch starts.
         */
        private byte[] foldStretch(LedgerKey first) {
            byte[] place = first.toBytes();
            List<Step> stretch = keptBefore(place, first.user());
            int taken = 0;
            byte[] last = place;
            try (Rows present = ledger.range(place, LedgerKey.lastOf(first.user()));
                    Rows changed = pending.from(place, first.user())) {
                boolean isPresent = present.next();
                boolean isChanged = changed.next();
                int kept = 0;
                while (kept < PairFold.REACH && (isPresent || isChanged)) {
                    int order = !isPresent ? 1 : !isChanged ? -1 : Arrays.compareUnsigned(present.key(), changed.key());
                    LedgerEntry now = order <= 0 ? entry(present) : null;
                    LedgerEntry before = order >= 0 ? PendingChanges.before(changed) : null;
                    if (order >= 0 && taken < LONGEST_STRETCH) {
                        last = changed.key();
                        handled.add(last);
                        taken++;
                        kept = 0;
                        add(before, Fate.REMOVED, stretch);
                        add(now, Fate.ADDED, stretch);
                    } else if (add(order >= 0 ? before : now, Fate.KEPT, stretch)) {
                        kept++;
                    }
                    isPresent = order <= 0 ? present.next() : isPresent;
                    isChanged = order >= 0 ? changed.next() : isChanged;
                }
            }
            delta(stretch).forEach((pair, change) -> changes.merge(pair, change, Math::addExact));
            return Arrays.copyOf(last, last.length + 1);
        }
    }

    private List<Step> keptBefore(byte[] place, UserKey user) {
        List<Step> kept = new ArrayList<>();
        try (Rows older = ledger.reverseRange(LedgerKey.firstOf(user), place)) {
            while (kept.size() < PairFold.REACH && older.next()) {
                if (!Arrays.equals(older.key(), place)) {
                    add(entry(older), Fate.KEPT, kept);
                }
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private static LedgerEntry entry(Rows rows) {
        return LedgerEntry.of(LedgerKey.fromBytes(rows.key()), rows.value());
    }

    private static boolean add(@Nullable LedgerEntry entry, Fate fate, List<Step> stretch) {
        if (entry == null || !PairFold.counts(entry.interaction())) {
            return false;
        }
        stretch.add(new Step(entry, fate));
        return true;
    }
}
