package io.lethe.recommend.parameter;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * When a user chose each item. Events of one type within half a day are one choice: an order in two lines, or a film
 * that went on after a pause, says nothing of a habit. Of an item's event types, the one with the most choices counts,
 * so putting an item into the cart and buying it later is one choice. The events of a week before the window are one
 * choice in its middle.
 */
public final class ChoiceTimes {
    private static final long ONE_CHOICE_MILLIS = 12 * 3_600_000L;
    private static final Comparator<List<Long>> MOST = Comparator.<List<Long>>comparingInt(List::size)
            .thenComparingLong(ChoiceTimes::last)
            .thenComparing(List::toString);

    private final Map<String, List<Long>> byItem;
    private final RepeatRule rule;
    private final double domain;
    private final double rate;

    private record Use(String itemId, String type) {}

    private ChoiceTimes(Map<String, List<Long>> byItem, RepeatRule rule, double domain) {
        this.byItem = byItem;
        this.rule = rule;
        this.domain = domain;
        this.rate = rule.rate(itemsAgain(), items(), domain);
    }

    /**
     * The choices of a user.
     *
     * @param types  the event types that are choices
     * @param rule   what becomes of choices
     * @param domain the repeat rate of all users over these types, 0 to 1
     */
    static ChoiceTimes of(UserState state, Predicate<String> types, RepeatRule rule, double domain) {
        Map<Use, List<Long>> times = new HashMap<>();
        if (!state.isWhole()) {
            addOlder(state, types, times);
        }
        for (LedgerEntry entry : state.window()) {
            Interaction event = entry.interaction();
            if (event.itemId() != null && types.test(event.type())) {
                add(times, new Use(event.itemId(), event.type()), event.timestamp());
            }
        }
        Map<String, List<Long>> byItem = new HashMap<>();
        times.forEach((use, some) -> byItem.merge(
                use.itemId(), choices(some), (left, right) -> MOST.compare(left, right) >= 0 ? left : right));
        return new ChoiceTimes(byItem, rule, domain);
    }

    private static void addOlder(UserState state, Predicate<String> types, Map<Use, List<Long>> times) {
        long latest = state.window().isEmpty()
                ? Long.MAX_VALUE
                : state.window().get(0).interaction().timestamp();
        for (LongTermKey key : state.beforeWindow().keySet()) {
            if (types.test(key.type())) {
                long middle = key.begin() + LongTermKey.EPOCH_MILLIS / 2;
                add(times, new Use(key.itemId(), key.type()), Math.min(middle, latest));
            }
        }
    }

    private static void add(Map<Use, List<Long>> times, Use use, long time) {
        times.computeIfAbsent(use, any -> new ArrayList<>()).add(time);
    }

    private static List<Long> choices(List<Long> times) {
        List<Long> choices = new ArrayList<>();
        times.stream().sorted().forEach(time -> {
            if (choices.isEmpty() || time - last(choices) >= ONE_CHOICE_MILLIS) {
                choices.add(time);
            }
        });
        return choices;
    }

    private static long last(List<Long> times) {
        return times.get(times.size() - 1);
    }

    /** The user's repeat rate ρ ({@link RepeatRule}). */
    double rate() {
        return rate;
    }

    /** How many items were chosen. */
    int items() {
        return byItem.size();
    }

    /** How many items were chosen more than once. */
    long itemsAgain() {
        return byItem.values().stream().filter(times -> times.size() > 1).count();
    }

    /** How often an item was chosen. */
    int count(String itemId) {
        return times(itemId).size();
    }

    /** The cycle in which an item is chosen; empty if there is none. */
    public Optional<RepeatCycle> cycle(String itemId) {
        return rule.allReturn(domain) ? Optional.empty() : RepeatCycle.of(times(itemId));
    }

    /**
     * How long ago an item was chosen last, in seconds, at least 0. The item was chosen.
     *
     * @param at milliseconds since 1970
     */
    double age(String itemId, long at) {
        return Math.max(0, at - last(times(itemId))) / 1000.0;
    }

    /**
     * What earlier choices of an item weigh, 0 to 1. Where not everything comes back, an item that was chosen too seldom
     * to be regular weighs as much as it is likely to be chosen again; a regular one by its cycle, and 1 if it has none.
     *
     * @param at milliseconds since 1970
     */
    public double weight(String itemId, long at) {
        int count = count(itemId);
        if (count > 0 && !RepeatRule.isRegular(count) && !rule.allReturn(domain)) {
            return rule.again(count, rate);
        }
        return cycle(itemId).map(cycle -> cycle.weight(age(itemId, at))).orElse(1.0);
    }

    private List<Long> times(String itemId) {
        return byItem.getOrDefault(itemId, List.of());
    }
}
