package io.lethe.recommend;

import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.parameter.Suppression;
import io.lethe.recommend.trend.Trends;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user has already had to do with.
 *
 * @param consumed   items that are done with, as {@link RepeatRule} says; they are not recommended again
 * @param suppressed items that the user turned down, as long as {@link Suppression} says
 * @param touched    every item with any event, but those that are used up and may come back all the same
 */
record Seen(Set<String> consumed, Set<String> suppressed, Set<String> touched) {

    /**
     * @param asked  what a caller wants in place of the settings' policies of repeating, or null
     * @param trends what everybody did, which tells how often things are had again
     */
    static Seen of(UserState state, long at, RankingSettings settings, @Nullable RepeatPolicy asked, Trends trends) {
        RepeatRule rule = settings.repeat();
        double domain = trends.repeatRate(rule.prior(), type -> rule.tellsHabit(type, asked));
        RepeatRule.Verdict verdict = rule.judge(state, at, asked, domain);
        Set<String> touched = new HashSet<>(state.items());
        touched.removeAll(verdict.back());
        return new Seen(
                verdict.out(),
                settings.suppression().items(state, at, settings.interest().weights()),
                touched);
    }

    /** What nothing is known of. */
    static Seen nothing() {
        return new Seen(Set.of(), Set.of(), Set.of());
    }
}
