package io.lethe.recommend.parameter;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How items tire that are shown and not clicked, and recover. An item keeps this share of its relevance:
 *
 * <pre>
 * 1 / (1 + (n / impressions)³)     n = Σ 2^(−age / halfLife) over its impressions since the user's last other event with it
 * </pre>
 *
 * <p>A first impression hardly counts, since nobody takes in everything at a glance; ten are an answer
 * (impression discounting: P. Lee, L. Lakshmanan, M. Tiwari and S. Shah, <i>Modeling Impression Discounting in
 * Large-Scale Recommender Systems</i>, KDD 2014). Impressions from before the window count in the middle of their week,
 * and other events from before it at its end.
 *
 * @param impressions     how many fresh impressions halve an item's relevance; at least 0 and finite. With 0, nothing
 *                        tires
 * @param halfLifeSeconds how fast impressions are forgotten by the clock; above 0 and finite
 */
public record Fatigue(double impressions, double halfLifeSeconds) {
    private static final String IMPRESSION = InteractionType.IMPRESSION.code();
    private static final double DEFAULT_IMPRESSIONS = 3;
    private static final double DEFAULT_HALF_LIFE = 14 * 86_400.0;
    private static final double LEAST = 0.01;
    private static final double POWER = 3;

    /**
     * What an item's impressions have come to.
     *
     * @param count how many there were since the user's last other event with the item, however old
     * @param kept  the share of its relevance that the item keeps, above 0 and below 1
     */
    public record Shown(long count, double kept) {}

    private record Impressions(long count, double fresh) {
        Impressions plus(Impressions other) {
            return new Impressions(count + other.count, fresh + other.fresh);
        }
    }

    public Fatigue {
        if (!(impressions >= 0) || Double.isInfinite(impressions)) {
            throw new IllegalArgumentException("impressions is at least 0 and finite, not " + impressions);
        }
        if (!(halfLifeSeconds > 0) || Double.isInfinite(halfLifeSeconds)) {
            throw new IllegalArgumentException("halfLife is above 0 and finite, not " + halfLifeSeconds);
        }
    }

    /** Three impressions halve an item's relevance, and half of them are forgotten after a fortnight. */
    public static Fatigue defaults() {
        return new Fatigue(DEFAULT_IMPRESSIONS, DEFAULT_HALF_LIFE);
    }

    /** The items that the user did anything with beside being shown them. */
    public static Set<String> touched(UserState state) {
        Set<String> touched = new HashSet<>();
        for (LongTermKey key : state.longTerm().keySet()) {
            if (!key.type().equals(IMPRESSION)) {
                touched.add(key.itemId());
            }
        }
        return touched;
    }

    /** The share of a positive relevance that an item keeps, by what {@link #of} tells; above 0 and at most 1. */
    public static double kept(Map<String, Shown> shown, String itemId) {
        Shown one = shown.get(itemId);
        return one == null ? 1 : one.kept();
    }

    /**
     * The items that tire a user at a time, with what they keep. Items with less than a hundredth of the impressions
     * that halve relevance are not among them.
     *
     * @param at milliseconds since 1970
     */
    public Map<String, Shown> of(UserState state, long at) {
        Map<String, Impressions> all = impressions == 0 ? Map.of() : count(state, at);
        Map<String, Shown> shown = new HashMap<>();
        all.forEach((item, some) -> {
            double ratio = some.fresh() / impressions;
            if (ratio >= LEAST) {
                shown.put(item, new Shown(some.count(), 1 / (1 + Math.pow(ratio, POWER))));
            }
        });
        return shown;
    }

    private Map<String, Impressions> count(UserState state, long at) {
        SortedMap<LongTermKey, LongTermCount> older = state.isWhole() ? new TreeMap<>() : state.beforeWindow();
        long latest = state.window().isEmpty()
                ? at
                : Math.min(at, state.window().get(0).interaction().timestamp());
        List<LedgerEntry> known = state.window().subList(0, state.known(at));
        Map<String, Long> others = lastOthers(known, older.keySet(), latest);
        Map<String, Impressions> all = new HashMap<>();
        older.forEach((key, count) -> {
            long middle = Math.min(key.begin() + LongTermKey.EPOCH_MILLIS / 2, latest);
            if (key.type().equals(IMPRESSION) && middle > others.getOrDefault(key.itemId(), Long.MIN_VALUE)) {
                all.merge(key.itemId(), aged(count.count(), at - middle), Impressions::plus);
            }
        });
        for (LedgerEntry entry : known) {
            Interaction event = entry.interaction();
            String item = event.itemId();
            boolean isShown = item != null && event.type().equals(IMPRESSION);
            if (isShown && event.timestamp() > others.getOrDefault(item, Long.MIN_VALUE)) {
                all.merge(item, aged(1, at - event.timestamp()), Impressions::plus);
            }
        }
        return all;
    }

    /** When the user last did something else with each item. */
    private static Map<String, Long> lastOthers(List<LedgerEntry> known, Set<LongTermKey> older, long latest) {
        Map<String, Long> others = new HashMap<>();
        for (LongTermKey key : older) {
            if (!key.type().equals(IMPRESSION)) {
                long end = Math.min(key.begin() + LongTermKey.EPOCH_MILLIS - 1, latest);
                others.merge(key.itemId(), end, Math::max);
            }
        }
        for (LedgerEntry entry : known) {
            Interaction event = entry.interaction();
            if (event.itemId() != null && !event.type().equals(IMPRESSION)) {
                others.merge(event.itemId(), event.timestamp(), Math::max);
            }
        }
        return others;
    }

    private Impressions aged(long count, long ageMillis) {
        return new Impressions(count, count * Math.pow(2, -Math.max(0, ageMillis) / 1000.0 / halfLifeSeconds));
    }
}
