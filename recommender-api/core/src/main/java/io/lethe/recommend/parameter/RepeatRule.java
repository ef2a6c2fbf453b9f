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
import org.jspecify.annotations.Nullable;

/**
 * Which of the items that a user has had may be recommended again. Each type of event has a policy; an item is out
 * while that of any of its events says so. Where the policy is {@link Auto}, the person's own habit decides. The rate
 * at which somebody repeats is
 *
 * <pre>ρ = (c − d + domain · strength) / (c + strength)</pre>
 *
 * with {@code c} the events of such types and {@code d} the different pairs of item and type among them: the mean of a
 * beta distribution after {@code c − d} repeats in {@code c} choices, with a prior that is worth {@code strength}
 * choices and whose mean is {@code domain}, the rate at which everybody repeats
 * ({@link io.lethe.recommend.trend.Trends#repeatRate}). An item in the cart that is then bought is no repeat, since these are
 * two types. Opinions (ratings, reviews, likes, shares, comments, tags) are no repeats, however many. Items come back
 * while {@code ρ > threshold} or {@code domain > threshold}, since what a shop sells again it may sell again to
 * anyone, and not within the cool-down after their last event, so that nobody is shown what they have just bought. What
 * is older than the window happened at the end of its week.
 *
 * @param policy          for the types that use an item up ({@link #CONSUMING}) and are not in byType
 * @param byType          policies of single types, also of such that do not use an item up
 * @param prior           the rate of a domain of which nothing is known, 0 to 1
 * @param strength        how many choices that is worth, above 0 and finite
 * @param threshold       above which rate items come back, 0 to 1
 * @param coolDownSeconds how long after its last event an item stays away where habit decides; at least 0 and finite
 */
public record RepeatRule(
        RepeatPolicy policy,
        SortedMap<String, RepeatPolicy> byType,
        double prior,
        double strength,
        double threshold,
        double coolDownSeconds) {
    /** The types of events that use an item up, where nothing else is set. */
    public static final Set<String> CONSUMING =
            Set.of("purchase", "cart", "rating", "review", "play", "like", "share", "comment", "tag");

    /** Those of them that say what somebody thinks, as often as it is said, and not that the item was had again. */
    private static final Set<String> OPINIONS = Set.of("rating", "review", "like", "share", "comment", "tag");

    private static final double DEFAULT_PRIOR = 0.02;
    private static final double DEFAULT_STRENGTH = 10;
    private static final double DEFAULT_THRESHOLD = 0.1;
    private static final double DEFAULT_COOL_DOWN = 6 * 3600.0;

    /**
     * What of a user's items may come back at a time.
     *
     * @param out  items that are not to be recommended
     * @param back items that the user has used up and that may be recommended again
     */
    public record Verdict(Set<String> out, Set<String> back) {
        public Verdict {
            out = Set.copyOf(out);
            back = Set.copyOf(back);
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

    /** Habit decides for whatever uses an item up. */
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
     * The policy of a type of event.
     *
     * @param asked what a caller wants in place of the settings, or null: for all types that use an item up, and
     *              {@link Allow} for every type
     */
    public RepeatPolicy of(String type, @Nullable RepeatPolicy asked) {
        boolean consuming = CONSUMING.contains(type);
        if (asked != null && (consuming || asked instanceof Allow)) {
            return asked;
        }
        return byType.getOrDefault(type, consuming ? policy : RepeatPolicy.ALLOW);
    }

    /** Whether events of a type say how often somebody repeats: where habit decides, and for whatever is no opinion. */
    public boolean tellsHabit(String type, @Nullable RepeatPolicy asked) {
        return of(type, asked) instanceof Auto && !OPINIONS.contains(type);
    }

    /**
     * How often somebody's choices are repeats: ρ, over the events of those types that tell it.
     *
     * @param domain the rate of everybody over the same types, 0 to 1
     */
    public double rate(UserState state, @Nullable RepeatPolicy asked, double domain) {
        return rate(counts(state), asked, domain);
    }

    /**
     * What may come back.
     *
     * @param at     milliseconds since 1970
     * @param domain as in {@link #rate}
     */
    public Verdict judge(UserState state, long at, @Nullable RepeatPolicy asked, double domain) {
        Map<Use, Long> counts = counts(state);
        boolean habit = Math.max(domain, rate(counts, asked, domain)) > threshold;
        Map<Use, Long> last = lastTimes(state, at);
        Set<String> out = new HashSet<>();
        Set<String> had = new HashSet<>();
        for (Use use : counts.keySet()) {
            RepeatPolicy one = of(use.type(), asked);
            double age = (at - last.getOrDefault(use, at)) / 1000.0;
            if (isOut(one, age, habit)) {
                out.add(use.itemId());
            }
            if (CONSUMING.contains(use.type())) {
                had.add(use.itemId());
            }
        }
        had.removeAll(out);
        return new Verdict(out, had);
    }

    private boolean isOut(RepeatPolicy one, double ageSeconds, boolean habit) {
        if (one instanceof Never) {
            return true;
        } else if (one instanceof After after) {
            return ageSeconds < after.seconds();
        }
        return one instanceof Auto && !(habit && ageSeconds >= coolDownSeconds);
    }

    private double rate(Map<Use, Long> counts, @Nullable RepeatPolicy asked, double domain) {
        long choices = 0;
        long different = 0;
        for (Map.Entry<Use, Long> use : counts.entrySet()) {
            if (tellsHabit(use.getKey().type(), asked)) {
                choices += use.getValue();
                different++;
            }
        }
        return (choices - different + domain * strength) / (choices + strength);
    }

    private static Map<Use, Long> counts(UserState state) {
        Map<Use, Long> counts = new HashMap<>();
        state.longTerm()
                .forEach((key, count) -> counts.merge(new Use(key.itemId(), key.type()), count.count(), Long::sum));
        return counts;
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
