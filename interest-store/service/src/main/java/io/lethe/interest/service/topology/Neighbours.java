package io.lethe.interest.service.topology;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
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
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The counts of what followed what, over the users of a task. The ledgers run ahead of them: changes gather in
 * {@link Pending}, and each beat folds as many as its time allows, stretch by stretch. At any moment the counts are those of the
 * ledgers without the pending changes.
 */
final class Neighbours {
    /** How many changes one stretch takes up at most; it sees later ones as not yet made. */
    private static final int LONGEST_STRETCH = 512;
    /** How many pairs a beat gathers at most before it writes them. */
    private static final int MOST_PAIRS = 20_000;

    private final KeyValueStore<Bytes, byte[]> ledger;
    private final KeyValueStore<Bytes, byte[]> pairs;
    private final Pending pending;
    private final Dirty dirty;
    private final int limit;
    private byte[] nextUser = new byte[0];
    private double nanosPerPair = 20_000;

    Neighbours(ProcessorContext<?, ?> context, TaskBoard board, Dirty dirty, int limit) {
        this.ledger = context.getStateStore(Stores.LEDGER);
        this.pairs = context.getStateStore(Stores.PAIRS);
        this.pending = new Pending(context, board.pending);
        this.dirty = dirty;
        this.limit = limit;
    }

    void note(LedgerChange change) {
        pending.note(change);
    }

    /** Brings the counts up to date, as far as these nanoseconds reach. */
    void fold(long budgetNanos, long now) {
        if (pending.isEmpty()) {
            return;
        }
        long start = System.nanoTime();
        Map<ItemPair, Long> changes = new HashMap<>();
        byte[] from = nextUser;
        boolean turned = nextUser.length == 0;
        do {
            LedgerKey first = pending.first(from);
            if (first != null) {
                from = foldStretch(first, changes);
                nextUser = first.user().toBytes();
            } else if (turned) {
                nextUser = new byte[0];
                break;
            } else {
                turned = true;
                from = new byte[0];
            }
        } while (changes.size() < MOST_PAIRS
                && System.nanoTime() - start + changes.size() * nanosPerPair < budgetNanos);
        write(changes, now);
    }

    /** The signal of an item; null where there is nothing left to say. */
    @Nullable
    NeighbourSignal signal(byte[] itemPrefix) {
        List<Successor> successors = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = ByteOrder.withPrefix(pairs, itemPrefix)) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> one = all.next();
                successors.add(new Successor(ItemPair.fromBytes(one.key.get()).later(), Trends.read(one.value)));
            }
        }
        return successors.isEmpty() ? null : NeighbourSignal.of(successors, limit);
    }

    private void write(Map<ItemPair, Long> changes, long now) {
        long start = System.nanoTime();
        changes.forEach((pair, change) -> {
            if (change != 0) {
                Trends.addTo(pairs, Bytes.wrap(pair.toBytes()), change);
                dirty.mark(ItemPair.prefix(pair.tenant(), pair.earlier()), now);
            }
        });
        if (changes.size() > 100) {
            nanosPerPair = 0.5 * nanosPerPair + 0.5 * (System.nanoTime() - start) / changes.size();
        }
    }

    /** Folds the changes from the first of a user's on to where the history is quiet, and says where to go on. */
    private byte[] foldStretch(LedgerKey first, Map<ItemPair, Long> changes) {
        byte[] place = first.toBytes();
        List<Step> stretch = keptBefore(place, first.user());
        List<Bytes> handled = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> present =
                        ledger.range(Bytes.wrap(place), Bytes.wrap(LedgerKey.lastOf(first.user())));
                KeyValueIterator<Bytes, byte[]> changed = pending.from(place, first.user())) {
            int kept = 0;
            while (kept < PairFold.REACH && (present.hasNext() || changed.hasNext())) {
                int order = compare(present, changed);
                KeyValue<Bytes, byte[]> now = order <= 0 ? present.next() : null;
                KeyValue<Bytes, byte[]> before = order >= 0 ? changed.next() : null;
                if (before != null && handled.size() < LONGEST_STRETCH) {
                    handled.add(before.key);
                    kept = 0;
                    add(Pending.before(before), Fate.REMOVED, stretch);
                    add(now == null ? null : entry(now), Fate.ADDED, stretch);
                } else {
                    boolean counted = add(
                            before != null ? Pending.before(before) : now == null ? null : entry(now),
                            Fate.KEPT,
                            stretch);
                    kept += counted ? 1 : 0;
                }
            }
        }
        PairFold.delta(stretch).forEach((pair, change) -> changes.merge(pair, change, Math::addExact));
        handled.forEach(pending::remove);
        byte[] last = handled.get(handled.size() - 1).get();
        return Arrays.copyOf(last, last.length + 1);
    }

    private List<Step> keptBefore(byte[] place, UserKey user) {
        List<Step> kept = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> older =
                ledger.reverseRange(Bytes.wrap(LedgerKey.firstOf(user)), Bytes.wrap(place))) {
            while (older.hasNext() && kept.size() < PairFold.REACH) {
                KeyValue<Bytes, byte[]> one = older.next();
                if (!Arrays.equals(one.key.get(), place)) {
                    add(entry(one), Fate.KEPT, kept);
                }
            }
        }
        Collections.reverse(kept);
        return kept;
    }

    private static int compare(KeyValueIterator<Bytes, byte[]> present, KeyValueIterator<Bytes, byte[]> changed) {
        if (!present.hasNext()) {
            return 1;
        }
        return changed.hasNext() ? present.peekNextKey().compareTo(changed.peekNextKey()) : -1;
    }

    private static LedgerEntry entry(KeyValue<Bytes, byte[]> one) {
        return LedgerEntry.of(LedgerKey.fromBytes(one.key.get()), one.value);
    }

    private static boolean add(@Nullable LedgerEntry entry, Fate fate, List<Step> stretch) {
        if (entry == null || !PairFold.counts(entry.interaction())) {
            return false;
        }
        stretch.add(new Step(entry, fate));
        return true;
    }
}
