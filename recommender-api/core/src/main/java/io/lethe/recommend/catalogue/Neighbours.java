package io.lethe.recommend.catalogue;

import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.NeighbourSignal.Neighbour;
import io.lethe.recommend.catalogue.Catalogue.PairVisitor;
import io.lethe.recommend.catalogue.Catalogue.Related;
import io.lethe.recommend.trend.SlotTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which item followed which, and which were chosen at one time: the sum of the signals of all user partitions. What
 * followed is there forwards and, by an inverted index, backwards. The counts are integers, so sums do not depend on
 * the order of signals. One thread writes.
 */
final class Neighbours {
    private record Source(int slot, int partition) {}

    /** A signal by slots. */
    private record Held(Counts next, Counts together) {}

    private record Counts(int[] slots, long[] counts) {}

    private final Map<Source, Held> signals = new HashMap<>();
    private final SlotTable<PairCounts> after = new SlotTable<>();
    private final SlotTable<PairCounts> before = new SlotTable<>();
    private final SlotTable<PairCounts> together = new SlotTable<>();
    private final ToIntFunction<String> slotFor;

    Neighbours(ToIntFunction<String> slotFor) {
        this.slotFor = slotFor;
    }

    /** Replaces a partition's signal; null removes it. */
    void put(int slot, int partition, @Nullable NeighbourSignal signal) {
        Source source = new Source(slot, partition);
        @Nullable Held now = signal == null ? null : new Held(counts(signal.next()), counts(signal.together()));
        @Nullable Held before = now == null ? signals.remove(source) : signals.put(source, now);
        if (before != null) {
            add(slot, before, -1);
        }
        if (now != null) {
            add(slot, now, 1);
        }
    }

    /** The number of signals held. */
    int size() {
        return signals.size();
    }

    void successors(int slot, PairVisitor visitor) {
        PairCounts counts = after.get(slot);
        if (counts != null) {
            counts.forEach(visitor);
        }
    }

    /** How often one item came after another. */
    long count(int earlier, int later) {
        PairCounts counts = after.get(earlier);
        return counts == null ? 0 : counts.get(later);
    }

    void predecessors(int slot, PairVisitor visitor) {
        PairCounts counts = before.get(slot);
        if (counts != null) {
            counts.forEach(visitor);
        }
    }

    /** Visits the items that were chosen at the same time. */
    void companions(int slot, PairVisitor visitor) {
        PairCounts counts = together.get(slot);
        if (counts != null) {
            counts.forEach(visitor);
        }
    }

    /** Adds the counts of related items to their scores, as {@link Catalogue#addRelated} says. */
    void addTo(Related which, int slot, double weight, double from, double[] to, double[] scores) {
        PairCounts counts = table(which).get(slot);
        if (counts != null) {
            counts.addTo(scores, weight, from, to);
        }
    }

    /** How often each of some items is related to an item, in their order. */
    long[] related(Related which, int slot, int[] others) {
        PairCounts counts = table(which).get(slot);
        return counts == null ? new long[others.length] : counts.get(others);
    }

    private SlotTable<PairCounts> table(Related which) {
        return switch (which) {
            case AFTER -> after;
            case BEFORE -> before;
            case TOGETHER -> together;
        };
    }

    /** How often an item was chosen at the same time as another. */
    long together(int slot, int other) {
        PairCounts counts = together.get(slot);
        return counts == null ? 0 : counts.get(other);
    }

    private Counts counts(List<Neighbour> neighbours) {
        int[] slots = new int[neighbours.size()];
        long[] counts = new long[neighbours.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slotFor.applyAsInt(neighbours.get(i).itemId());
            counts[i] = neighbours.get(i).count();
        }
        return new Counts(slots, counts);
    }

    private void add(int slot, Held signal, int sign) {
        Counts next = signal.next();
        for (int i = 0; i < next.slots().length; i++) {
            countsOf(after, slot).add(next.slots()[i], sign * next.counts()[i]);
            countsOf(before, next.slots()[i]).add(slot, sign * next.counts()[i]);
        }
        Counts with = signal.together();
        for (int i = 0; i < with.slots().length; i++) {
            countsOf(together, slot).add(with.slots()[i], sign * with.counts()[i]);
        }
    }

    private static PairCounts countsOf(SlotTable<PairCounts> table, int slot) {
        PairCounts known = table.get(slot);
        if (known != null) {
            return known;
        }
        PairCounts fresh = new PairCounts();
        table.set(slot, fresh);
        return fresh;
    }
}
