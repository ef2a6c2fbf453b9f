package io.lethe.recommend.catalogue;

import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.NeighbourSignal.Successor;
import io.lethe.recommend.catalogue.Catalogue.PairVisitor;
import io.lethe.recommend.trend.SlotTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which item followed which: the sum of the signals of all user partitions, forwards and, by an inverted index,
 * backwards. The counts are integers, so sums do not depend on the order of signals. One thread writes.
 */
final class Neighbours {
    private record Source(int slot, int partition) {}

    private final Map<Source, List<Successor>> signals = new HashMap<>();
    private final SlotTable<PairCounts> after = new SlotTable<>();
    private final SlotTable<PairCounts> before = new SlotTable<>();
    private final ToIntFunction<String> slotFor;

    Neighbours(ToIntFunction<String> slotFor) {
        this.slotFor = slotFor;
    }

    /** Replaces a partition's signal; null removes it. */
    void put(int slot, int partition, @Nullable NeighbourSignal signal) {
        Source source = new Source(slot, partition);
        List<Successor> old = signal == null ? signals.remove(source) : signals.put(source, signal.next());
        if (old != null) {
            old.forEach(successor -> add(slot, successor, -1));
        }
        if (signal != null) {
            signal.next().forEach(successor -> add(slot, successor, 1));
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

    private void add(int slot, Successor successor, int sign) {
        int other = slotFor.applyAsInt(successor.itemId());
        countsOf(after, slot).add(other, sign * successor.count());
        countsOf(before, other).add(slot, sign * successor.count());
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
