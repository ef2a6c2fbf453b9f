package io.lethe.recommend.parameter;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.parameter.RepeatPolicy.After;
import io.lethe.recommend.parameter.RepeatPolicy.Allow;
import io.lethe.recommend.parameter.RepeatPolicy.Auto;
import io.lethe.recommend.parameter.RepeatPolicy.Never;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of a user's past items may be recommended again. Each event type has a policy; an item is excluded while the
 * policy of any of its events excludes it. Under {@link Auto} the user's own habit decides.
 *
 * <p>An item that was chosen {@code c} times, three or more, returns in its own cycle while
 * {@code (c − 1 + domain · strength) / (c + strength) > threshold}, or while others return: when it is nearly due
 * ({@link RepeatCycle}), or at any time if the choices follow none. An item that was chosen less often returns while
 * {@code ρ > threshold} or {@code domain > threshold}: where things are chosen again, this one may be too. There,
 * everything returns at any time: people who order again order much of it earlier than usual. A user's repeat rate is
 *
 * <pre>ρ = (a + domain · strength) / (d + strength)</pre>
 *
 * where {@code d} counts the items with events of such types, and {@code a} those that were chosen more than once
 * ({@link ChoiceTimes}). This is the mean of a beta distribution after {@code a} of {@code d} items. Its prior is worth
 * {@code strength} items and has the mean {@code domain}, the repeat rate of all users
 * ({@link io.lethe.recommend.trend.Trends#repeatRate}). Opinions (ratings, reviews, likes, shares, comments, tags) are
 * never repeats.
 *
 * <p>Nothing returns during the cool-down after its last event, so nobody is shown what they have just bought. Events
 * from before the window count at the end of their week there, and in the middle of it in a cycle.
 *
 * @param policy          the policy of consuming types ({@link #CONSUMING}) that are not in byType
 * @param byType          the policies of single types, consuming or not
 * @param prior           the assumed repeat rate of a new domain, 0 to 1
 * @param strength        the weight of the prior in items; above 0 and finite
 * @param threshold       the repeat rate above which items return that were chosen once or twice, 0 to 1
 * @param coolDownSeconds how long an item stays away after its last event where habit decides; at least 0 and finite
 */
public record RepeatRule(
        RepeatPolicy policy,
        SortedMap<String, RepeatPolicy> byType,
        double prior,
        double strength,
        double threshold,
        double coolDownSeconds) {
    /** The event types that consume an item by default. */
    public static final Set<String> CONSUMING =
            Set.of("purchase", "cart", "rating", "review", "play", "like", "share", "comment", "tag");

    /** The consuming types that are opinions. Repeating one does not mean that the item was consumed again. */
    private static final Set<String> OPINIONS = Set.of("rating", "review", "like", "share", "comment", "tag");

    private static final int REGULAR = 3;
    private static final double DEFAULT_PRIOR = 0.02;
    private static final double DEFAULT_STRENGTH = 10;
    private static final double DEFAULT_THRESHOLD = 0.1;
    private static final double DEFAULT_COOL_DOWN = 6 * 3600.0;

    /**
     * A user's past items at a time, by whether they may return.
     *
     * @param out     the items that must not be recommended
     * @param back    the consumed items that may be recommended again
     * @param regular those of them that come back by a habit of their own, or because everything does
     */
    public record Verdict(Set<String> out, Set<String> back, Set<String> regular) {
        public Verdict {
            out = Set.copyOf(out);
            back = Set.copyOf(back);
            regular = Set.copyOf(regular);
        }
    }

    private record Use(String itemId, String type) {}

    public RepeatRule {
        Objects.requireNonNull(policy, "policy");
        byType = Collections.unmodifiableSortedMap(new TreeMap<>(byType));
        checkShare("prior", prior);
        checkShare("threshold", threshold);
        if (!(strength > 0) || Double.isInfinite(strength)) {
            throw new IllegalArgumentException("strength is above 0 and finite, not " + strength);
        }
        if (!(coolDownSeconds >= 0) || Double.isInfinite(coolDownSeconds)) {
            throw new IllegalArgumentException("coolDown is at least 0 and finite, not " + coolDownSeconds);
        }
    }

    /** Habit decides for every consuming type. */
    public static RepeatRule defaults() {
        return new RepeatRule(
                RepeatPolicy.AUTO,
                new TreeMap<>(),
                DEFAULT_PRIOR,
                DEFAULT_STRENGTH,
                DEFAULT_THRESHOLD,
                DEFAULT_COOL_DOWN);
    }

    /**
     * The policy of an event type.
     *
     * @param asked a policy that overrides the settings, or null. It holds for consuming types; {@link Allow} holds for
     *              every type
     */
    public RepeatPolicy of(String type, @Nullable RepeatPolicy asked) {
        boolean consuming = CONSUMING.contains(type);
        if (asked != null && (consuming || asked instanceof Allow)) {
            return asked;
        }
        return byType.getOrDefault(type, consuming ? policy : RepeatPolicy.ALLOW);
    }

    /** Whether events of a type count towards the repeat rate: habit decides for it, and it is no opinion. */
    public boolean tellsHabit(String type, @Nullable RepeatPolicy asked) {
        return of(type, asked) instanceof Auto && !OPINIONS.contains(type);
    }

    /**
     * When the user chose each item, by the types that tell of habit.
     *
     * @param asked  as in {@link #of}
     * @param domain as in {@link #rate}. Above the threshold, choices follow no cycle
     */
    public ChoiceTimes choices(UserState state, @Nullable RepeatPolicy asked, double domain) {
        return ChoiceTimes.of(state, type -> tellsHabit(type, asked), this, domain);
    }

    /**
     * A user's repeat rate ρ, over the items with events of the types that count towards it.
     *
     * @param domain the repeat rate of all users over the same types, 0 to 1
     */
    public double rate(UserState state, @Nullable RepeatPolicy asked, double domain) {
        return choices(state, asked, domain).rate();
    }

    /**
     * Divides a user's past items by whether they may return.
     *
     * @param at     milliseconds since 1970
     * @param domain as in {@link #rate}
     */
    public Verdict judge(UserState state, long at, @Nullable RepeatPolicy asked, double domain) {
        ChoiceTimes choices = choices(state, asked, domain);
        boolean habit = Math.max(domain, choices.rate()) > threshold;
        Set<String> out = new HashSet<>();
        Set<String> had = new HashSet<>();
        lastTimes(state, at).forEach((use, last) -> {
            RepeatPolicy one = of(use.type(), asked);
            double age = (at - last) / 1000.0;
            int times = choices.count(use.itemId());
            boolean returns = isRegular(times)
                    ? (habit || again(times, domain) > threshold) && isDue(choices, use.itemId(), at)
                    : habit;
            if (isOut(one, age, returns)) {
                out.add(use.itemId());
            }
            if (CONSUMING.contains(use.type())) {
                had.add(use.itemId());
            }
        });
        had.removeAll(out);
        Set<String> regular = had.stream()
                .filter(item -> allReturn(domain) || isRegular(choices.count(item)))
                .collect(Collectors.toSet());
        return new Verdict(out, had, regular);
    }

    /** Whether everything comes back at any time, since everybody chooses again. */
    boolean allReturn(double domain) {
        return domain > threshold;
    }

    /** Whether an item was chosen often enough to have a habit of its own. */
    static boolean isRegular(int times) {
        return times >= REGULAR;
    }

    /** The rate at which an item that was chosen so many times is chosen again, by a prior of the same weight as ρ's. */
    double again(int times, double prior) {
        return (times - 1 + prior * strength) / (times + strength);
    }

    private static boolean isDue(ChoiceTimes choices, String itemId, long at) {
        return choices.cycle(itemId)
                .map(cycle -> cycle.isNearlyDue(choices.age(itemId, at)))
                .orElse(true);
    }

    private boolean isOut(RepeatPolicy one, double ageSeconds, boolean returns) {
        if (one instanceof Never) {
            return true;
        } else if (one instanceof After after) {
            return ageSeconds < after.seconds();
        }
        return one instanceof Auto && !(returns && ageSeconds >= coolDownSeconds);
    }

    /** The repeat rate ρ of a user who chose so many items, and so many of them again. */
    double rate(long again, int items, double domain) {
        return (again + domain * strength) / (items + strength);
    }

    private static Map<Use, Long> lastTimes(UserState state, long at) {
        Map<Use, Long> last = new HashMap<>();
        for (LedgerEntry entry : state.window()) {
            Interaction event = entry.interaction();
            if (event.itemId() != null) {
                last.merge(new Use(event.itemId(), event.type()), event.timestamp(), Math::max);
            }
        }
        long latest = state.window().isEmpty()
                ? at
                : Math.min(at, state.window().get(0).interaction().timestamp());
        Map<Use, Long> older = new HashMap<>();
        for (LongTermKey key : state.longTerm().keySet()) {
            Use use = new Use(key.itemId(), key.type());
            if (!last.containsKey(use)) {
                long end = Math.min(key.begin() + LongTermKey.EPOCH_MILLIS - 1, latest);
                older.merge(use, end, Math::max);
            }
        }
        last.putAll(older);
        return last;
    }

    private static void checkShare(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(name + " is from 0 to 1, not " + share);
        }
    }
}
