package io.lethe.interest.signal;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.InteractionType.Polarity;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.ItemPair.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts of the item pairs of one user's history, in exact integers.
 *
 * <p>Only entries that {@link #counts count} take part. Those of one time are a {@link Basket}: a set without an order.
 * For two baskets A before B, g baskets apart, 1 for neighbours and at most {@link #REACH}, every event of
 * {@code A'_g} and every one of {@code B'} that concern different items add to {@link Kind#WENT_ON_TO}
 *
 * <pre>round(2^16 · 2^(−(g−1)/4) · |A| / |A'_g| / √(|A|·|B|))</pre>
 *
 * <p>and every two events of {@code B'} that concern different items add to {@link Kind#TOGETHER}, under both items,
 *
 * <pre>round(2^16 / √(|B|−1))</pre>
 *
 * <p>{@code B'} is a sample of at most {@link #SAMPLE} events, and {@code A'_g} of at most 16, 8, 4, 2, 1, 1, … for g =
 * 1, 2, 3, …. So an event adds to at most some seventy pairs, however large its basket is.
 *
 * <p>Dividing by √(|A|·|B|) is what the cosine does to two sets: a basket of a hundred says about each of its pairs a
 * tenth of what a single event says, and of all of them together not a hundred times as much. The factor |A| / |A'_g|
 * makes up for the events that the sample leaves out. Where no two events have the same time, the counts are
 * {@code round(2^16 · 2^(−(d−1)/4))} for events d places apart.
 *
 * <p>A change of the history changes the counts by pairs(after) − pairs(before). A pair reaches at most {@link #REACH}
 * baskets, so it suffices to look at the changed baskets and at {@link #REACH} unchanged ones on either side.
 */
public final class PairFold {
    /** The maximum distance in baskets between the two entries of a pair. */
    public static final int REACH = 10;

    /** The count of a pair of neighbouring baskets of one event each. */
    public static final long UNIT = 1L << 16;

    /** The maximum number of events of a basket that pairs are made of. */
    public static final int SAMPLE = 32;

    private static final double[] CLOSENESS = closeness();

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
     * The change of each pair's count. Only pairs of baskets whose members or whose distance changed are computed.
     *
     * @param stretch a stretch of one user's history in the ledger's order, with added and removed entries in place; it
     *                consists of whole baskets, and on either side of each changed one it needs {@link #REACH} kept and
     *                counting ones, or all there are
     * @return the nonzero changes
     */
    public static Map<ItemPair, Long> delta(List<Step> stretch) {
        Set<Long> changed = new HashSet<>();
        for (Step step : stretch) {
            if (step.fate() != Fate.KEPT && counts(step.entry().interaction())) {
                changed.add(step.entry().interaction().timestamp());
            }
        }
        if (changed.isEmpty()) {
            return Map.of();
        }
        List<Basket> before = baskets(stretch, Fate.REMOVED);
        List<Basket> after = baskets(stretch, Fate.ADDED);
        Map<ItemPair, Long> changes = new HashMap<>();
        addPairs(after, changed, places(before), 1, changes);
        addPairs(before, changed, places(after), -1, changes);
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    /** The counts of a whole history, given in the ledger's order. */
    public static Map<ItemPair, Long> of(List<LedgerEntry> history) {
        return delta(history.stream().map(entry -> new Step(entry, Fate.ADDED)).toList());
    }

    /** The baskets of the kept entries and of those with one fate. */
    private static List<Basket> baskets(List<Step> stretch, Fate with) {
        List<Basket> baskets = new ArrayList<>();
        List<Interaction> events = new ArrayList<>();
        for (Step step : stretch) {
            Interaction event = step.entry().interaction();
            if ((step.fate() == Fate.KEPT || step.fate() == with) && counts(event)) {
                if (!events.isEmpty() && events.get(0).timestamp() != event.timestamp()) {
                    baskets.add(Basket.of(events));
                    events.clear();
                }
                events.add(event);
            }
        }
        if (!events.isEmpty()) {
            baskets.add(Basket.of(events));
        }
        return baskets;
    }

    /** The place of each basket among these, by its time. */
    private static Map<Long, Integer> places(List<Basket> baskets) {
        Map<Long, Integer> places = new HashMap<>();
        for (Basket basket : baskets) {
            places.put(basket.timestamp(), places.size());
        }
        return places;
    }

    /**
     * Adds the pairs of these baskets, {@code sign} times.
     *
     * @param changed the times of the baskets whose members changed
     * @param others  the places of the baskets on the other side of the change; a pair that is the same there is left
     *                out
     */
    private static void addPairs(
            List<Basket> baskets, Set<Long> changed, Map<Long, Integer> others, int sign, Map<ItemPair, Long> into) {
        for (int place = 0; place < baskets.size(); place++) {
            Basket later = baskets.get(place);
            boolean isNew = changed.contains(later.timestamp());
            if (isNew) {
                addTogether(later, sign, into);
            }
            for (int gap = 1; gap <= Math.min(REACH, place); gap++) {
                Basket earlier = baskets.get(place - gap);
                if (isNew || changed.contains(earlier.timestamp()) || gap != gap(earlier, later, others)) {
                    addFollowing(earlier, later, gap, sign, into);
                }
            }
        }
    }

    /** How many baskets apart two baskets are; 0 if one of them is not there. */
    private static int gap(Basket earlier, Basket later, Map<Long, Integer> places) {
        Integer from = places.get(earlier.timestamp());
        Integer to = places.get(later.timestamp());
        return from == null || to == null ? 0 : to - from;
    }

    private static void addFollowing(Basket earlier, Basket later, int gap, int sign, Map<ItemPair, Long> into) {
        List<String> from = earlier.sample(SAMPLE >> gap);
        double scale = earlier.size() / (double) from.size() / Math.sqrt((double) earlier.size() * later.size());
        long weight = sign * StrictMath.round(CLOSENESS[gap] * scale);
        for (String item : from) {
            for (String next : later.sample(SAMPLE)) {
                add(new ItemPair(Kind.WENT_ON_TO, earlier.tenant(), item, next), weight, into);
            }
        }
    }

    private static void addTogether(Basket basket, int sign, Map<ItemPair, Long> into) {
        List<String> items = basket.sample(SAMPLE);
        long weight = sign * StrictMath.round(UNIT / Math.sqrt(Math.max(1, basket.size() - 1)));
        for (int one = 1; one < items.size(); one++) {
            for (String other : items.subList(0, one)) {
                add(new ItemPair(Kind.TOGETHER, basket.tenant(), items.get(one), other), weight, into);
                add(new ItemPair(Kind.TOGETHER, basket.tenant(), other, items.get(one)), weight, into);
            }
        }
    }

    private static void add(ItemPair pair, long weight, Map<ItemPair, Long> into) {
        if (!pair.item().equals(pair.other())) {
            into.merge(pair, weight, Math::addExact);
        }
    }

    private static double[] closeness() {
        double[] closeness = new double[REACH + 1];
        for (int gap = 1; gap <= REACH; gap++) {
            closeness[gap] = UNIT * StrictMath.pow(2, -(gap - 1) / 4.0);
        }
        return closeness;
    }
}
