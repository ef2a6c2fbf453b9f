package io.lethe.evaluation.steering;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Ranking;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.KernelText;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A shop as it answers: what was learned of its log, and the settings in force.
 *
 * @param catalogue the items with their signals; slots are the numbers of items
 * @param settings  the settings, with what the log taught about the mix
 * @param places    how many places a list has
 */
record ServedShop(Catalogue catalogue, RankingSettings settings, int places) {
    private static final Duration BRIEF = Duration.ofDays(1);
    private static final Duration LASTING = Duration.ofDays(1000);

    /** The list for a user with a history, by the settings in force. */
    Ranking list(UserKey user, List<LedgerEntry> history, long at) {
        return list(user, history, at, settings);
    }

    /** The same as if the request named a half-life, as {@code halfLife=3d} does. */
    Ranking list(UserKey user, List<LedgerEntry> history, long at, Duration halfLife) {
        return list(
                user,
                history,
                at,
                settings.withInterest(settings.interest()
                        .withKernel(KernelText.ofHalfLife(settings.interest().kernel(), halfLife.toSeconds()))));
    }

    /** How many items of the list with a half-life of a day are not in that with one of 1000 days. */
    int differ(UserKey user, List<LedgerEntry> history, long at) {
        Set<Integer> gone = slots(list(user, history, at, BRIEF));
        gone.removeAll(slots(list(user, history, at, LASTING)));
        return gone.size();
    }

    private static Set<Integer> slots(Ranking ranking) {
        Set<Integer> slots = new HashSet<>();
        ranking.items().forEach(one -> slots.add(one.item().slot()));
        return slots;
    }

    private Ranking list(UserKey user, List<LedgerEntry> history, long at, RankingSettings used) {
        UserState state = UserState.of(user, history, UserState.DEFAULT_WINDOW);
        return new Recommender(catalogue, used)
                .recommend(
                        state, at, new RecommendationRequest(places, ItemFilter.ANYTHING, Set.of(), used.diversity()));
    }
}
