package io.lethe.interest.signal;

import io.lethe.interest.signal.NeighbourSignal.Neighbour;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Gathers the strongest of the items that go with another one, and the sum of all counts. */
public final class Strongest {
    private final int limit;
    private final PriorityQueue<Neighbour> weakestFirst = new PriorityQueue<>(Neighbour.STRONGEST_FIRST.reversed());
    private long total;

    /** @param limit how many are kept, at least 1 */
    public Strongest(int limit) {
        this.limit = limit;
    }

    /**
     * Adds an item.
     *
     * @param itemId asked only if the item may be among the strongest; reading it costs more than the comparison
     * @throws ArithmeticException if the sum overflows a long
     */
    public void add(long count, Supplier<String> itemId) {
        total = Math.addExact(total, count);
        Neighbour weakest = weakestFirst.size() < limit ? null : weakestFirst.peek();
        if (weakest == null) {
            weakestFirst.add(new Neighbour(itemId.get(), count));
        } else if (count >= weakest.count()) {
            weakestFirst.add(new Neighbour(itemId.get(), count));
            weakestFirst.poll();
        }
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
        return weakestFirst.isEmpty();
    }

    /** The sum of all counts, of those that are not kept too. */
    long total() {
        return total;
    }

    /** The strongest, highest count first, then by item id. */
    List<Neighbour> list() {
        return weakestFirst.stream().sorted(Neighbour.STRONGEST_FIRST).toList();
    }
}
