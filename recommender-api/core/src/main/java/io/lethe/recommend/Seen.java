package io.lethe.recommend;

import io.lethe.event.InteractionType;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.parameter.SeenPolicy;
import io.lethe.recommend.parameter.Suppression;
import io.lethe.recommend.trend.Trends;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user's past items.
 *
 * @param consumed   items that are used up by {@link RepeatRule}, or that the request leaves out because the user has
 *                   seen them; they are not recommended again
 * @param suppressed items that the user turned down, while {@link Suppression} hides them
 * @param touched    items with any event, which lose relevance, except used-up items that may return
 */
record Seen(Set<String> consumed, Set<String> suppressed, Set<String> touched) {

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
        Set<String> touched = new HashSet<>(state.items());
        touched.removeAll(verdict.back());
        Set<String> out = new HashSet<>(verdict.out());
        if (policy == SeenPolicy.EXCLUDE) {
            state.longTerm().keySet().stream()
                    .filter(key -> !key.type().equals(InteractionType.IMPRESSION.code()))
                    .map(LongTermKey::itemId)
                    .forEach(out::add);
        } else if (policy == SeenPolicy.ALLOW) {
            touched.clear();
        }
        return new Seen(
                out, settings.suppression().items(state, at, settings.interest().weights()), touched);
    }

    /** The history of a user without events. */
    static Seen nothing() {
        return new Seen(Set.of(), Set.of(), Set.of());
    }
}
