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
 * What followed what in one user's history, in exact integers.
 *
 * <p>Of the entries that {@link #counts count}, in the order of the ledger, every two that are at most {@link #REACH}
 * places apart and concern different items add to the pair (earlier, later)
 *
 * <pre>round(2^16 · 2^(−(d−1)/4)),   d = their distance in places, 1 for neighbours</pre>
 *
 * <p>A change of the history changes the counts by pairs(after) − pairs(before). Since a pair reaches no further than
 * {@link #REACH}, it is enough to look at the changed places and {@link #REACH} unchanged counting entries on either
 * side of them.
 */
public final class PairFold {
    /** How many places apart the two entries of a pair can be. */
    public static final int REACH = 10;

    /** What the pair of two neighbours counts. */
    public static final long UNIT = 1L << 16;

    private static final long[] WEIGHT = weights();

    /** What happened to an entry since the counts were last brought up to date. */
    public enum Fate {
        KEPT,
        ADDED,
        REMOVED
    }

    /** An entry of a stretch of history, and what happened to it. */
    public record Step(LedgerEntry entry, Fate fate) {}

    private PairFold() {}

    /**
     * Whether an interaction takes part: it has an item, and its type is a positive one other than a search. Types
     * added by settings do, as settings may change and counts must not.
     */
    public static boolean counts(Interaction interaction) {
        return interaction.itemId() != null
                && InteractionType.ofCode(interaction.type())
                        .map(type -> type.polarity() == Polarity.POSITIVE && type != InteractionType.SEARCH)
                        .orElse(true);
    }

    /**
     * By how much each pair's count changes.
     *
     * @param stretch a stretch of one user's history in the order of the ledger, with what was added and what was
     *                removed in place; around each change at least {@link #REACH} kept and counting entries on either
     *                side, where there are so many
     * @return the changes that are not zero
     */
    public static Map<ItemPair, Long> delta(List<Step> stretch) {
        Map<ItemPair, Long> changes = new HashMap<>();
        addPairs(stretch, Fate.ADDED, 1, changes);
        addPairs(stretch, Fate.REMOVED, -1, changes);
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    /** The counts of a whole history, in the order of the ledger. */
    public static Map<ItemPair, Long> of(List<LedgerEntry> history) {
        Map<ItemPair, Long> counts = new HashMap<>();
        addPairs(history.stream().map(entry -> new Step(entry, Fate.KEPT)).toList(), Fate.ADDED, 1, counts);
        return counts;
    }

    /** Adds the pairs of the kept entries and those of one fate, {@code sign} times. */
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
