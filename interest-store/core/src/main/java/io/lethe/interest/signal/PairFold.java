package io.lethe.interest.signal;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.InteractionType.Polarity;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Successor counts of one user's history, in exact integers.
 *
 * <p>Only entries that {@link #counts count} take part, in the ledger's order. Every two of them that are at most
 * {@link #REACH} places apart and concern different items add to the pair (earlier, later)
 *
 * <pre>round(2^16 · 2^(−(d−1)/4)),   d = their distance in places, 1 for neighbours</pre>
 *
 * <p>A change of the history changes the counts by pairs(after) − pairs(before). A pair reaches at most {@link #REACH}
 * places, so it suffices to look at the changed entries and at {@link #REACH} unchanged counting entries on either
 * side.
 */
public final class PairFold {
    /** The maximum distance in places between the two entries of a pair. */
    public static final int REACH = 10;

    /** The count of a pair of neighbours. */
    public static final long UNIT = 1L << 16;

    private static final long[] WEIGHT = weights();

    /** How an entry changed since the counts were last updated. */
    public enum Fate {
        KEPT,
        ADDED,
        REMOVED
    }

    /** An entry in a stretch of history, and how it changed. */
    public record Step(LedgerEntry entry, Fate fate) {}

    private PairFold() {}

    /**
     * Whether an interaction takes part: it has an item, and its type is positive and not a search. Types added by
     * settings take part, because settings may change and counts must not.
     */
    public static boolean counts(Interaction interaction) {
        return interaction.itemId() != null
                && InteractionType.ofCode(interaction.type())
                        .map(type -> type.polarity() == Polarity.POSITIVE && type != InteractionType.SEARCH)
                        .orElse(true);
    }

    /**
     * The change of each pair's count.
     *
     * @param stretch a stretch of one user's history in the ledger's order, with added and removed entries in place; on
     *                either side of each change it needs {@link #REACH} kept and counting entries, or all there are
     * @return the nonzero changes
     */
    public static Map<ItemPair, Long> delta(List<Step> stretch) {
        Map<ItemPair, Long> changes = new HashMap<>();
        addPairs(stretch, Fate.ADDED, 1, changes);
        addPairs(stretch, Fate.REMOVED, -1, changes);
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    /** The counts of a whole history, given in the ledger's order. */
    public static Map<ItemPair, Long> of(List<LedgerEntry> history) {
        Map<ItemPair, Long> counts = new HashMap<>();
        addPairs(history.stream().map(entry -> new Step(entry, Fate.KEPT)).toList(), Fate.ADDED, 1, counts);
        return counts;
    }

    /** Adds the pairs of the kept entries and of those with one fate, {@code sign} times. */
    private static void addPairs(List<Step> stretch, Fate with, int sign, Map<ItemPair, Long> into) {
        List<Interaction> sequence = new ArrayList<>(stretch.size());
        for (Step step : stretch) {
            Interaction interaction = step.entry().interaction();
            if ((step.fate() == Fate.KEPT || step.fate() == with) && counts(interaction)) {
                sequence.add(interaction);
            }
        }
        for (int later = 1; later < sequence.size(); later++) {
            String laterItem = String.valueOf(sequence.get(later).itemId());
            for (int distance = 1; distance <= Math.min(REACH, later); distance++) {
                Interaction earlier = sequence.get(later - distance);
                String earlierItem = String.valueOf(earlier.itemId());
                if (!earlierItem.equals(laterItem)) {
                    into.merge(
                            new ItemPair(earlier.tenant(), earlierItem, laterItem),
                            sign * WEIGHT[distance],
                            Math::addExact);
                }
            }
        }
    }

    private static long[] weights() {
        long[] weights = new long[REACH + 1];
        for (int distance = 1; distance <= REACH; distance++) {
            weights[distance] = StrictMath.round(UNIT * StrictMath.pow(2, -(distance - 1) / 4.0));
        }
        return weights;
    }
}
