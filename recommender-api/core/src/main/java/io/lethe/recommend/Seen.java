package io.lethe.recommend;

import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.parameter.Fatigue;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.parameter.SeenPolicy;
import io.lethe.recommend.parameter.Suppression;
import io.lethe.recommend.trend.Trends;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user's past items.
 *
 * @param consumed   items that are used up by {@link RepeatRule}, or that the request leaves out because the user has
 *                   seen them; they are not recommended again
 * @param suppressed items that the user turned down, while {@link Suppression} hides them
 * @param touched    items with any event but impressions, which lose relevance, except used-up items that may return
 * @param shown      items that were shown and not clicked, which lose relevance by {@link Fatigue}
 * @param back       used-up items that come back by a habit of their own, and not because everything may
 */
record Seen(
        Set<String> consumed,
        Set<String> suppressed,
        Set<String> touched,
        Map<String, Fatigue.Shown> shown,
        Set<String> back) {

    /**
     * @param asked  a repeat policy that overrides the settings, or null
     * @param policy what becomes of items that the user has seen
     * @param trends the events of all users, which give the repeat rate of the domain
     */
    static Seen of(
            UserState state,
            long at,
            RankingSettings settings,
            @Nullable RepeatPolicy asked,
            SeenPolicy policy,
            Trends trends) {
        RepeatRule rule = settings.repeat();
        double domain = trends.repeatRate(rule.prior(), type -> rule.tellsHabit(type, asked));
        RepeatRule.Verdict verdict = rule.judge(state, at, asked, domain);
        Set<String> seen = Fatigue.touched(state);
        Set<String> out = new HashSet<>(verdict.out());
        if (policy == SeenPolicy.EXCLUDE) {
            out.addAll(seen);
        }
        RepeatPolicy inForce = asked == null ? rule.policy() : asked;
        boolean automatic = inForce instanceof RepeatPolicy.Auto;
        seen.removeAll(automatic ? verdict.regular() : verdict.back());
        boolean lowers = policy != SeenPolicy.ALLOW;
        return new Seen(
                out,
                settings.suppression().items(state, at, settings.interest().weights()),
                lowers ? seen : Set.of(),
                lowers ? settings.fatigue().of(state, at) : Map.of(),
                lowers && automatic ? verdict.regular() : Set.of());
    }

    /** The history of a user without events. */
    static Seen nothing() {
        return new Seen(Set.of(), Set.of(), Set.of(), Map.of(), Set.of());
    }

    /** The share of a positive relevance that an item keeps for having been shown, 0 to 1. */
    double kept(String itemId) {
        return Fatigue.kept(shown, itemId);
    }
}
